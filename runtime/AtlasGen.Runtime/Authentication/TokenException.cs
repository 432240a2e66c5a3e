namespace AtlasGen.Runtime;

/// <summary>No token came, and whether it makes sense to ask again.</summary>
internal sealed class TokenException(
    string message,
    bool isTransient,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public bool IsTransient { get; } = isTransient;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Makes one of a failure of the endpoint, of a handler in front of it, or of the user's code.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="timeIsOver">Whether the time for it was over.</param>
    public static TokenException From(Exception exception, bool timeIsOver) =>
        exception as TokenException
        ?? new(
            timeIsOver
                ? "the token endpoint did not answer in time"
                : $"the token endpoint could not be reached ({TransportFault.Describe(exception)})",
            isTransient: !timeIsOver,
            inner: exception
        );
}
