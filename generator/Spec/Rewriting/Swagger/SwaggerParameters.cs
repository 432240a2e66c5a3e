namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts parameters in the path, the query, and headers, and the headers of responses.</summary>
internal sealed class SwaggerParameters(
    SwaggerSchemas schemas,
    SwaggerValues values,
    LossList losses
)
{
    /// <summary>Converts a parameter that is neither a reference, a body, nor part of a form.</summary>
    public void Lower(DraftNode parameter)
    {
        var (schema, style) = values.Take(parameter, parameter);
        if (schema.Child("type") is { IsScalar: true, Value: "file" } file)
        {
            losses.Add(
                parameter,
                file.Origin,
                "type: file",
                "Only a form can contain a file. The value is a string."
            );
            file.With("string", file.Style);
        }

        style?.AddTo(parameter);
        parameter.Add(schema);
        schemas.Lower(schema);
    }

    /// <summary>Converts the headers of a response.</summary>
    public void LowerHeaders(DraftNode response)
    {
        foreach (var header in response.Child("headers")?.Children ?? [])
        {
            if (header.IsMapping)
            {
                // Clients do not read headers by their types, so the format of a list does not matter.
                header.Take(entry => entry.Key == "collectionFormat");
                var schema = SwaggerValues.TakeSchema(header);
                header.Add(schema);
                schemas.Lower(schema);
            }
        }
    }
}
