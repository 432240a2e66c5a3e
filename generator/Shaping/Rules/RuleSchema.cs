namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>What a schema rules out for a value that a caller sends.</summary>
/// <remarks>
/// The types of C# already rule out values of a wrong JSON type or format, so neither is a rule.
/// </remarks>
internal sealed class RuleSchema
{
    /// <summary>Gets the name of the component that is referred to; empty for a schema of its own.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Gets the separator of a list that is sent as one text; empty otherwise.</summary>
    public string Separator { get; init; } = "";

    /// <summary>Gets the keywords without schemas, each with its value as JSON.</summary>
    public List<(string Keyword, string Json)> Limits { get; } = [];

    /// <summary>Gets the required properties, except those that only the server sets.</summary>
    public List<string> Required { get; } = [];

    /// <summary>Gets the properties, except those that only the server sets.</summary>
    public List<(string Name, RuleSchema Schema)> Properties { get; } = [];

    /// <summary>Gets the names of all properties, which the schema of other properties does not concern.</summary>
    public List<string> Declared { get; } = [];

    /// <summary>Gets the schemas that must all match.</summary>
    public List<RuleSchema> AllOf { get; } = [];

    /// <summary>Gets the lists of schemas of which one must match.</summary>
    public List<IReadOnlyList<RuleSchema>> AnyOf { get; } = [];

    /// <summary>Gets the schemas that a property chooses between, each with the value of the property.</summary>
    public List<(string Value, RuleSchema Schema)> Cases { get; } = [];

    /// <summary>Gets or sets the property that chooses between the cases; empty if there are none.</summary>
    public string Discriminator { get; set; } = "";

    /// <summary>Gets or sets the schema of the items of a list.</summary>
    public RuleSchema? Items { get; set; }

    /// <summary>Gets or sets the schema of the properties that are not listed.</summary>
    public RuleSchema? Values { get; set; }

    /// <summary>Gets or sets the only allowed properties; <see langword="null"/> if others are allowed.</summary>
    public IReadOnlyList<string>? Only { get; set; }

    /// <summary>Gets or sets a value that indicates whether null is allowed.</summary>
    public bool IsNullable { get; set; }

    /// <summary>Gets a value that indicates whether the schema has no schemas of its own.</summary>
    public bool IsLeaf =>
        Reference.Length == 0
        && Required.Count == 0
        && Properties.Count == 0
        && AllOf.Count == 0
        && AnyOf.Count == 0
        && Cases.Count == 0
        && this is { Items: null, Values: null, Only: null };

    /// <summary>Returns the names of the components that are referred to.</summary>
    public IEnumerable<string> References()
    {
        var parts = Properties
            .Select(property => property.Schema)
            .Concat(AllOf)
            .Concat(AnyOf.SelectMany(variants => variants))
            .Concat(Cases.Select(one => one.Schema))
            .Concat(new[] { Items, Values }.OfType<RuleSchema>())
            .SelectMany(part => part.References());
        return Reference.Length > 0 ? [Reference] : parts;
    }

    /// <summary>Adds a part of an <c>allOf</c>, without a level of its own if the two do not overlap.</summary>
    public void AddPart(RuleSchema part)
    {
        if (
            part is not { Reference: "", IsNullable: false }
            || (part.Items is not null && Items is not null)
            || (part.Values is not null && Values is not null)
            || (part.Cases.Count > 0 && Cases.Count > 0)
            || part.Limits.Exists(one => Limits.Exists(own => own.Keyword == one.Keyword))
            || part.Properties.Exists(one => Properties.Exists(own => own.Name == one.Name))
        )
        {
            AllOf.Add(part);
            return;
        }

        Limits.AddRange(part.Limits);
        Required.AddRange(part.Required.Except(Required));
        Properties.AddRange(part.Properties);
        Declared.AddRange(part.Declared.Except(Declared));
        AllOf.AddRange(part.AllOf);
        AnyOf.AddRange(part.AnyOf);
        Items ??= part.Items;
        Values ??= part.Values;
        if (part.Cases.Count > 0)
        {
            Discriminator = part.Discriminator;
            Cases.AddRange(part.Cases);
        }
    }
}
