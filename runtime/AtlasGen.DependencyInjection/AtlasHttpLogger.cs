using AtlasGen.Runtime;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging;

namespace AtlasGen.DependencyInjection;

/// <summary>Logs requests without data that may be secret: no header, no query, no email address.</summary>
internal sealed partial class AtlasHttpLogger(ILoggerFactory factory) : IHttpClientLogger
{
    private readonly ILogger _logger = factory.CreateLogger("AtlasGen");

    public object? LogRequestStart(HttpRequestMessage request)
    {
        if (
            _logger.IsEnabled(LogLevel.Debug)
            && request.Options.TryGetValue(AtlasRequest.OmittedKey, out var properties)
        )
        {
            LogOmitted(request.Method.Method, PathOf(request), string.Join(", ", properties));
        }

        return null;
    }

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

    [LoggerMessage(
        3,
        LogLevel.Debug,
        "{Method} {Path}: the body omits read-only properties that came from a response: {Properties}"
    )]
    private partial void LogOmitted(string method, string path, string properties);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path}: {Exception} after {Milliseconds:0} ms")]
    private partial void LogFailed(
        string method,
        string path,
        string exception,
        double milliseconds
    );
}
