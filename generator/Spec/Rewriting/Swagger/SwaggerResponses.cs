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
    public void LowerAll(DraftNode operation, IReadOnlyList<string> produced)
    {
        foreach (var response in operation.Child(Section)?.Children ?? [])
        {
            if (!SwaggerReferences.IsReference(response))
            {
                Lower(response, produced);
                continue;
            }

            var (name, target) = references.Resolve(response, Section);
            if (name is null || produced.SequenceEqual(shared) || target.Child("schema") is null)
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

            Lower(response, produced);
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
        foreach (var examples in response.Children.Where(entry => entry.Key == "examples"))
        {
            // They do not change the client, and their media types can be others than those of the operation.
            examples.Key = "x-examples";
        }

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
        }
    }
}
