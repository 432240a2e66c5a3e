using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes text.</summary>
internal sealed class TextContent : AtlasContent<string>
{
    internal override string Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        IsJson(mediaType)
            ? JsonBody.Text(body.Span)
            : Encoding.UTF8.GetString(JsonBody.WithoutMark(body.Span));

    internal override HttpContent? Write(string value, string? mediaType)
    {
        var plain = Utf8(value);
        // Text of another type is sent as it is, unless it would be read as a JSON string.
        var isPlain =
            PlainText.IsAskedFor(mediaType)
            || (mediaType is not null && !IsJson(mediaType) && JsonBody.Text(plain) == value);
        return isPlain
            ? Content(plain, mediaType, "text/plain")
            : Content(
                RequestJson.Bytes<string, StringJson>(value, JsonMode.Full),
                mediaType,
                JsonContents.MediaType
            );
    }

    private static bool IsJson(string? mediaType) =>
        mediaType is not null && mediaType.Contains("json", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Reads and writes text that can be empty.</summary>
internal sealed class OptionalTextContent : AtlasContent<string?>
{
    private static readonly TextContent Text = new();

    internal override string? Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        body.IsEmpty ? null : Text.Read(body, mediaType);

    internal override HttpContent? Write(string? value, string? mediaType) =>
        value is null ? null : Text.Write(value, mediaType);
}
