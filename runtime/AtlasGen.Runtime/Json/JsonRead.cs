using System.Buffers;
using System.Buffers.Text;
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

    public static int Int32(ref Utf8JsonReader reader, ref bool exact) =>
        TryInteger(ref reader, ref exact, out var value)
        && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw Unexpected(ref reader, "an integer of 32 bits", JsonTokenType.Number);

    public static long Int64(ref Utf8JsonReader reader, ref bool exact) =>
        TryInteger(ref reader, ref exact, out var value)
            ? value
            : throw Unexpected(ref reader, "an integer of 64 bits", JsonTokenType.Number);

    public static double Double(ref Utf8JsonReader reader, ref bool exact)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var value))
        {
            throw Unexpected(ref reader, "a number", JsonTokenType.Number);
        }

        // As Utf8JsonWriter writes it.
        Span<byte> text = stackalloc byte[64];
        exact &=
            Utf8Formatter.TryFormat(value, text, out var length)
            && IsText(ref reader, text[..length]);
        return value;
    }

    public static float Single(ref Utf8JsonReader reader, ref bool exact)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var value))
        {
            throw Unexpected(ref reader, "a number", JsonTokenType.Number);
        }

        Span<byte> text = stackalloc byte[64];
        exact &=
            Utf8Formatter.TryFormat(value, text, out var length)
            && IsText(ref reader, text[..length]);
        return value;
    }

    public static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader, ref bool exact)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || !JsonDates.TryRead(ref reader, out DateTimeOffset value)
        )
        {
            throw Unexpected(ref reader, "a date and time of RFC 3339", JsonTokenType.String);
        }

        Span<char> text = stackalloc char[40];
        exact &= reader.ValueTextEquals(text[..JsonDates.Format(text, value)]);
        return value;
    }

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
            : throw Unexpected(ref reader, "a date of RFC 3339", JsonTokenType.String);

    public static Guid Guid(ref Utf8JsonReader reader, ref bool exact)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetGuid(out var value))
        {
            throw Unexpected(ref reader, "a UUID", JsonTokenType.String);
        }

        Span<char> text = stackalloc char[36];
        exact &= value.TryFormat(text, out var length) && reader.ValueTextEquals(text[..length]);
        return value;
    }

    public static byte[] Bytes(ref Utf8JsonReader reader, ref bool exact)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || !reader.TryGetBytesFromBase64(out var value)
        )
        {
            throw Unexpected(ref reader, "a string in base64", JsonTokenType.String);
        }

        exact &= reader.ValueTextEquals(Convert.ToBase64String(value));
        return value;
    }

    /// <summary>Requires that the reader stands on the first token of an object.</summary>
    public static void Start(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, $"an object ({type})");
        }
    }

    /// <summary>Moves to the next member's name, from the object's start or from the last token of a member's value.</summary>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    public static bool NextMember(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <param name="reader">The reader, on the value.</param>
    /// <param name="expected">What the document declares.</param>
    /// <param name="form">The token that it would be, where not every such token is one.</param>
    // The value itself is not shown: it may be a secret, and an exception ends up in logs.
    public static JsonException Unexpected(
        ref Utf8JsonReader reader,
        string expected,
        JsonTokenType form = JsonTokenType.None
    ) =>
        new(
            $"Expected {expected}, found {Describe(reader.TokenType)}{(reader.TokenType == form ? " that is not one" : "")} (byte {reader.TokenStartIndex}).",
            path: null,
            lineNumber: null,
            reader.TokenStartIndex
        );

    /// <summary>An integer, which may be written as <c>1.0</c> or <c>1e3</c> (RFC 8259 section 6 knows numbers only).</summary>
    private static bool TryInteger(ref Utf8JsonReader reader, ref bool exact, out long value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return false;
        }

        if (reader.TryGetInt64(out value))
        {
            exact &= value != 0 || IsText(ref reader, "0"u8);
            return true;
        }

        exact = false;
        if (
            !reader.TryGetDecimal(out var number)
            || number % 1 != 0
            || number is < long.MinValue or > long.MaxValue
        )
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    private static bool IsText(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> text) =>
        reader.HasValueSequence
            ? text.SequenceEqual(reader.ValueSequence.ToArray())
            : text.SequenceEqual(reader.ValueSpan);

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
