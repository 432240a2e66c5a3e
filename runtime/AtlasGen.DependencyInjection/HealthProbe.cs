using AtlasGen.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AtlasGen.DependencyInjection;

/// <summary>Makes a call, and describes its result without data that must not be published: addresses, paths, secrets.</summary>
/// <param name="call">The call, which is code of the user.</param>
/// <param name="timeout">The time limit for the call.</param>
/// <param name="time">The time provider.</param>
internal sealed class HealthProbe(
    Func<CancellationToken, Task> call,
    TimeSpan timeout,
    TimeProvider time
)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Makes the call. Never throws.</summary>
    /// <param name="failureStatus">The status if the call fails.</param>
    public async Task<HealthCheckResult> RunAsync(HealthStatus failureStatus)
    {
        var watch = RateLimitWatch.Begin();
        Task? running = null;
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            running = call(limit.Token);
            await running.WaitOrAbandonAsync(limit.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The call succeeded.");
        }
        catch (OperationCanceledException)
            when (running is not null && limit.IsCancellationRequested)
        {
            // The call of a client ends at once. Until it has, it is not known whether a rate limit delayed it.
            await Task.WhenAny(running, Task.Delay(Grace, time)).ConfigureAwait(false);
            return watch.HasDelayed
                ? RateLimited()
                : new(
                    failureStatus,
                    $"The call did not complete within {timeout.TotalSeconds:0.###} s."
                );
        }
        catch (Exception exception)
        {
            return IsRateLimit(exception) ? RateLimited() : new(failureStatus, Describe(exception));
        }
    }

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
}
