using AtlasGen.Runtime;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging;

namespace AtlasGen.DependencyInjection;

/// <summary>Logs requests without what may be secret: no header, no query, no address of a person.</summary>
internal sealed partial class AtlasHttpLogger(ILoggerFactory factory) : IHttpClientLogger
{
    private readonly ILogger _logger = factory.CreateLogger("AtlasGen");

    public object? LogRequestStart(HttpRequestMessage request) => null;

    public void LogRequestStop(
        object? context,
        HttpRequestMessage request,
        HttpResponseMessage response,
        TimeSpan elapsed
    ) =>
        LogAnswered(
            request.Method.Method,
            PathOf(request),
            (int)response.StatusCode,
            elapsed.TotalMilliseconds
        );

    public void LogRequestFailed(
        object? context,
        HttpRequestMessage request,
        HttpResponseMessage? response,
        Exception exception,
        TimeSpan elapsed
    ) =>
        LogFailed(
            request.Method.Method,
            PathOf(request),
            exception.GetType().Name,
            elapsed.TotalMilliseconds
        );

    private static string PathOf(HttpRequestMessage request) =>
        SafeText.Mask(request.RequestUri!.AbsolutePath);

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path}: {Status} after {Milliseconds:0} ms")]
    private partial void LogAnswered(string method, string path, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path}: {Exception} after {Milliseconds:0} ms")]
    private partial void LogFailed(
        string method,
        string path,
        string exception,
        double milliseconds
    );
}
