using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Makes a property without constraints nullable, because null is one of the values that it allows. ASP.NET Core writes
/// such a property for an <c>object?</c>, or a reference to a component without constraints.
/// </summary>
internal static class FreeProperties
{
    // A component can have any number of annotations, and each reference to it has these.
    private static readonly string[] _kept =
    [
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
    ];

    public static void Lower(DraftNode schema)
    {
        if (IsProperty(schema) && IsFree(schema))
        {
            schema.SetNullable(schema.Origin);
        }
    }

    /// <summary>Returns whether a schema allows any value.</summary>
    public static bool IsFree(DraftNode schema) =>
        schema.IsMapping
        && schema.Children.All(keyword => SchemaNodes.IsAnnotation(keyword.Key))
        && schema.Child("$ref") is null;

    /// <summary>
    /// Lowers the properties that references to a schema without constraints belong to. Elsewhere, such references
    /// remain.
    /// </summary>
    public static void LowerReferences(DraftNode target, IEnumerable<DraftNode> references)
    {
        var annotations = _kept
            .Select(target.Child)
            .OfType<DraftNode>()
            .Where(entry => entry.IsScalar)
            .ToList();
        foreach (var reference in references)
        {
            if (IsProperty(reference))
            {
                reference.Clear(NodeKind.Mapping);
                annotations.ForEach(entry => reference.Add(entry.CopyAlone(entry.Key)));
                reference.SetNullable(reference.Origin);
            }
            // A reference with annotations is the only part of a composition.
            else if (
                reference.Parent is { Key: "allOf", Children.Count: 1, Parent: { } whole }
                && IsProperty(whole)
                && whole.Children.All(entry =>
                    entry.Key == "allOf" || SchemaNodes.IsAnnotation(entry.Key)
                )
            )
            {
                whole.SetNullable(whole.Origin);
            }
        }
    }

    private static bool IsProperty(DraftNode schema) =>
        schema.Parent is { Key: "properties", IsMapping: true };
}
