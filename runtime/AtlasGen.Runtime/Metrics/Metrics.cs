using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Records metrics, in the units and with the attributes of OpenTelemetry's conventions for HTTP clients.</summary>
/// <remarks>
/// Attributes have few values: they never contain a path with arguments, a query, or a message. Nothing is recorded unless
/// something listens. An exception of a listener is ignored, because it must not change the result of a call.
/// </remarks>
internal static class Metrics
{
    private static readonly Meter Meter = new("AtlasGen", LibraryVersion.Text);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "atlasgen.call.duration",
        "s",
        "Duration of calls, including all attempts and the waits between them."
    );

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "atlasgen.call.attempts",
        "{attempt}",
        "Number of attempts of calls."
    );

    private static readonly Histogram<double> RateLimitWait = Meter.CreateHistogram<double>(
        "atlasgen.rate_limit.wait.duration",
        "s",
        "Duration of the waits of calls for the server's rate limit."
    );

    private static readonly Counter<long> TokenRequests = Meter.CreateCounter<long>(
        "atlasgen.token.requests",
        "{request}",
        "Number of requests for an access token."
    );

    /// <summary>Records a call that has ended.</summary>
    /// <param name="operationId">The <c>operationId</c> of the operation.</param>
    /// <param name="client">The name of the client, or <see langword="null"/> if it has none.</param>
    /// <param name="deadline">The time limit of the call, which knows its start.</param>
    /// <param name="status">The status of the last attempt, or <see langword="null"/> if it received no response.</param>
    /// <param name="errorType">The kind of failure, or <see langword="null"/> if the call succeeded.</param>
    public static void RecordCall(
        string operationId,
        string? client,
        in Deadline deadline,
        HttpStatusCode? status,
        string? errorType
    )
    {
        if (Duration.Enabled)
        {
            Record(
                Duration,
                deadline.Elapsed.TotalSeconds,
                Tags(operationId, client, status, errorType)
            );
        }
    }

    /// <summary>Records an attempt that has ended.</summary>
    /// <inheritdoc cref="RecordCall"/>
    public static void RecordAttempt(
        string operationId,
        string? client,
        HttpStatusCode? status,
        string? errorType
    )
    {
        if (Attempts.Enabled)
        {
            Count(Attempts, Tags(operationId, client, status, errorType));
        }
    }

    /// <summary>Records the wait of a call for the server's rate limit.</summary>
    public static void RecordRateLimitWait(string operationId, string? client, TimeSpan wait)
    {
        if (RateLimitWait.Enabled)
        {
            Record(RateLimitWait, wait.TotalSeconds, Tags(operationId, client, null, null));
        }
    }

    /// <summary>Records a request for an access token, which several operations share.</summary>
    /// <inheritdoc cref="RecordCall"/>
    public static void RecordTokenRequest(string? client, HttpStatusCode? status, string? errorType)
    {
        if (TokenRequests.Enabled)
        {
            Count(TokenRequests, Tags(null, client, status, errorType));
        }
    }

    /// <summary>Returns the kind of failure that an error status is.</summary>
    public static string ErrorType(HttpStatusCode status) =>
        ((int)status).ToString(CultureInfo.InvariantCulture);

    private static void Record(Histogram<double> histogram, double value, in TagList tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // A listener of the application may throw any exception.
        }
    }

    private static void Count(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception)
        {
            // A listener of the application may throw any exception.
        }
    }

    private static TagList Tags(
        string? operationId,
        string? client,
        HttpStatusCode? status,
        string? errorType
    )
    {
        var tags = default(TagList);
        Add("atlas.operation_id", operationId);
        Add("atlas.client", client);
        Add("http.response.status_code", (int?)status);
        Add("error.type", errorType);
        return tags;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                tags.Add(name, value);
            }
        }
    }
}
