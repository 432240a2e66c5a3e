using System.Globalization;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Replaces exclusive limits, which are Booleans in OpenAPI 3.0 and numbers since 3.1.</summary>
internal static class Bounds
{
    public static void Lower(DraftNode schema)
    {
        Lower(schema, "exclusiveMinimum", "minimum", isUpper: false);
        Lower(schema, "exclusiveMaximum", "maximum", isUpper: true);
    }

    private static void Lower(DraftNode schema, string exclusive, string inclusive, bool isUpper)
    {
        if (
            schema.Child(exclusive) is not { IsScalar: true } limit
            || Number(limit) is not { } value
        )
        {
            return;
        }

        var isTighter =
            Number(schema.Child(inclusive)) is not { } other
            || (isUpper ? value <= other : value >= other);
        schema.Unset(exclusive);
        if (isTighter)
        {
            schema.Unset(inclusive);
            limit.Key = inclusive;
            schema.Add(limit);
            schema.Add(DraftNode.Plain(exclusive, "true", limit.Origin));
        }
    }

    private static double? Number(DraftNode? node) =>
        node is { IsScalar: true }
        && double.TryParse(
            node.Value,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;
}
