using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads JSON numbers, including those that a server sends in quotes, and reports why a value is not a number.</summary>
/// <remarks>
/// An integer may be written as <c>1.0</c> or <c>1e3</c> (RFC 8259 section 6 has no integers). A number in quotes is
/// read as <c>System.Text.Json</c> reads it for web clients. A number beyond the range of its type is an error, because .NET reads
/// it as infinity, which cannot be written as JSON.
/// </remarks>
internal static class JsonNumbers
{
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static int Int32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : (int)Integer(ref reader, "a 32-bit integer", int.MinValue, int.MaxValue);

    public static long Int64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : (long)Integer(ref reader, "a 64-bit integer", long.MinValue, long.MaxValue);

    public static ulong UInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value)
            ? value
            : (ulong)Integer(
                ref reader,
                "an unsigned 64-bit integer",
                ulong.MinValue,
                ulong.MaxValue
            );

    public static double Double(ref Utf8JsonReader reader) => Real(ref reader, "a 64-bit number");

    public static float Single(ref Utf8JsonReader reader)
    {
        // If the text were read as a double first, some numbers would be rounded twice.
        if (
            reader.TokenType == JsonTokenType.Number
            && reader.TryGetSingle(out var value)
            && float.IsFinite(value)
        )
        {
            return value;
        }

        const string Expected = "a 32-bit number";
        var number = (float)Real(ref reader, Expected);
        return float.IsFinite(number) ? number : throw OutOfRange(ref reader, Expected, number < 0);
    }

    private static double Real(ref Utf8JsonReader reader, string expected)
    {
        double value = 0;
        var isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out value),
            JsonTokenType.String => TryParse(reader.GetString()!, out value),
            _ => false,
        };
        return !isNumber ? throw JsonRead.Unexpected(ref reader, "a number", JsonTokenType.Number)
            : double.IsFinite(value) ? value
            : throw OutOfRange(ref reader, expected, value < 0);
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value)
        // TryParse also accepts "NaN" and "Infinity", which cannot be written as JSON.
        && text.AsSpan().ContainsAnyInRange('0', '9');

    private static decimal Integer(
        ref Utf8JsonReader reader,
        string expected,
        decimal least,
        decimal most
    )
    {
        if (TryDecimal(ref reader, out var number))
        {
            return number < least || number > most
                    ? throw OutOfRange(ref reader, expected, number < least)
                : number % 1 == 0 ? number
                : throw JsonRead.Unexpected(ref reader, expected, JsonTokenType.Number);
        }

        // A decimal holds 28 digits. A longer number is beyond the range of every integer type.
        throw reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var large)
            ? OutOfRange(ref reader, expected, large < 0)
            : JsonRead.Unexpected(ref reader, expected);
    }

    private static bool TryDecimal(ref Utf8JsonReader reader, out decimal number)
    {
        number = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDecimal(out number),
            JsonTokenType.String => decimal.TryParse(
                reader.GetString(),
                Styles,
                CultureInfo.InvariantCulture,
                out number
            ),
            _ => false,
        };
    }

    private static JsonException OutOfRange(
        ref Utf8JsonReader reader,
        string expected,
        bool isSmall
    ) =>
        JsonRead.Mismatch(
            ref reader,
            expected,
            isSmall ? "a number that is too small" : "a number that is too large"
        );
}
