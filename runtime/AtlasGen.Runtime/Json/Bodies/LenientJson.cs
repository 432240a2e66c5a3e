using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>
/// Reads as much as possible of a body that may not be JSON: a gateway may return HTML, and a broken connection only a part of the
/// body.
/// </summary>
internal static class LenientJson
{
    /// <summary>Returns the JSON value of a body, or <see langword="null"/> if the body is not JSON.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(JsonBody.WithoutMark(body));
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns the text of a member, or <see langword="null"/> if it is missing, not a string, or not valid Unicode.</summary>
    /// <param name="root">The object.</param>
    /// <param name="name">The name of the member.</param>
    public static string? Text(JsonElement root, string name)
    {
        if (
            !root.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String
        )
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, for example.
            return null;
        }
    }
}
