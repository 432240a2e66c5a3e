using System.Net;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds the status and the content in an envelope.</summary>
/// <remarks>
/// An envelope is <c>{"status": 200, "content": {…}}</c>; some pages of the Atlas documentation say <c>envelope</c> instead of
/// <c>content</c>. A list keeps <c>results</c> and has <c>status</c> beside it; then the whole body is the content.
/// </remarks>
internal static class Envelope
{
    /// <summary>Returns the content of an envelope, or the whole body if it is not an envelope.</summary>
    /// <param name="body">The body.</param>
    /// <param name="status">The status of the response, which the status in the envelope replaces.</param>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> body, ref HttpStatusCode status)
    {
        try
        {
            return OpenObject(body, ref status);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The code that reads the body reports the error.
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

        // An object without a valid status is not an envelope, even if it has a member with that name.
        if (inner is not (>= 100 and <= 599))
        {
            return body;
        }

        status = (HttpStatusCode)inner.Value;
        return content;
    }
}
