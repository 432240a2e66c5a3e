using System.Globalization;

namespace AtlasGen.Generator.Shapes;

/// <summary>Tells how a value that stands in the document as text, in a mapping, is one of a type.</summary>
internal static class ConstantText
{
    /// <summary>The text of the value: <c>1</c> for <c>01</c>; <see langword="null"/> if the type does not have it.</summary>
    public static string? Of(TypeKind type, string value) =>
        type switch
        {
            TypeKind.String or TypeKind.Enum => value,
            TypeKind.Boolean => bool.TryParse(value, out var flag)
                ? flag
                    ? "true"
                    : "false"
                : null,
            TypeKind.Int32 => Integer(value, int.MinValue, int.MaxValue),
            TypeKind.Int64 or TypeKind.IntegerEnum => Integer(value, long.MinValue, long.MaxValue),
            TypeKind.UInt64 => Integer(value, ulong.MinValue, ulong.MaxValue),
            TypeKind.Single or TypeKind.Double => Number(value) is { } number ? Text(number) : null,
            _ => null,
        };

    /// <summary>Why a type does not have a value.</summary>
    public static string Reason(TypeKind type) =>
        type switch
        {
            TypeKind.Boolean => "is a Boolean value",
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.UInt64 or TypeKind.IntegerEnum =>
                "is an integer",
            TypeKind.Single or TypeKind.Double => "is a number",
            TypeKind.Element or TypeKind.Choice => "can be of several types",
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

    // Without the zeros that a decimal keeps; the runtime writes numbers that it compares in the same way.
    private static string Text(decimal number) =>
        number.ToString("G29", CultureInfo.InvariantCulture);
}
