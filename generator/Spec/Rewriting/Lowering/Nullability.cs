namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Marks compositions of nullable schemas as nullable, and properties that refer to a schema without constraints. JSON Schema derives it, and OpenAPI 3.0 requires the keyword.
/// </summary>
internal sealed class Nullability
{
    private const string Prefix = "#/components/schemas/";

    private readonly List<DraftNode> _schemas = [];
    private readonly Dictionary<string, List<DraftNode>> _references = new(StringComparer.Ordinal);
    private readonly Queue<DraftNode> _nullable = new();

    // The number of parts of each composition that are not known to be nullable. All alternatives together are one part,
    // because one of them is enough.
    private readonly Dictionary<DraftNode, int> _open = [];
    private readonly HashSet<DraftNode> _chosen = [];

    /// <summary>Adds a schema. What is below it can still change.</summary>
    public void Add(DraftNode schema) => _schemas.Add(schema);

    /// <summary>Marks the compositions.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        foreach (var schema in _schemas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Register(schema);
        }

        foreach (var schema in _schemas.Where(FreeProperties.IsFree))
        {
            cancellationToken.ThrowIfCancellationRequested();
            FreeProperties.LowerReferences(schema, ReferencesTo(schema));
        }

        while (_nullable.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Spread(_nullable.Dequeue());
        }
    }

    private void Register(DraftNode schema)
    {
        if (schema.Child("nullable") is { IsTrue: true })
        {
            _nullable.Enqueue(schema);
        }
        else if (schema.Reference is { } reference)
        {
            if (!_references.TryGetValue(reference.Value, out var known))
            {
                _references[reference.Value] = known = [];
            }

            known.Add(schema);
        }
        else if (schema.Children.All(entry => entry.Key is not ("type" or "enum")))
        {
            _open[schema] =
                (schema.List("allOf")?.Children.Count(Constrains) ?? 0)
                + (HasVariants(schema) ? 1 : 0);
        }
    }

    /// <summary>Applies that a schema is nullable to the schemas that refer to it or compose it.</summary>
    private void Spread(DraftNode schema)
    {
        var references = ReferencesTo(schema);
        if (references.Count > 0)
        {
            _references.Remove(Prefix + schema.Key);
            references.ForEach(_nullable.Enqueue);
        }

        if (
            schema.Parent is { IsSequence: true, Parent: { } whole } list
            && _open.TryGetValue(whole, out var open)
            && (list.Key is "allOf" || (list.Key is "oneOf" or "anyOf" && _chosen.Add(whole)))
        )
        {
            _open[whole] = open - 1;
            if (open == 1)
            {
                whole.SetNullable(list.Origin);
                _nullable.Enqueue(whole);
            }
        }
    }

    private List<DraftNode> ReferencesTo(DraftNode schema) =>
        schema is { Parent: { Key: "schemas", Parent: { Key: "components", Parent.Parent: null } } }
        && _references.TryGetValue(Prefix + schema.Key, out var references)
            ? references
            : [];

    private static bool Constrains(DraftNode part) =>
        part.Children.Any(entry =>
            entry.Key is not "required"
            && (entry.Key is "$ref" || !SchemaNodes.IsAnnotation(entry.Key))
        );

    private static bool HasVariants(DraftNode schema) =>
        schema.List("oneOf") is { Children.Count: > 0 }
        || schema.List("anyOf") is { Children.Count: > 0 };
}
