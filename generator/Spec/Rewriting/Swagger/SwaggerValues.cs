using AtlasGen.Generator.Spec.Rewriting.Lowering;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>
/// Converts the type of a parameter, a member of a form, or a header, which is not a schema in Swagger 2.0.
/// </summary>
internal sealed class SwaggerValues(LossList losses)
{
    // The keywords of the Parameter Object, and those of schemas that authors add.
    private static readonly HashSet<string> SchemaKeywords = new(StringComparer.Ordinal)
    {
        "type",
        "format",
        "items",
        "default",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "enum",
        "multipleOf",
        "x-nullable",
        "properties",
        "additionalProperties",
        "allOf",
        "readOnly",
        "title",
    };

    /// <summary>Removes the type of a parameter, and returns it as a schema, with the style of a list.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="owner">The parameter or the operation, whichever stays in the document.</param>
    public (DraftNode Schema, ListStyle? Style) Take(DraftNode parameter, DraftNode owner)
    {
        var schema = TakeSchema(parameter);
        var format = parameter.Take("collectionFormat");
        if (schema.List("type") is not null)
        {
            // The type array, or null, is a list too.
            TypeLists.Lower(schema, losses);
        }

        if (schema.Child("type") is not { IsScalar: true, Value: "array" } type)
        {
            return (schema, null);
        }

        // Swagger 2.0 nests lists with a format for each level.
        if (schema.Child("items")?.Child("type") is { IsScalar: true, Value: "array" } nested)
        {
            losses.Add(
                owner,
                nested.Origin,
                "a list of lists",
                "The value is a string. Separate its items as the server expects them."
            );
            return (AsText(schema), null);
        }

        // In OpenAPI 3.0, only queries and forms have styles for these.
        var canRepeat = parameter.Child("in") is { IsScalar: true, Value: "query" or "formData" };
        var separators = (format?.Value, canRepeat) switch
        {
            ("tsv", _) => "tabs",
            ("ssv", false) => "spaces",
            ("pipes", false) => "vertical bars",
            _ => null,
        };
        if (separators is not null)
        {
            losses.Add(
                owner,
                format!.Origin,
                $"collectionFormat: {format.Value}",
                $"The value is a string. Separate its items with {separators}."
            );
            return (AsText(schema), null);
        }

        return (schema, StyleOf(parameter, format, owner, canRepeat));
    }

    /// <summary>Removes the type of a header, and returns it as a schema.</summary>
    public static DraftNode TakeSchema(DraftNode holder)
    {
        var keywords = holder.Take(entry => SchemaKeywords.Contains(entry.Key));
        if (holder.Take("schema") is { } declared)
        {
            // Some authors repeat the type beside the schema.
            return declared;
        }

        var schema = DraftNode.Mapping("schema", holder.Origin);
        foreach (var entry in keywords)
        {
            schema.Add(entry);
        }

        return schema;
    }

    private ListStyle? StyleOf(
        DraftNode parameter,
        DraftNode? format,
        DraftNode owner,
        bool canRepeat
    )
    {
        var origin = (format ?? parameter).Origin;
        switch (format?.Value)
        {
            case "multi" when canRepeat:
                return new("form", IsExploded: true, origin);
            case "ssv":
                return new("spaceDelimited", IsExploded: false, origin);
            case "pipes":
                return new("pipeDelimited", IsExploded: false, origin);
            case not (null or "" or "csv"):
                losses.Add(
                    owner,
                    origin,
                    $"collectionFormat: {format!.Value}",
                    "The items of the value are separated by commas."
                );
                break;
        }

        // In a path and in headers, this is the default.
        return canRepeat ? new("form", IsExploded: false, origin) : null;
    }

    private static DraftNode AsText(DraftNode list) =>
        DraftNode
            .Mapping(list.Key, list.Origin)
            .Add(DraftNode.Quoted("type", "string", list.Origin));
}
