namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces text that contains JSON by the schema of that JSON, in the events of a stream (OpenAPI 3.2.0, Server-Sent
/// Event Streams). The data of an event is always text, so the client reads what it contains.
/// </summary>
internal static class EventData
{
    private const int DepthLimit = 16;

    public static void Lower(DraftNode mediaType)
    {
        if (mediaType.Key.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var schema in mediaType.Children.Where(entry => entry.Key is "itemSchema"))
            {
                Lower(schema, depth: 0);
            }
        }
    }

    private static void Lower(DraftNode schema, int depth)
    {
        if (schema.Map("properties")?.Child("data") is { IsMapping: true } data)
        {
            Unwrap(data);
        }

        foreach (
            var part in depth == DepthLimit
                ? []
                : schema
                    .Children.Where(entry => entry.Key is "oneOf" or "anyOf" or "allOf")
                    .SelectMany(list => list.Children)
        )
        {
            Lower(part, depth + 1);
        }
    }

    private static void Unwrap(DraftNode data)
    {
        if (
            data.Map("contentSchema") is not { } content
            || data.Text("contentMediaType").IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0
        )
        {
            return;
        }

        data.RemoveAll(entry => entry != content && !SchemaNodes.IsAnnotation(entry.Key));
        data.RemoveAll(entry => content.Child(entry.Key) is not null);
        content.Remove();
        content.MoveTo(data, _ => true);
    }
}
