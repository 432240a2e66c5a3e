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

    /// <summary>What may be told of a failure of the endpoint, or of what lies before it.</summary>
    public static string Describe(Exception exception) =>
        exception switch
        {
            TokenException => exception.Message,
            OperationCanceledException => "the token endpoint did not answer in time",
            HttpRequestException or IOException =>
                $"the token endpoint could not be reached ({SafeText.Mask(exception.Message)})",
            _ => $"an unexpected failure ({exception.GetType().Name})",
        };
}
