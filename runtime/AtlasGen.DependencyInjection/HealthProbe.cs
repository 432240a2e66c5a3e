using System.Globalization;
using AtlasGen.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>
/// Makes a call, and describes its result without data that must not be published: addresses, paths, secrets. The log contains the
/// reason of a failure.
/// </summary>
/// <param name="name">The name of the health check.</param>
/// <param name="call">The call, which is code of the user.</param>
/// <param name="timeout">The time limit for the call.</param>
/// <param name="time">The time provider.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class HealthProbe(
    string name,
    Func<CancellationToken, Task> call,
    TimeSpan timeout,
    TimeProvider time,
    ILogger logger
)
{
    private readonly ILogger _logger = logger;

    /// <summary>Makes the call. Never throws.</summary>
    /// <param name="failureStatus">The status if the call fails.</param>
    public async Task<HealthCheckResult> RunAsync(HealthStatus failureStatus)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        var watch = RateLimitWatch.Start(limit.Token);
        Task? running = null;
        try
        {
            running = call(limit.Token);
            await running.WaitOrAbandonAsync(limit.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The call succeeded.");
        }
        catch (OperationCanceledException)
            when (running is not null && limit.IsCancellationRequested)
        {
            var result = watch.IsWaiting ? RateLimited() : new(failureStatus, TimedOut);
            return Log(result, result.Description, exception: null);
        }
        // The messages of the client contain no secrets, but those of inner exceptions can, such as of a function for the secret.
        catch (AtlasException exception)
        {
            return Log(ResultOf(exception, failureStatus), exception.Message, exception: null);
        }
        catch (Exception exception)
        {
            var result = ResultOf(exception, failureStatus);
            return Log(result, result.Description, exception);
        }
    }

    private string TimedOut =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The call did not complete within {timeout.TotalSeconds:0.###} s."
        );

    private HealthCheckResult Log(HealthCheckResult result, string? reason, Exception? exception)
    {
        try
        {
            LogFailed(exception, name, result.Status, reason);
        }
        catch (Exception)
        {
            // A logging provider that fails must not hide the result, and its exception would be published.
        }

        return result;
    }

    private static HealthCheckResult ResultOf(Exception exception, HealthStatus failureStatus) =>
        IsRateLimit(exception) ? RateLimited() : new(failureStatus, Describe(exception));

    private static HealthCheckResult RateLimited() =>
        HealthCheckResult.Degraded("The server's rate limit is exceeded.");

    private static bool IsRateLimit(Exception exception) =>
        exception
            is AtlasApiException { IsRateLimit: true }
                or AtlasAuthenticationException { IsRateLimit: true }
                or AtlasTimeoutException { IsRateLimit: true };

    private static string Describe(Exception exception) =>
        exception switch
        {
            AtlasApiException { StatusCode: var status, ErrorCode: var code } =>
                $"The server returned {(int)status}{Code(code)}.",
            AtlasAuthenticationException { StatusCode: { } status, ErrorCode: var code } =>
                $"The client has no access token: the server returned {(int)status}{Code(code)}.",
            AtlasAuthenticationException => "The client has no access token.",
            AtlasTimeoutException => "The call timed out.",
            AtlasConnectionException => "The client received no complete response.",
            AtlasResponseFormatException => "The client cannot read the response.",
            OptionsValidationException => "The options of the client are not valid.",
            _ => $"The call failed with {exception.GetType().Name}.",
        };

    // The server can write anything into a code.
    private static string Code(string? code) =>
        code is { Length: > 0 and <= 100 }
        && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_')
            ? $" ({code})"
            : "";

    [LoggerMessage(9, LogLevel.Warning, "The health check {HealthCheck} is {Status}: {Reason}")]
    private partial void LogFailed(
        Exception? exception,
        string healthCheck,
        HealthStatus status,
        string? reason
    );
}
