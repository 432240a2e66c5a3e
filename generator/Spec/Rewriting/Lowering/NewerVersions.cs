using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Lowers documents of OpenAPI 3.1 and 3.2 to OpenAPI 3.0, which Readers reads.</summary>
internal static class NewerVersions
{
    private const string Lowered = "3.0.4";

    /// <summary>
    /// Returns the document as OpenAPI 3.0, and what it does not express; the same document if it has another version.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static (SpecTree Tree, IReadOnlyList<Loss> Losses) Lower(
        SpecTree tree,
        CancellationToken cancellationToken
    )
    {
        if (!IsNewer(tree))
        {
            return (tree, []);
        }

        var draft = new Draft(tree, cancellationToken);
        var losses = new Losses();
        foreach (var version in draft.Root.Children.Where(member => member.Key == "openapi"))
        {
            version.With(Lowered, NodeStyle.DoubleQuoted);
        }

        Webhooks.Remove(draft.Root, losses);
        var nullability = new Nullability();
        PartWalk.Visit(
            draft.Root,
            (node, part) =>
            {
                if (part is Part.Schema)
                {
                    Schemas.Lower(node, losses);
                    nullability.Add(node);
                }
            },
            cancellationToken
        );
        nullability.Complete(cancellationToken);
        return (draft.ToTree(), losses.In(draft));
    }

    private static bool IsNewer(SpecTree tree)
    {
        var version = "";
        foreach (var member in tree.Root.Children.Where(member => member.HasKey("openapi")))
        {
            // Of duplicate keys, the last one counts.
            version = member.Value;
        }

        return version is "3.1" or "3.2"
            || version.StartsWith("3.1.", StringComparison.Ordinal)
            || version.StartsWith("3.2.", StringComparison.Ordinal);
    }
}
