using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads what it can of a body that may be anything: a gateway answers with HTML, a broken line with half of it.</summary>
internal static class LenientJson
{
    /// <summary>The JSON value of a body; <see langword="null"/> when it is none.</summary>
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

    /// <summary>A member that is a text; <see langword="null"/> when it is missing, something else, or no Unicode.</summary>
    /// <param name="root">An object.</param>
    /// <param name="name">The member's name.</param>
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
