namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Replaces or removes the keywords of objects other than schemas that OpenAPI 3.0 does not have.</summary>
internal static class Objects
{
    public static void Lower(DraftNode node, Part part, LossList losses)
    {
        switch (part)
        {
            case Part.Document:
                node.RemoveAll(entry => entry.Key is "jsonSchemaDialect" or "$self");
                break;
            case Part.Components:
                node.RemoveAll(entry => entry.Key is "pathItems" or "mediaTypes" or "callbacks");
                break;
            case Part.PathItem:
                node.RemoveAll(entry => entry.Key is "query" or "additionalOperations");
                break;
            case Part.Operation:
                // The client does not use them, and they can contain any feature of a newer version.
                node.Unset("callbacks");
                break;
            case Part.Response:
                node.Unset("summary");
                break;
            case Part.MediaType:
                Items(node);
                break;
            case Part.Encoding:
                node.RemoveAll(entry =>
                    entry.Key is "encoding" or "prefixEncoding" or "itemEncoding"
                );
                break;
            case Part.Example:
                Value(node);
                break;
            case Part.Server:
                node.Unset("name");
                break;
            case Part.Discriminator:
                Default(node, losses);
                break;
            case Part.Xml:
                node.Unset("nodeType");
                break;
        }
    }

    /// <summary>
    /// Replaces the schema of the items of a stream by a list of them, which is what it means (OpenAPI 3.2.0, Sequential
    /// Media Types).
    /// </summary>
    private static void Items(DraftNode mediaType)
    {
        mediaType.RemoveAll(entry => entry.Key is "prefixEncoding" or "itemEncoding");
        if (mediaType.Child("itemSchema") is { } items)
        {
            mediaType.RemoveAll(entry => entry == items || entry.Key is "schema");
            items.Key = "items";
            mediaType.Add(
                DraftNode
                    .Mapping("schema", items.Origin)
                    .Add(DraftNode.Quoted("type", "array", items.Origin))
                    .Add(items)
            );
        }
    }

    private static void Value(DraftNode example)
    {
        if ((example.Child("dataValue") ?? example.Child("serializedValue")) is { } value)
        {
            example.Unset("value");
            value.Key = "value";
        }

        example.RemoveAll(entry => entry.Key is "dataValue" or "serializedValue");
    }

    private static void Default(DraftNode discriminator, LossList losses)
    {
        if (discriminator.Child("defaultMapping") is { } fallback)
        {
            losses.Add(
                discriminator,
                fallback.Origin,
                "defaultMapping",
                "Objects of a type that the mapping does not list are read as the Unknown type of the union."
            );
        }

        discriminator.RemoveAll(entry =>
            entry.Key is not ("propertyName" or "mapping")
            && !entry.Key.StartsWith("x-", StringComparison.Ordinal)
        );
    }
}
