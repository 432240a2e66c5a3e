using System.Text.Json;

namespace AtlasGen.Runtime;

/// <content>Reads the bodies of successful responses.</content>
internal sealed partial class AtlasCall
{
    /// <summary>Reads the body of a successful response.</summary>
    public T Read<T, TCodec>(ResponseBody body)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, TCodec>(body.Content.Span);
        }
        // The JSON reader throws an InvalidOperationException for text that is not valid Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var reason = JsonFault.Describe(body.Content.Span, exception, body.MediaType);
            throw Fail(
                new AtlasResponseFormatException(
                    $"{Info}: the response does not match the document. {reason}",
                    exception
                )
            );
        }
    }

    /// <summary>Reads the body of a successful response that is text, either plain text or a JSON string.</summary>
    public string ReadText(ResponseBody body) =>
        PlainText.IsAskedFor(_request.Operation.Accept)
            ? PlainText.Decode(body.Content.Span, body.Charset)
            : JsonBody.Text(body.Content.Span);

    /// <summary>Reads the body of a successful response that is text, or returns <see langword="null"/> if it is empty.</summary>
    public string? ReadOptionalText(ResponseBody body)
    {
        var isNothing = PlainText.IsAskedFor(_request.Operation.Accept)
            ? body.Content.IsEmpty
            : JsonBody.IsNothing(body.Content.Span);
        return isNothing ? null : ReadText(body);
    }
}
