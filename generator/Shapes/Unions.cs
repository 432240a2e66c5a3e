using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>One of several objects, told apart by the value of a property.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="UnknownName">The name of the record for objects of a kind that the document does not list.</param>
/// <param name="Property">The name of the property in JSON.</param>
/// <param name="Cases">The types, each with its value of the property.</param>
/// <param name="IsInterface">Whether one base record does not do, since a type of it is one of other unions too.</param>
internal sealed record Union(
    string Name,
    string UnknownName,
    string Property,
    IReadOnlyList<UnionCase> Cases,
    bool IsInterface
);

/// <summary>All unions of a document, whatever of it is selected.</summary>
internal sealed class Unions
{
    private readonly Dictionary<string, Union> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<int, (string Property, string Value)> _discriminators;

    /// <param name="classifier">Knows the types of a union.</param>
    /// <param name="schemas">The schemas that are unions, each with the names of its types.</param>
    public Unions(
        SchemaClassifier classifier,
        IEnumerable<(NamedSchema Schema, string UnknownName)> schemas
    )
    {
        var all = schemas
            .Select(pair =>
                (pair.Schema, pair.UnknownName, Keywords: SchemaKeywords.Of(pair.Schema.Schema))
            )
            .Select(union =>
                (
                    union.Schema,
                    union.UnknownName,
                    Property: SchemaClassifier.UnionProperty(union.Keywords),
                    Cases: classifier.Cases(union.Schema.Schema, union.Keywords)
                )
            )
            .ToList();
        var unions = new HashSet<int>(all.Select(union => union.Schema.Schema.Index));
        var memberships = all.SelectMany(union =>
                union.Cases.Select(one => one.Schema.Index).Distinct()
            )
            .GroupBy(schema => schema)
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var (schema, unknown, property, cases) in all)
        {
            var isInterface = cases.Any(one =>
                memberships[one.Schema.Index] > 1 || unions.Contains(one.Schema.Index)
            );
            _byName[schema.Name] = new(schema.Name, unknown, property, cases, isInterface);
        }

        _discriminators = all.SelectMany(union =>
                union.Cases.Select(one => (one.Schema.Index, union.Property, one.Value))
            )
            .ToLookup(found => found.Index, found => (found.Property, found.Value));
    }

    /// <summary>The union of a name.</summary>
    public Union this[string name] => _byName[name];

    /// <summary>The components that are a type of some union.</summary>
    public IEnumerable<int> CaseIndexes => _discriminators.Select(found => found.Key);

    /// <summary>The properties by which a component is told in unions, each with the values that mean it.</summary>
    public IEnumerable<(string Property, IReadOnlyList<string> Values)> DiscriminatorsOf(
        SpecNode component
    ) =>
        _discriminators[component.Index]
            .GroupBy(found => found.Property, found => found.Value)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Distinct()]));
}
