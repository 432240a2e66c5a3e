using System.Globalization;
using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Converts a value that the document states as text, in a mapping, to a value of a type.</summary>
internal static class ConstantText
{
    /// <summary>
    /// Returns the text of the value, such as <c>1</c> for <c>01</c>; <see langword="null"/> if the type does not have
    /// the value.
    /// </summary>
    public static string? Of(TypeForm type, string value) =>
        type switch
        {
            TypeForm.String or TypeForm.Enum => value,
            TypeForm.Boolean => bool.TryParse(value, out var flag)
                ? flag
                    ? "true"
                    : "false"
                : null,
            TypeForm.Int32 => Integer(value, int.MinValue, int.MaxValue),
            TypeForm.Int64 or TypeForm.IntegerEnum => Integer(value, long.MinValue, long.MaxValue),
            TypeForm.UInt64 => Integer(value, ulong.MinValue, ulong.MaxValue),
            TypeForm.Single or TypeForm.Double => Number(value) is { } number ? Text(number) : null,
            _ => null,
        };

    /// <summary>Returns the reason why a type does not have a value.</summary>
    public static string Reason(TypeForm type) =>
        type switch
        {
            TypeForm.Boolean => "is a Boolean value",
            TypeForm.Int32 or TypeForm.Int64 or TypeForm.UInt64 or TypeForm.IntegerEnum =>
                "is an integer",
            TypeForm.Single or TypeForm.Double => "is a number",
            TypeForm.Element or TypeForm.Choice => "can be of several types",
            _ => "is not a single value",
        };

    private static string? Integer(string value, decimal least, decimal most) =>
        Number(value) is { } number
        && decimal.Truncate(number) == number
        && number >= least
        && number <= most
            ? Text(number)
            : null;

    private static decimal? Number(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    // Without trailing zeros, which a decimal keeps. The runtime formats the numbers to compare in the same way.
    private static string Text(decimal number) =>
        number.ToString("G29", CultureInfo.InvariantCulture);
}
