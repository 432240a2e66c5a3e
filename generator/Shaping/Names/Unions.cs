using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>A union of objects, distinguished by the value of a property.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="UnknownName">The name of the record for objects of an unlisted type.</param>
/// <param name="Property">The JSON name of the property.</param>
/// <param name="Cases">The types, each with its value of the property.</param>
/// <param name="IsInterface">
/// Whether the union is an interface. A base record is not enough if one of its types also belongs to another union.
/// </param>
internal sealed record Union(
    string Name,
    string UnknownName,
    string Property,
    IReadOnlyList<UnionCase> Cases,
    bool IsInterface
);

/// <summary>All unions of a document, regardless of the selection.</summary>
internal sealed class Unions
{
    private readonly Dictionary<string, Union> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<int, Membership> _memberships;
    private readonly SchemaClassifier _classifier;

    // All types of a union read this.
    private readonly Dictionary<(int Union, string Property), SpecNode?> _declarations = [];

    /// <param name="classifier">The classifier that finds the types of a union.</param>
    /// <param name="schemas">The schemas that are unions, with the names of their types.</param>
    public Unions(
        SchemaClassifier classifier,
        IEnumerable<(NamedSchema Schema, string UnknownName)> schemas
    )
    {
        _classifier = classifier;
        var all = schemas
            .Select(pair =>
                (pair.Schema, pair.UnknownName, Keywords: SchemaKeywords.Of(pair.Schema.Schema))
            )
            .Select(union =>
                (
                    union.Schema,
                    union.UnknownName,
                    Property: Composition.UnionProperty(union.Keywords),
                    Cases: classifier.Cases(union.Schema.Schema, union.Keywords)
                )
            )
            .ToList();
        _memberships = all.SelectMany(union =>
                union.Cases.Select(one =>
                    (
                        one.Schema.Index,
                        Membership: new Membership(
                            union.Schema.Schema,
                            union.Property,
                            union.Cases,
                            one
                        )
                    )
                )
            )
            .ToLookup(found => found.Index, found => found.Membership);
        var unions = new HashSet<int>(all.Select(union => union.Schema.Schema.Index));
        foreach (var (schema, unknown, property, cases) in all)
        {
            var isInterface = cases.Any(one =>
                unions.Contains(one.Schema.Index)
                || _memberships[one.Schema.Index]
                    .Select(found => found.Union.Index)
                    .Distinct()
                    .Count() > 1
            );
            _byName[schema.Name] = new(schema.Name, unknown, property, cases, isInterface);
        }
    }

    /// <summary>Gets the union with a name.</summary>
    public Union this[string name] => _byName[name];

    /// <summary>Gets the components that are a type of a union.</summary>
    public IEnumerable<int> CaseIndexes => _memberships.Select(found => found.Key);

    /// <summary>
    /// Returns the properties that identify a component in unions, by name. This includes unions that list such a
    /// union.
    /// </summary>
    public IReadOnlyDictionary<string, Discriminator> DiscriminatorsOf(SpecNode component)
    {
        var found = new Dictionary<string, Discriminator>(StringComparer.Ordinal);
        var visited = new HashSet<int> { component.Index };
        var level = visited.ToList();
        while (level.Count > 0)
        {
            var memberships = level.SelectMany(index => _memberships[index]).ToList();
            foreach (
                var group in memberships
                    .GroupBy(one => one.Property)
                    .Where(group => !found.ContainsKey(group.Key))
                    .ToList()
            )
            {
                found[group.Key] = new(
                    [.. group.GroupBy(one => one.Case.Value).Select(same => same.First().Case)],
                    () => Declaration(group)
                );
            }

            level = memberships.Select(one => one.Union.Index).Where(visited.Add).ToList();
        }

        return found;
    }

    /// <summary>Returns the schema that the unions, or their other types, declare for the property.</summary>
    private SpecNode? Declaration(IEnumerable<Membership> memberships) =>
        memberships.Select(Declaration).FirstOrDefault(declaration => declaration is not null);

    private SpecNode? Declaration(Membership one)
    {
        var key = (one.Union.Index, one.Property);
        if (!_declarations.TryGetValue(key, out var declaration))
        {
            declaration = one
                .All.Select(other => other.Schema)
                .Prepend(one.Union)
                .Select(schema => _classifier.Properties.Find(schema, one.Property))
                .FirstOrDefault(found => found is not null);
            _declarations.Add(key, declaration);
        }

        return declaration;
    }

    /// <summary>A value that identifies a component in a union.</summary>
    private sealed record Membership(
        SpecNode Union,
        string Property,
        IReadOnlyList<UnionCase> All,
        UnionCase Case
    );
}
