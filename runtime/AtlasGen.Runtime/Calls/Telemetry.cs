using System.Diagnostics;
using System.Globalization;

namespace AtlasGen.Runtime;

/// <summary>Creates one activity per call, according to OpenTelemetry's conventions for HTTP clients, but without the path and the query.</summary>
internal static class Telemetry
{
    private static readonly ActivitySource Source = new("AtlasGen");

    public static Activity? Start(AtlasOperation operation, Uri server)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity(
            $"{operation.Method} {operation.Path}",
            ActivityKind.Client
        );
        activity?.SetTag("http.request.method", operation.Method.Method);
        activity?.SetTag("url.template", operation.Path);
        activity?.SetTag("server.address", server.IdnHost);
        activity?.SetTag("server.port", server.Port);
        activity?.SetTag("atlas.operation_id", operation.OperationId);
        return activity;
    }

    /// <summary>Adds an event for a wait of a call.</summary>
    /// <param name="activity">The activity of the call, or <see langword="null"/> if nothing listens.</param>
    /// <param name="name">The name of the event.</param>
    /// <param name="wait">The time that the call waited, or waits now.</param>
    public static void Wait(Activity? activity, string name, TimeSpan wait) =>
        activity?.AddEvent(
            new(name, tags: new() { ["atlasgen.wait.duration"] = wait.TotalSeconds })
        );

    public static void Fail(Activity? activity, AtlasException failure)
    {
        var type = failure is AtlasApiException { StatusCode: var status }
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : failure.GetType().FullName;
        activity?.SetTag("error.type", type);
        activity?.SetStatus(ActivityStatusCode.Error);
    }
}
