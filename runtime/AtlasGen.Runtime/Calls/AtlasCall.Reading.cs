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
            var reason = body.Content.IsEmpty ? "The body is empty." : exception.Message;
            // A gateway or a sign-in page may have responded instead of the service.
            if (
                body.MediaType is { } type
                && !type.Contains("json", StringComparison.OrdinalIgnoreCase)
            )
            {
                reason = $"It is {SafeText.Mask(type)}: {reason}";
            }

            // A syntax error also has a line number.
            if (exception is JsonException { LineNumber: null, BytePositionInLine: { } position })
            {
                var path = JsonPath.Of(JsonBody.WithoutMark(body.Content.Span), position);
                reason = $"{path}: {reason}";
            }

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
