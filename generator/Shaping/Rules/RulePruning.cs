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
        // Components can refer to each other in circles: a circle without a rule has none.
        bool isChanged;
        do
        {
            isChanged = false;
            foreach (var component in components)
            {
                isChanged |=
                    !_withRules.Contains(component.Key)
                    && HasRules(component.Value)
                    && _withRules.Add(component.Key);
            }
        } while (isChanged);
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
