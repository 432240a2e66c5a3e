using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads single JSON values, and reports the error if a value is of another type.</summary>
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

    public static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && JsonDates.TryRead(ref reader, out var value)
            ? value
            : throw Unexpected(ref reader, "an RFC 3339 date and time", JsonTokenType.String);

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
            : throw Unexpected(ref reader, "an RFC 3339 date", JsonTokenType.String);

    public static Guid Guid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? value
            : throw Unexpected(ref reader, "a UUID", JsonTokenType.String);

    public static byte[] Bytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var value)
            ? value
            : throw Unexpected(ref reader, "a base64 string", JsonTokenType.String);

    /// <summary>Throws if the reader is not positioned on the first token of an object.</summary>
    public static void Start(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, $"an object ({type})");
        }
    }

    /// <summary>Moves to the name of the next member, from the start of the object or from the last token of a member's value.</summary>
    /// <returns><see langword="true"/> if there is another member; <see langword="false"/> at the end of the object.</returns>
    public static bool NextMember(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Creates the exception for a value of another type.</summary>
    /// <param name="reader">The reader, positioned on the value.</param>
    /// <param name="expected">The description of the declared type.</param>
    /// <param name="form">The token of a valid value, if not every such token is valid.</param>
    // The message does not contain the value, which may be a secret, because exceptions are logged.
    public static JsonException Unexpected(
        ref Utf8JsonReader reader,
        string expected,
        JsonTokenType form = JsonTokenType.None
    ) =>
        Mismatch(
            ref reader,
            expected,
            reader.TokenType == form
                ? $"{Describe(reader.TokenType)} that is not one"
                : Describe(reader.TokenType)
        );

    /// <summary>Creates the exception for a value that differs from the declared type.</summary>
    /// <param name="reader">The reader, positioned on the value.</param>
    /// <param name="expected">The description of the declared type.</param>
    /// <param name="found">The description of the value.</param>
    public static JsonException Mismatch(
        ref Utf8JsonReader reader,
        string expected,
        string found
    ) =>
        new(
            $"Expected {expected}, found {found} (byte {reader.TokenStartIndex}).",
            path: null,
            lineNumber: null,
            reader.TokenStartIndex
        );

    private static string Describe(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            JsonTokenType.Null => "null",
            _ => token.ToString(),
        };
}
