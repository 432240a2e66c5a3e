namespace AtlasGen.Runtime;

/// <summary>Represents the message of a request, which a transport can recognize as a call of an operation.</summary>
/// <param name="attempt">The attempt that sends the message.</param>
/// <param name="method">The method, which is not that of the operation if the message is a probe for a challenge.</param>
/// <param name="uri">The URL.</param>
internal sealed class AtlasRequestMessage(Attempt attempt, HttpMethod method, Uri uri)
    : HttpRequestMessage(method, uri)
{
    /// <summary>Gets the attempt that sends the message.</summary>
    public Attempt Attempt => attempt;
}
