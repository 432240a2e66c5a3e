using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts responses.</summary>
internal sealed class SwaggerResponses(
    Draft draft,
    SwaggerReferences references,
    SwaggerMediaTypes content,
    SwaggerSchemas schemas,
    SwaggerParameters parameters,
    IReadOnlyList<string> shared
)
{
    private const string Section = "responses";

    /// <summary>Converts the responses of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="produced">The media types that it produces.</param>
    /// <param name="isOwn">Whether the operation states them, and not only the document.</param>
    public void LowerAll(DraftNode operation, IReadOnlyList<string> produced, bool isOwn)
    {
        var all = operation
            .Map(Section)
            ?.Children.Select(response =>
                (
                    Response: response,
                    Target: references.Resolve(response, Section),
                    IsSuccess: response.Key.StartsWith("2", StringComparison.Ordinal)
                )
            )
            .ToList();
        if (all is null)
        {
            return;
        }

        // If one of several success responses has a schema, the others are probably empty.
        var bytes =
            isOwn && !all.Exists(one => one.IsSuccess && HasSchema(one.Target.Target))
                ? SwaggerMediaTypes.OfBytes(produced)
                : [];
        foreach (var (response, (name, target), isSuccess) in all)
        {
            var hasBytes = isSuccess && bytes.Count > 0;
            if (SwaggerReferences.IsReference(response))
            {
                var isCopied =
                    name is not null
                    && (hasBytes || (HasSchema(target) && !produced.SequenceEqual(shared)));
                if (!isCopied)
                {
                    references.Lower(response);
                    continue;
                }

                // The response is shared by operations that produce other media types.
                response.Take(_ => true);
                foreach (var entry in draft.Copy(target, response.Key).Take(_ => true))
                {
                    response.Add(entry);
                }
            }

            Lower(response, produced);
            if (hasBytes && response.IsMapping)
            {
                content.AddContent(response, schema: null, bytes);
            }
        }
    }

    /// <summary>Converts a response.</summary>
    public void Lower(DraftNode response, IReadOnlyList<string> produced)
    {
        if (!response.IsMapping)
        {
            return;
        }

        references.Lower(response);
        parameters.LowerHeaders(response);
        var examples = response.Take("examples");
        var schema = response.Take("schema");
        if (schema is null or { IsNull: true })
        {
            return;
        }

        if (schema.Child("type") is { IsScalar: true, Value: "file" })
        {
            produced = SwaggerMediaTypes.OfFile(produced);
        }

        foreach (var entry in content.AddContent(response, schema, produced))
        {
            schemas.Lower(entry.Children[0]);
            // Examples can have other media types than the operation.
            if (examples?.Take(entry.Key) is { } example)
            {
                example.Key = "example";
                entry.Add(example);
            }
        }
    }

    private static bool HasSchema(SpecNode response) =>
        response.Child("schema") is { IsNull: false };
}
