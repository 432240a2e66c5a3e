using System.Globalization;
using System.Numerics;

namespace AtlasGen.Testing;

/// <summary>A JSON number of any size, without rounding (RFC 8259 section 6).</summary>
internal readonly struct ExactNumber
{
    // Larger numbers are not compared, because a document has no limits for them.
    private const int MostDigits = 1000;

    private readonly BigInteger _digits;
    private readonly int _exponent;

    private ExactNumber(BigInteger digits, int exponent) =>
        (_digits, _exponent) = (digits, exponent);

    /// <summary>Returns a number; <see langword="null"/> if the text is not one, or too large.</summary>
    public static ExactNumber? Parse(string? text)
    {
        var parts = (text ?? "").Split('e', 'E');
        var exponent = 0;
        if (
            parts.Length > 2
            || parts[0].Length is 0 or > MostDigits
            || (
                parts.Length == 2
                && !int.TryParse(
                    parts[1],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out exponent
                )
            )
        )
        {
            return null;
        }

        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        return
            Math.Abs((long)exponent) <= MostDigits
            && BigInteger.TryParse(
                point < 0 ? parts[0] : parts[0].Remove(point, 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var digits
            )
            ? new(digits, exponent - decimals)
            : null;
    }

    /// <summary>Returns how the number compares to another one.</summary>
    public int CompareTo(ExactNumber other)
    {
        var least = Math.Min(_exponent, other._exponent);
        return Scaled(least).CompareTo(other.Scaled(least));
    }

    /// <summary>Returns whether the number is a whole multiple of another one.</summary>
    public bool IsMultipleOf(ExactNumber other)
    {
        var least = Math.Min(_exponent, other._exponent);
        var divisor = other.Scaled(least);
        return divisor.IsZero || BigInteger.Remainder(Scaled(least), divisor).IsZero;
    }

    private BigInteger Scaled(int exponent) => _digits * BigInteger.Pow(10, _exponent - exponent);
}
