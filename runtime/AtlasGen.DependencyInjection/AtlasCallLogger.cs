using AtlasGen.Runtime;
using Microsoft.Extensions.Logging;

namespace AtlasGen.DependencyInjection;

/// <summary>Logs the waits of calls: at a rate limit, and before a retry.</summary>
/// <param name="factory">The factory of the logger.</param>
/// <param name="client">The name of the client.</param>
internal sealed partial class AtlasCallLogger(ILoggerFactory factory, string client) : ICallLog
{
    private readonly ILogger _logger = factory.CreateLogger("AtlasGen");

    public void RateLimited(AtlasRequest request, TimeSpan wait) =>
        LogRateLimited(
            request.ToString(),
            request.Operation.OperationId,
            client,
            wait.TotalMilliseconds
        );

    public void Holding() => RateLimitWatch.Current?.Begin();

    public void HeldBack(AtlasRequest request, TimeSpan wait)
    {
        RateLimitWatch.Current?.End();
        LogHeldBack(
            request.ToString(),
            request.Operation.OperationId,
            client,
            wait.TotalMilliseconds
        );
    }

    public void Retrying(AtlasRequest request, AtlasException failure, TimeSpan wait) =>
        LogRetrying(
            request.ToString(),
            request.Operation.OperationId,
            client,
            failure is AtlasApiException { StatusCode: var status }
                ? $"{(int)status}"
                : failure.GetType().Name,
            wait.TotalMilliseconds
        );

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "{Request} ({OperationId}, {Client}): the server's rate limit is exceeded; no similar call is sent for {Milliseconds:0} ms"
    )]
    private partial void LogRateLimited(
        string request,
        string operationId,
        string client,
        double milliseconds
    );

    [LoggerMessage(
        5,
        LogLevel.Information,
        "{Request} ({OperationId}, {Client}): waited {Milliseconds:0} ms for the server's rate limit"
    )]
    private partial void LogHeldBack(
        string request,
        string operationId,
        string client,
        double milliseconds
    );

    [LoggerMessage(
        6,
        LogLevel.Information,
        "{Request} ({OperationId}, {Client}): {Failure}; trying again in {Milliseconds:0} ms"
    )]
    private partial void LogRetrying(
        string request,
        string operationId,
        string client,
        string failure,
        double milliseconds
    );
}
