using AtlasGen.Runtime;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging;

namespace AtlasGen.DependencyInjection;

/// <summary>Logs requests without data that may be secret: no header, no query, no email address.</summary>
/// <param name="factory">The factory of the logger.</param>
/// <param name="client">The name of the client.</param>
internal sealed partial class AtlasHttpLogger(ILoggerFactory factory, string client)
    : IHttpClientLogger
{
    private readonly ILogger _logger = factory.CreateLogger("AtlasGen");

    /// <summary>Returns the operation as the state of the log, or <see langword="null"/> for a request of the authentication.</summary>
    public object? LogRequestStart(HttpRequestMessage request)
    {
        var call = Passage.Current?.Request;
        if (call?.OmittedProperties is { } properties && _logger.IsEnabled(LogLevel.Debug))
        {
            LogOmitted(
                request.Method.Method,
                PathOf(request),
                call.Operation.OperationId,
                client,
                string.Join(", ", properties)
            );
        }

        return call?.Operation.OperationId;
    }

    public void LogRequestStop(
        object? context,
        HttpRequestMessage request,
        HttpResponseMessage response,
        TimeSpan elapsed
    )
    {
        var (method, path) = (request.Method.Method, PathOf(request));
        var (status, milliseconds) = ((int)response.StatusCode, elapsed.TotalMilliseconds);
        if (context is string operationId)
        {
            LogAnswered(method, path, operationId, client, status, milliseconds);
        }
        else
        {
            LogAuthenticationAnswered(method, path, client, status, milliseconds);
        }
    }

    public void LogRequestFailed(
        object? context,
        HttpRequestMessage request,
        HttpResponseMessage? response,
        Exception exception,
        TimeSpan elapsed
    )
    {
        var (method, path) = (request.Method.Method, PathOf(request));
        var (type, milliseconds) = (exception.GetType().Name, elapsed.TotalMilliseconds);
        if (context is not string operationId)
        {
            LogAuthenticationFailed(method, path, client, type, milliseconds);
        }
        else if (Passage.Current is { IsCanceled: true })
        {
            LogCanceled(method, path, operationId, client, milliseconds);
        }
        else
        {
            LogFailed(method, path, operationId, client, type, milliseconds);
        }
    }

    private static string PathOf(HttpRequestMessage request) =>
        SafeText.Mask(Passage.Current?.Path ?? request.RequestUri!.AbsolutePath);

    [LoggerMessage(
        1,
        LogLevel.Information,
        "{Method} {Path} ({OperationId}, {Client}): {Status} after {Milliseconds:0} ms"
    )]
    private partial void LogAnswered(
        string method,
        string path,
        string operationId,
        string client,
        int status,
        double milliseconds
    );

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Method} {Path} ({OperationId}, {Client}): {Exception} after {Milliseconds:0} ms"
    )]
    private partial void LogFailed(
        string method,
        string path,
        string operationId,
        string client,
        string exception,
        double milliseconds
    );

    [LoggerMessage(
        3,
        LogLevel.Debug,
        "{Method} {Path} ({OperationId}, {Client}): the body omits read-only properties that came from a response: {Properties}"
    )]
    private partial void LogOmitted(
        string method,
        string path,
        string operationId,
        string client,
        string properties
    );

    [LoggerMessage(
        7,
        LogLevel.Information,
        "{Method} {Path} ({Client}): {Status} after {Milliseconds:0} ms"
    )]
    private partial void LogAuthenticationAnswered(
        string method,
        string path,
        string client,
        int status,
        double milliseconds
    );

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "{Method} {Path} ({Client}): {Exception} after {Milliseconds:0} ms"
    )]
    private partial void LogAuthenticationFailed(
        string method,
        string path,
        string client,
        string exception,
        double milliseconds
    );

    [LoggerMessage(
        10,
        LogLevel.Information,
        "{Method} {Path} ({OperationId}, {Client}): canceled by the caller after {Milliseconds:0} ms"
    )]
    private partial void LogCanceled(
        string method,
        string path,
        string operationId,
        string client,
        double milliseconds
    );
}
