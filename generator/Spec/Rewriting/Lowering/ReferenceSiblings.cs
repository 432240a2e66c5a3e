namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Moves a <c>$ref</c> with other keywords to an <c>allOf</c>, because OpenAPI 3.0 ignores the keywords beside a
/// <c>$ref</c> (3.0.3, Reference Object).
/// </summary>
internal static class ReferenceSiblings
{
    public static void Lower(DraftNode schema)
    {
        if (schema.List("allOf") is { } parts)
        {
            Split(parts);
        }

        if (schema.Reference is not { } reference)
        {
            return;
        }

        if (!schema.Children.Any(sibling => Matters(schema, sibling)))
        {
            schema.RemoveAll(sibling => sibling != reference);
            return;
        }

        var whole = DraftNode.Mapping("", reference.Origin);
        schema.MoveTo(whole, entry => entry == reference);
        if (schema.List("allOf") is { } known)
        {
            known.Insert(0, whole);
        }
        else
        {
            schema.Set(DraftNode.Sequence("allOf", reference.Origin).Add(whole));
        }
    }

    /// <summary>Returns whether a schema is one of the schemas that another one composes.</summary>
    private static bool IsPart(DraftNode schema) =>
        schema.Parent is { IsSequence: true, Key: "allOf" or "oneOf" or "anyOf" };

    /// <summary>
    /// Returns whether the type that a schema becomes depends on a keyword beside its <c>$ref</c>. Constraints such as
    /// <c>required</c> do not change the type.
    /// </summary>
    private static bool Matters(DraftNode schema, DraftNode sibling) =>
        sibling.Key switch
        {
            "properties"
            or "items"
            or "prefixItems"
            or "additionalProperties"
            or "patternProperties"
            or "enum"
            or "const"
            or "allOf"
            or "oneOf"
            or "anyOf" => true,
            // A list of schemas has references to the components that it composes, and needs no more.
            "nullable" => sibling.IsTrue && !IsPart(schema),
            "type" => sibling.IsSequence && !IsPart(schema),
            "readOnly" or "writeOnly" or "deprecated" => sibling.IsTrue && !IsContent(schema),
            "description" or "default" => !IsContent(schema),
            _ => false,
        };

    /// <summary>
    /// Returns whether a schema is not a property, an item, or a parameter, and has no place for annotations.
    /// </summary>
    private static bool IsContent(DraftNode schema) =>
        IsPart(schema) || (schema.Key == "schema" && IsMediaType(schema.Parent));

    private static bool IsMediaType(DraftNode? holder) => holder?.Parent?.Key == "content";

    /// <summary>
    /// Puts the keywords beside the references of an <c>allOf</c> into parts of their own, because a component inherits
    /// only from parts that are references.
    /// </summary>
    private static void Split(DraftNode parts)
    {
        var rests = new List<DraftNode>();
        foreach (var part in parts.Children)
        {
            if (
                part.Reference is { } reference
                && part.Children.Any(sibling => sibling.Key == "required" || Matters(part, sibling))
            )
            {
                var rest = DraftNode.Mapping("", part.Origin);
                part.MoveTo(rest, entry => entry != reference);
                rests.Add(rest);
            }
        }

        foreach (var rest in rests)
        {
            parts.Add(rest);
        }
    }
}
