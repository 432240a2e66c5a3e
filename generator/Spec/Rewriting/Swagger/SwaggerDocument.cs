using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts a Swagger 2.0 document to OpenAPI 3.0.</summary>
internal static class SwaggerDocument
{
    /// <summary>
    /// Returns the document as OpenAPI 3.0, with what is lost; the same document if it is not Swagger 2.0.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">
    /// With its aliases and with a schema for each media type, the document has too many nodes.
    /// </exception>
    public static (SpecTree Tree, IReadOnlyList<Loss> Losses) Lower(
        SpecTree tree,
        CancellationToken cancellationToken
    )
    {
        if (!SwaggerVersion.Is(tree))
        {
            return (tree, []);
        }

        tree = Draft.WithoutAliases(tree, cancellationToken);
        var draft = new Draft(tree, cancellationToken);
        var losses = new LossList();
        var references = new SwaggerReferences(tree, draft, cancellationToken);
        LowerRoot(draft, references, losses, cancellationToken);
        references.Complete();
        return (draft.ToTree(), losses.ToList(draft.Root));
    }

    private static void LowerRoot(
        Draft draft,
        SwaggerReferences references,
        LossList losses,
        CancellationToken cancellationToken
    )
    {
        var root = draft.Root;
        var content = new SwaggerMediaTypes(draft);
        var consumed = SwaggerMediaTypes.Take(root, "consumes", SwaggerMediaTypes.Default);
        var produced = SwaggerMediaTypes.Take(root, "produces", SwaggerMediaTypes.Default);
        var schemas = new SwaggerSchemas(references, losses, cancellationToken);
        var values = new SwaggerValues(losses);
        var parameters = new SwaggerParameters(schemas, values, losses);
        var bodies = new SwaggerBodies(content, schemas, values, losses);
        var responses = new SwaggerResponses(
            draft,
            references,
            content,
            schemas,
            parameters,
            produced
        );
        var operations = new SwaggerOperations(
            draft,
            references,
            SwaggerServers.Lower(root, losses),
            parameters,
            bodies,
            responses,
            consumed,
            produced,
            cancellationToken
        );
        foreach (var pathItem in Entries(root, SpecEntries.Paths))
        {
            operations.LowerPathItem(pathItem);
        }

        new SwaggerComponents(
            references,
            schemas,
            parameters,
            bodies,
            responses,
            new SwaggerSecurity(losses),
            consumed,
            produced
        ).Lower(root);
        foreach (var version in root.Children.Where(member => member.Key == "swagger"))
        {
            version.Key = "openapi";
            version.With("3.0.3", NodeStyle.DoubleQuoted);
        }
    }

    private static IEnumerable<DraftNode> Entries(DraftNode root, string key) =>
        root
            .Children.Where(member => member.Key == key && member.IsMapping)
            .SelectMany(member => member.Children);
}
