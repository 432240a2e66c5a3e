using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Describes why a value in a response cannot be read.</summary>
internal static class JsonFault
{
    /// <summary>Returns the reason, with the path of the value if the JSON itself is valid.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="exception">The exception of the codec or the JSON reader.</param>
    /// <param name="mediaType">The media type of the response, or <see langword="null"/> if the server sent none.</param>
    public static string Describe(ReadOnlySpan<byte> json, Exception exception, string? mediaType)
    {
        var reason = json.IsEmpty ? "The body is empty." : exception.Message;
        // A gateway or a sign-in page may have responded instead of the service.
        if (
            mediaType is not null
            && !mediaType.Contains("json", StringComparison.OrdinalIgnoreCase)
        )
        {
            reason = $"It is {SafeText.Mask(mediaType)}: {reason}";
        }

        // A syntax error also has a line number.
        if (exception is JsonException { LineNumber: null, BytePositionInLine: { } position })
        {
            var path = JsonPath.Of(JsonBody.WithoutMark(json), position);
            reason = $"{path}: {reason}";
        }

        return reason;
    }
}
