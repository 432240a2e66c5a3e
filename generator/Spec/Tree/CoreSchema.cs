using System.Globalization;
using System.Text.RegularExpressions;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>
/// Resolves plain scalars to null, a Boolean, a number, or text (YAML 1.2 section 10.3.2, the core schema).
/// </summary>
internal static class CoreSchema
{
    // No numeric type holds more digits. The limit also keeps the regular expression away from long descriptions.
    private const int LengthLimit = 400;

    // Zeros at the start are cut off afterward: "0*[0-9]+" would try every split of them.
    private static readonly Regex Number = new(
        @"^(?<sign>[-+]?)(?:(?<integer>[0-9]+)(?<fraction>\.[0-9]*)?|(?<fraction>\.[0-9]+))(?<exponent>[eE][-+]?[0-9]+)?\z",
        RegexOptions.CultureInvariant
    );

    /// <summary>
    /// Returns the scalar as JSON, with its original digits if JSON allows them; <see langword="null"/> for text.
    /// </summary>
    public static string? Json(string plain)
    {
        switch (plain)
        {
            case var _ when IsNull(plain):
                return "null";
            case "true" or "True" or "TRUE":
                return "true";
            case "false" or "False" or "FALSE":
                return "false";
        }

        // The first letter rules out most texts.
        return plain.Length <= LengthLimit && plain[0] is '-' or '+' or '.' or (>= '0' and <= '9')
            ? plain.StartsWith("0x", StringComparison.Ordinal)
                ? OfBase(16, plain.Substring(2))
                : plain.StartsWith("0o", StringComparison.Ordinal)
                    ? OfBase(8, plain.Substring(2))
                    : Decimal(plain)
            : null;
    }

    /// <summary>Returns whether a plain scalar is null.</summary>
    public static bool IsNull(string plain) => plain is "" or "~" or "null" or "Null" or "NULL";

    private static string? Decimal(string plain)
    {
        if (Number.Match(plain) is not { Success: true, Groups: var groups })
        {
            return null;
        }

        var sign = groups["sign"].Value == "-" ? "-" : "";
        var integer = groups["integer"].Value.TrimStart('0');
        var fraction = groups["fraction"].Value == "." ? ".0" : groups["fraction"].Value;
        return sign + (integer.Length > 0 ? integer : "0") + fraction + groups["exponent"].Value;
    }

    private static string? OfBase(int numberBase, string digits)
    {
        var value = 0UL;
        foreach (var digit in digits)
        {
            var number = Uri.IsHexDigit(digit) ? Uri.FromHex(digit) : numberBase;
            if (
                number >= numberBase
                || value > (ulong.MaxValue - (ulong)number) / (ulong)numberBase
            )
            {
                return null;
            }

            value = value * (ulong)numberBase + (ulong)number;
        }

        return digits.Length == 0 ? null : value.ToString(CultureInfo.InvariantCulture);
    }
}
