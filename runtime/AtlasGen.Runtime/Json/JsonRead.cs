using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads single JSON values, and says what was wrong when they are of another type.</summary>
internal static class JsonRead
{
    public static string String(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : throw Unexpected(ref reader, "a string");

    public static bool Boolean(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Unexpected(ref reader, "a boolean"),
        };

    public static int Int32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : throw Unexpected(ref reader, "an integer of 32 bits");

    public static long Int64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw Unexpected(ref reader, "an integer of 64 bits");

    public static double Double(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value)
            ? value
            : throw Unexpected(ref reader, "a number");

    public static float Single(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value)
            ? value
            : throw Unexpected(ref reader, "a number");

    public static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && JsonDates.TryRead(ref reader, out DateTimeOffset value)
            ? value
            : throw Unexpected(ref reader, "a date and time of RFC 3339");

    public static DateOnly DateOnly(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && System.DateOnly.TryParseExact(
            reader.GetString(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var value
        )
            ? value
            : throw Unexpected(ref reader, "a date of RFC 3339");

    public static Guid Guid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? value
            : throw Unexpected(ref reader, "a UUID");

    public static byte[] Bytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var value)
            ? value
            : throw Unexpected(ref reader, "a string in base64");

    // The value itself is not shown: it may be a secret, and an exception ends up in logs.
    public static JsonException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new(
            $"Expected {expected}, found {Describe(reader.TokenType)} (byte {reader.TokenStartIndex})."
        );

    private static string Describe(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string that is none",
            JsonTokenType.Number => "a number that is none",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            JsonTokenType.Null => "null",
            _ => token.ToString(),
        };
}
