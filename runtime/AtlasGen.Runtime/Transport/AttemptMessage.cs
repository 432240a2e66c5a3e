namespace AtlasGen.Runtime;

/// <summary>Represents the message of an attempt, which handlers that log and transports of tests can recognize.</summary>
/// <remarks>The dictionary of <see cref="HttpRequestMessage.Options"/> would be allocated for each attempt.</remarks>
/// <param name="attempt">The attempt that sends the message.</param>
/// <param name="method">The method, which is not that of the operation if the message is a probe for a challenge.</param>
/// <param name="address">The URL.</param>
internal sealed class AttemptMessage(Attempt attempt, HttpMethod method, Uri address)
    : HttpRequestMessage(method, address)
{
    /// <summary>Gets the attempt that sends the message.</summary>
    public Attempt Attempt => attempt;

    /// <summary>Gets the request of the call.</summary>
    public AtlasRequest Request => attempt.Request;
}
