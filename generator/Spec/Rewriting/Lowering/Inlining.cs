namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Puts copies in the place of references that OpenAPI 3.0 does not have: to path items, to media types, and with a
/// description of their own.
/// </summary>
internal sealed class Inlining
{
    private readonly Draft _draft;
    private readonly Targets _targets;

    // The targets of the references that are replaced.
    private readonly Dictionary<DraftNode, DraftNode> _copied = [];

    private Inlining(Draft draft)
    {
        _draft = draft;
        _targets = new(draft.Root);
    }

    public static void Replace(Draft draft, CancellationToken cancellationToken) =>
        PartWalk.Visit(
            draft.Root,
            new Inlining(draft).Visit,
            cancellationToken,
            isWithinSchemas: false
        );

    private void Visit(DraftNode node, Part part)
    {
        if (node.Reference is not { } reference)
        {
            return;
        }

        var isNeeded = part switch
        {
            Part.PathItem or Part.MediaType => true,
            Part.Parameter or Part.RequestBody or Part.Response => node.Child("description")
                is { IsScalar: true },
            _ => false,
        };
        if (
            !isNeeded
            || _targets.Find(reference.Value, node) is not { IsMapping: true } target
            || IsWithin(node, target)
        )
        {
            return;
        }

        foreach (var schema in SchemasOf(target))
        {
            Share(schema, target.Key);
        }

        // Copied before the node changes, because the target can be within it.
        var copy = _draft.Copy(target, node.Key);
        _copied[node] = target;
        node.Unset("summary");
        ReferenceContent.Replace(node, copy);
    }

    /// <summary>
    /// Returns whether a node is within a target or within a copy of it. A copy of a copy would never end.
    /// </summary>
    private bool IsWithin(DraftNode node, DraftNode target)
    {
        for (DraftNode? next = node; next is not null; next = next.Parent)
        {
            if (next == target || (_copied.TryGetValue(next, out var known) && known == target))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the schemas of a parameter, a request body, or a response, without those of headers.</summary>
    private static IEnumerable<DraftNode> SchemasOf(DraftNode target) =>
        (target.Map("content")?.Children ?? [])
            .Append(target)
            .SelectMany(holder => new[] { holder.Map("schema"), holder.Map("itemSchema") })
            .OfType<DraftNode>();

    /// <summary>
    /// Makes a schema a component, or that of the items of a list, so that its copies are the same type.
    /// </summary>
    private void Share(DraftNode schema, string name)
    {
        while (schema.Map("items") is { } items)
        {
            schema = items;
        }

        if (
            schema.Reference is not null
            || schema.Children.All(entry =>
                entry.Key is not ("enum" or "properties" or "oneOf" or "anyOf")
            )
            || _targets.Find($"#/components/schemas/{name}", schema) is not null
        )
        {
            return;
        }

        Components.Add(_draft.Root, "schemas", schema.MoveContent(name));
        schema.Add(DraftNode.Quoted("$ref", $"#/components/schemas/{name}", schema.Origin));
    }
}
