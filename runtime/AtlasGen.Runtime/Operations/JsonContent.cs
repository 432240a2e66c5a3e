using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON value.</summary>
internal sealed class JsonContent<T, TCodec> : AtlasContent<T>
    where TCodec : IJsonCodec<T>
{
    internal override T Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        JsonContents.Read<T, TCodec>(body);

    internal override HttpContent? Write(T value, string? mediaType) =>
        Content(
            RequestJson.Bytes<T, TCodec>(value, JsonMode.Full),
            mediaType,
            JsonContents.MediaType
        );
}

/// <summary>Reads and writes JSON that can be empty.</summary>
internal sealed class OptionalContent<T, TCodec> : AtlasContent<T?>
    where T : class
    where TCodec : IJsonCodec<T>
{
    internal override T? Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        JsonBody.IsNothing(body.Span) ? null : JsonContents.Read<T, TCodec>(body);

    internal override HttpContent? Write(T? value, string? mediaType) =>
        value is null
            ? null
            : Content(
                RequestJson.Bytes<T, TCodec>(value, JsonMode.Full),
                mediaType,
                JsonContents.MediaType
            );
}

/// <summary>Reads and writes JSON of a value type that can be empty.</summary>
internal sealed class OptionalValueContent<T, TCodec> : AtlasContent<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    internal override T? Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        JsonBody.IsNothing(body.Span) ? null : JsonContents.Read<T, TCodec>(body);

    internal override HttpContent? Write(T? value, string? mediaType) =>
        value is { } present
            ? Content(
                RequestJson.Bytes<T, TCodec>(present, JsonMode.Full),
                mediaType,
                JsonContents.MediaType
            )
            : null;
}

/// <summary>Reads JSON for the contents above.</summary>
internal static class JsonContents
{
    public const string MediaType = "application/json";

    /// <exception cref="FormatException">The body is not of the type that the document declares.</exception>
    public static T Read<T, TCodec>(ReadOnlyMemory<byte> body)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, TCodec>(body.Span);
        }
        // The JSON reader throws an InvalidOperationException for text that is not valid Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException(JsonFault.Describe(body.Span, exception, null), exception);
        }
    }
}
