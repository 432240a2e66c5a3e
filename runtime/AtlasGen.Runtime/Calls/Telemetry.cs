using System.Diagnostics;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Creates one activity per call, according to OpenTelemetry's conventions for HTTP clients, but without the path and the query.</summary>
/// <remarks>An exception of a listener is ignored, because it must not change the result of a call.</remarks>
internal static class Telemetry
{
    /// <summary>The kind of failure of a call that its caller canceled.</summary>
    public static readonly string Canceled = typeof(OperationCanceledException).FullName!;

    private static readonly ActivitySource Source = new("AtlasGen", LibraryVersion.Text);

    /// <summary>Starts the activity of a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="endpoint">The endpoint to call.</param>
    /// <returns>The activity, or <see langword="null"/> if nothing listens.</returns>
    public static Activity? Start(AtlasOperation operation, AtlasEndpoint endpoint)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity? activity = null;
        try
        {
            // A sampler sees only the tags that exist before the activity does.
            activity = Source.CreateActivity(
                $"{operation.Method} {operation.Path}",
                ActivityKind.Client,
                parentContext: default,
                Tags(operation, endpoint)
            );
            activity?.Start();
        }
        catch (Exception)
        {
            // A listener of the application may throw any exception. Other listeners may have seen the start of the activity.
        }

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

    /// <summary>Ends the activity of a call.</summary>
    /// <param name="activity">The activity of the call, or <see langword="null"/> if nothing listens.</param>
    /// <param name="status">The status of the last attempt, or <see langword="null"/> if it received no response.</param>
    /// <param name="errorType">The kind of failure, or <see langword="null"/> if the call succeeded.</param>
    public static void End(Activity? activity, HttpStatusCode? status, string? errorType)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("http.response.status_code", (int?)status);
        if (errorType is not null)
        {
            activity.SetTag("error.type", errorType);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        try
        {
            activity.Dispose();
        }
        catch (Exception)
        {
            // A listener of the application may throw any exception.
        }
    }

    /// <summary>Returns the kind of a failure: the status, or else the type of the exception.</summary>
    public static string ErrorType(AtlasException failure) =>
        failure is AtlasApiException { StatusCode: var status }
            ? Metrics.ErrorType(status)
            : failure.GetType().FullName!;

    private static List<KeyValuePair<string, object?>> Tags(
        AtlasOperation operation,
        AtlasEndpoint endpoint
    )
    {
        List<KeyValuePair<string, object?>> tags =
        [
            new("http.request.method", operation.Method.Method),
            new("url.template", operation.Path),
            new("server.address", endpoint.Address.IdnHost),
            new("server.port", endpoint.Address.Port),
            new("atlas.operation_id", operation.OperationId),
        ];
        if (endpoint.ClientName is { } client)
        {
            tags.Add(new("atlas.client", client));
        }

        return tags;
    }
}
