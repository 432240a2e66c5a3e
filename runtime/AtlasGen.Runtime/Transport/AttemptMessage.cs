namespace AtlasGen.Runtime;

/// <summary>Represents the message of an attempt, which knows its request for handlers that log.</summary>
/// <remarks>The dictionary of <see cref="HttpRequestMessage.Options"/> would be allocated for each attempt.</remarks>
internal sealed class AttemptMessage(HttpMethod method, Uri address, AtlasRequest request)
    : HttpRequestMessage(method, address)
{
    public AtlasRequest Request => request;
}
