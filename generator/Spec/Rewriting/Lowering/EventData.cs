namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces text that contains JSON by the schema of that JSON, in the events of a stream (OpenAPI 3.2.0, Server-Sent
/// Event Streams). The data of an event is always text, so the client reads what it contains.
/// </summary>
internal sealed class EventData
{
    private readonly Targets _targets;
    private readonly LossList _losses;

    // All references, by their targets.
    private readonly ILookup<DraftNode?, DraftNode> _references;

    // The references in schemas of events, by their components.
    private readonly Dictionary<DraftNode, List<DraftNode>> _found = [];
    private readonly Queue<DraftNode> _open = new();

    private EventData(DraftNode root, LossList losses)
    {
        (_targets, _losses) = (new(root), losses);
        _references = root.All()
            .Where(node => node is { Key: "$ref", IsScalar: true })
            .ToLookup(node => _targets.Find(node.Value, node.Parent!));
    }

    public static void Replace(DraftNode root, LossList losses, CancellationToken cancellationToken)
    {
        var streams = new List<DraftNode>();
        PartWalk.Visit(
            root,
            (node, part) =>
            {
                if (
                    part is Part.MediaType
                    && node.Key.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)
                    && (node.Map("itemSchema") ?? node.Map("schema")) is { } events
                )
                {
                    streams.Add(events.Map("items") ?? events);
                }
            },
            cancellationToken,
            isWithinSchemas: false
        );
        if (streams.Count > 0)
        {
            new EventData(root, losses).Replace(streams, cancellationToken);
        }
    }

    private void Replace(IEnumerable<DraftNode> streams, CancellationToken cancellationToken)
    {
        foreach (var schema in streams)
        {
            _open.Enqueue(schema);
        }

        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Lower(_open.Dequeue());
        }

        foreach (var component in _found.Keys.Where(component => !IsOnlyOfEvents(component)))
        {
            if (Content(component) is not { } content)
            {
                continue;
            }

            foreach (var reference in _found[component])
            {
                _losses.Add(
                    reference.Parent!,
                    content.Origin,
                    content.Key,
                    "The data of these events is text, because their schema is also used elsewhere."
                );
            }
        }
    }

    private void Lower(DraftNode schema)
    {
        if (schema.Reference is { } reference)
        {
            Follow(reference);
        }

        if (Content(schema) is { } content)
        {
            Unwrap(content.Parent!, content);
        }

        foreach (
            var part in schema
                .Children.Where(entry => entry.Key is "oneOf" or "anyOf" or "allOf")
                .SelectMany(list => list.Children)
        )
        {
            _open.Enqueue(part);
        }
    }

    /// <summary>Adds the target of a reference if all references to it are in events.</summary>
    private void Follow(DraftNode reference)
    {
        if (_targets.Find(reference.Value, reference.Parent!) is not { } target)
        {
            return;
        }

        if (!_found.TryGetValue(target, out var references))
        {
            _found[target] = references = [];
        }

        references.Add(reference);
        if (IsOnlyOfEvents(target))
        {
            _open.Enqueue(target);
        }
    }

    private bool IsOnlyOfEvents(DraftNode component) =>
        _found[component].Count == _references[component].Count();

    /// <summary>Returns the schema of the JSON in the data of an event; <see langword="null"/> if there is none.</summary>
    private static DraftNode? Content(DraftNode schema) =>
        schema.Map("properties") is { } fields
        // An object with more properties is the data itself, and is JSON as a whole.
        && fields.Children.All(field => field.Key is "data" or "event" or "id" or "retry")
        && fields.Map("data") is { } data
        && data.Text("contentMediaType").IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0
            ? data.Map("contentSchema")
            : null;

    private static void Unwrap(DraftNode data, DraftNode content)
    {
        data.RemoveAll(entry => entry != content && !SchemaNodes.IsAnnotation(entry.Key));
        data.RemoveAll(entry => content.Child(entry.Key) is not null);
        content.Remove();
        content.MoveTo(data, _ => true);
    }
}
