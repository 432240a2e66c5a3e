using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Lowers documents of OpenAPI 3.1 and 3.2 to OpenAPI 3.0, which Readers reads.</summary>
internal static class NewerVersions
{
    private const string Lowered = "3.0.4";

    /// <summary>
    /// Returns the document as OpenAPI 3.0, and what it does not express; the same document if it has another version and
    /// no forms of these.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static (SpecTree Tree, IReadOnlyList<Loss> Losses) Lower(
        SpecTree tree,
        ReferenceForms references,
        CancellationToken cancellationToken
    )
    {
        if (!IsNewer(tree))
        {
            return NewerForms.Lower(tree, references, cancellationToken);
        }

        var draft = new Draft(tree, cancellationToken);
        var losses = new LossList();
        foreach (var version in draft.Root.Children.Where(member => member.Key == "openapi"))
        {
            version.With(Lowered, NodeStyle.DoubleQuoted);
        }

        Webhooks.Remove(draft.Root, losses);
        LocalReferences.Replace(draft.Root, losses, cancellationToken);
        Inlining.Replace(draft, cancellationToken);
        ExtraMethods.Move(draft);
        QueryStrings.Replace(draft, losses, cancellationToken);
        EventData.Replace(draft.Root, losses, cancellationToken);
        var nullability = new Nullability();
        PartWalk.Visit(
            draft.Root,
            (node, part) =>
            {
                Objects.Lower(node, part, losses);
                if (part is Part.Schema)
                {
                    Schemas.Lower(node, losses);
                    nullability.Add(node);
                }
            },
            cancellationToken
        );
        nullability.Complete(cancellationToken);
        return (draft.ToTree(), losses.ToList(draft.Root));
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
