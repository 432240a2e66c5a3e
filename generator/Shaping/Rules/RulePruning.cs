namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Finds the schemas that rule out nothing.</summary>
internal sealed class RulePruning
{
    private readonly IReadOnlyDictionary<string, RuleSchema> _components;
    private readonly HashSet<string> _withRules = new(StringComparer.Ordinal);

    /// <param name="components">The components by name.</param>
    public RulePruning(IReadOnlyDictionary<string, RuleSchema> components)
    {
        _components = components;
        var dependents = (
            from component in components
            from reference in component.Value.References()
            select (reference, component.Key)
        ).ToLookup(pair => pair.reference, pair => pair.Key, StringComparer.Ordinal);
        // Components can refer to each other in circles: a circle without a rule has none.
        var open = new Queue<string>(components.Keys);
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            if (HasRules(components[name]) && _withRules.Add(name))
            {
                foreach (var dependent in dependents[name])
                {
                    open.Enqueue(dependent);
                }
            }
        }
    }

    /// <summary>Returns whether a schema rules out anything.</summary>
    public bool HasRules(RuleSchema schema) =>
        schema.Reference.Length > 0
            ? _withRules.Contains(schema.Reference)
            : schema.Limits.Count > 0
                || schema.Required.Count > 0
                || schema.Cases.Count > 0
                || schema.Only is not null
                || schema.Properties.Exists(property => HasRules(property.Schema))
                || schema.AllOf.Exists(HasRules)
                || schema.AnyOf.Exists(variants => variants.All(HasRules))
                || (schema.Items is { } items && HasRules(items))
                || (schema.Values is { } values && HasRules(values));

    /// <summary>Returns the properties with rules. A required property can be null only if a rule says so.</summary>
    public IEnumerable<(string Name, RuleSchema Schema)> Properties(RuleSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            if (HasRules(property))
            {
                yield return (name, property);
            }
            else if (schema.Required.Contains(name) && IsNullable(property))
            {
                yield return (name, new RuleSchema { IsNullable = true });
            }
        }
    }

    private bool IsNullable(RuleSchema schema) =>
        schema.IsNullable
        || (_components.TryGetValue(schema.Reference, out var component) && component.IsNullable);
}
