using System.Net;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds status and content in an enveloped body.</summary>
/// <remarks>
/// <c>{"status": 200, "content": {…}}</c>; some pages of Atlas's documentation write <c>envelope</c> for <c>content</c>. Lists
/// keep <c>results</c> and gain <c>status</c> beside it; then the whole body is the content.
/// </remarks>
internal static class Envelope
{
    /// <summary>Opens an envelope; a body that is none is its own content.</summary>
    /// <param name="body">The body.</param>
    /// <param name="status">The status of the response; replaced by the one inside.</param>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> body, ref HttpStatusCode status)
    {
        try
        {
            return OpenObject(body, ref status);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Whoever reads the body will say what is wrong with it.
            return body;
        }
    }

    private static ReadOnlyMemory<byte> OpenObject(
        ReadOnlyMemory<byte> body,
        ref HttpStatusCode status
    )
    {
        var mark = body.Length - JsonBody.WithoutMark(body.Span).Length;
        var reader = new Utf8JsonReader(body.Span[mark..]);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            return body;
        }

        int? inner = null;
        var content = body;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isStatus = reader.ValueTextEquals("status"u8);
            var isContent =
                reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("envelope"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (
                isStatus
                && reader.TokenType is JsonTokenType.Number
                && reader.TryGetInt32(out var number)
            )
            {
                inner = number;
            }

            reader.Skip();
            if (isContent)
            {
                content = body[(mark + start)..(mark + (int)reader.BytesConsumed)];
            }
        }

        // An object without a status is no envelope, even when it has a member of that name.
        if (inner is not (>= 100 and <= 599))
        {
            return body;
        }

        status = (HttpStatusCode)inner.Value;
        return content;
    }
}
