namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Writes the rules of schemas as JSON, without what rules out nothing.</summary>
/// <remarks>A schema is an object, or the name of a schema that several others share.</remarks>
/// <param name="components">The components by name.</param>
/// <param name="pruning">The schemas that rule out nothing.</param>
internal sealed class RuleWriter(
    IReadOnlyDictionary<string, RuleSchema> components,
    RulePruning pruning
)
{
    // Readers of JSON limit the depth.
    private const int MostInlined = 4;

    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _inlined;

    /// <summary>Gets or sets the names of schemas without schemas of their own, by their JSON.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Gets or sets the components that are written as another, equal one.</summary>
    public IReadOnlyDictionary<string, string> Same { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Gets or sets the components that are written where they are used.</summary>
    public ISet<string> Inlined { get; init; } = new HashSet<string>();

    /// <summary>Gets the number of references to each component.</summary>
    public Dictionary<string, int> References { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the schemas without schemas of their own, by their JSON, each with the properties that have them.
    /// </summary>
    public Dictionary<string, List<string>> Leaves { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the components that were referred to by name, sorted, and their JSON.</summary>
    public IEnumerable<(string Name, string Json)> Components()
    {
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (_open.Count > 0)
        {
            var name = _open.Dequeue();
            written.Add(name, Content(components[name], name));
        }

        return written.Select(one => (one.Key, one.Value));
    }

    /// <summary>Returns whether a schema rules out anything.</summary>
    public bool HasRules(RuleSchema schema) => pruning.HasRules(schema);

    /// <summary>Returns a schema as JSON.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The name of the property or parameter.</param>
    public string Write(RuleSchema schema, string name)
    {
        if (schema.Reference.Length > 0)
        {
            return Reference(schema.Reference, name);
        }

        var json = Content(schema, name);
        return schema.IsLeaf ? Leaf(json, name) : json;
    }

    /// <summary>Returns an object as JSON.</summary>
    /// <param name="members">The members: each name and value as JSON.</param>
    public static string Object(IEnumerable<(string Name, string Json)> members) =>
        $"{{{string.Join(",", members.Select(member => $"{member.Name}:{member.Json}"))}}}";

    private string Reference(string component, string name)
    {
        var target = Same.TryGetValue(component, out var same) ? same : component;
        References[target] = References.TryGetValue(target, out var count) ? count + 1 : 1;
        if (Inlined.Contains(target) && _inlined < MostInlined)
        {
            _inlined++;
            var json = Write(components[target], name);
            _inlined--;
            return json;
        }

        if (_used.Add(target))
        {
            _open.Enqueue(target);
        }

        return RuleText.Quote(target);
    }

    private string Leaf(string json, string name)
    {
        if (Names.TryGetValue(json, out var shared))
        {
            return RuleText.Quote(shared);
        }

        if (!Leaves.TryGetValue(json, out var names))
        {
            Leaves[json] = names = [];
        }

        names.Add(name);
        return json;
    }

    /// <summary>Returns the content of a schema as JSON.</summary>
    public string Content(RuleSchema schema, string name)
    {
        if (schema.Reference.Length > 0)
        {
            return $"{{\"allOf\":[{Write(schema, name)}]}}";
        }

        var members = schema.Limits.ToList();
        Add(schema.IsNullable, "nullable", () => "true");
        Add(schema.Separator.Length > 0, "separator", () => RuleText.Quote(schema.Separator));
        Add(schema.Only is not null, "only", () => Texts(schema.Only!));
        Add(schema.Required.Count > 0, "required", () => Texts(schema.Required));
        var properties = pruning.Properties(schema).ToList();
        Add(properties.Count > 0, "properties", () => Object(properties.Select(Property)));
        AddSchema("items", schema.Items);
        AddSchema("additionalProperties", schema.Values);
        Add(
            schema.Declared.Count > 0 && schema.Values is { } values && HasRules(values),
            "declared",
            () => Texts(schema.Declared)
        );
        var parts = schema.AllOf.FindAll(HasRules);
        Add(parts.Count > 0, "allOf", () => Schemas(parts));
        var choices = schema.AnyOf.FindAll(variants => variants.All(HasRules));
        Add(choices.Count > 0, "anyOf", () => RuleText.List(choices.Select(Schemas)));
        Add(schema.Cases.Count > 0, "discriminator", () => RuleText.Quote(schema.Discriminator));
        Add(schema.Cases.Count > 0, "cases", () => Cases(schema));
        return Object(members.Select(member => ($"\"{member.Keyword}\"", member.Json)));

        void Add(bool isPresent, string keyword, Func<string> json)
        {
            if (isPresent)
            {
                members.Add((keyword, json()));
            }
        }

        void AddSchema(string keyword, RuleSchema? inner) =>
            Add(inner is not null && HasRules(inner), keyword, () => Write(inner!, name));

        string Schemas(IEnumerable<RuleSchema> list) =>
            RuleText.List(list.Select(one => Write(one, name)));
    }

    private (string, string) Property((string Name, RuleSchema Schema) property) =>
        (RuleText.Quote(property.Name), Write(property.Schema, property.Name));

    /// <summary>Returns the values of a discriminator, for each schema that they choose.</summary>
    private string Cases(RuleSchema schema) =>
        RuleText.List(
            schema
                .Cases.GroupBy(one =>
                    HasRules(one.Schema) ? Write(one.Schema, schema.Discriminator) : "true"
                )
                .Select(same => $"[{same.Key},{Texts(same.Select(one => one.Value))}]")
        );

    private static string Texts(IEnumerable<string> texts) =>
        RuleText.List(texts.Select(RuleText.Quote));
}
