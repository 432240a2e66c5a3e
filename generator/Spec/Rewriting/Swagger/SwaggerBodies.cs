namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts the parameters for bodies and forms to request bodies.</summary>
internal sealed class SwaggerBodies(
    SwaggerMediaTypes content,
    SwaggerSchemas schemas,
    SwaggerValues values,
    LossList losses
)
{
    public const string Body = "body";
    public const string Form = "formData";

    /// <summary>Returns the request body for a parameter with a body.</summary>
    /// <param name="parameter">The parameter, which is in no list.</param>
    /// <param name="key">The key of the request body.</param>
    /// <param name="consumed">The media types.</param>
    public DraftNode Lower(DraftNode parameter, string key, IReadOnlyList<string> consumed)
    {
        parameter.Key = key;
        var schema = SwaggerValues.TakeSchema(parameter);
        parameter.Take(entry => entry.Key is "name" or "in" or "collectionFormat");
        foreach (var entry in content.AddContent(parameter, schema, consumed))
        {
            schemas.Lower(entry.Children[0]);
        }

        return parameter;
    }

    /// <summary>Returns the request body for the members of a form.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">The parameters, which are in no list.</param>
    /// <param name="consumed">The media types of the operation.</param>
    public DraftNode LowerForm(
        DraftNode operation,
        IReadOnlyList<DraftNode> members,
        IReadOnlyList<string> consumed
    )
    {
        var origin = members[0].Origin;
        var properties = DraftNode.Mapping("properties", origin);
        var required = DraftNode.Sequence("required", origin);
        var encoding = DraftNode.Mapping("encoding", origin);
        var hasFile = false;
        foreach (var member in members)
        {
            var name = member.Child("name") is { IsScalar: true } given ? given.Value : "";
            var (schema, style) = values.Take(member, operation);
            schema.Key = name;
            hasFile |= IsFile(schema) || (schema.Child("items") is { } items && IsFile(items));
            foreach (var description in member.Take(entry => entry.Key == "description"))
            {
                schema.Add(description);
            }

            properties.Add(schema);
            if (member.Child("required") is { IsTrue: true } isRequired)
            {
                required.Add(DraftNode.Quoted("", name, isRequired.Origin));
            }

            // Exploded lists are the default.
            if (style is { IsExploded: false })
            {
                var entry = DraftNode.Mapping(name, style.Origin);
                style.AddTo(entry);
                encoding.Add(entry);
            }
        }

        var form = DraftNode
            .Mapping("schema", origin)
            .Add(DraftNode.Quoted("type", "object", origin))
            .Add(properties);
        var body = DraftNode.Mapping("requestBody", origin);
        if (required.Children.Count > 0)
        {
            form.Add(required);
            body.Add(DraftNode.Plain("required", "true", required.Children[0].Origin));
        }

        foreach (
            var entry in content.AddContent(body, form, SwaggerMediaTypes.OfForm(consumed, hasFile))
        )
        {
            schemas.Lower(entry.Children[0]);
            // In a multipart body, OpenAPI 3.0 ignores the style.
            if (encoding.Children.Count > 0 && SwaggerMediaTypes.IsUrlEncoded(entry.Key))
            {
                entry.Add(encoding);
            }
        }

        return body;
    }

    /// <summary>Reports what an operation cannot send, because it has one body.</summary>
    public void ReportUnused(DraftNode operation, IEnumerable<DraftNode> parameters)
    {
        foreach (var parameter in parameters)
        {
            losses.Add(
                operation,
                parameter.Origin,
                $"in: {parameter.Child("in")?.Value}",
                "The operation already has a body."
            );
        }
    }

    private static bool IsFile(DraftNode schema) =>
        schema.Child("type") is { IsScalar: true, Value: "file" };
}
