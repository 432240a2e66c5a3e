using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names of all types of a document: its components, and its inline enums and objects.</summary>
/// <remarks>
/// The names depend on the document and never on the selection, so that selecting another operation does not rename
/// types. An inline enum is named by the stem of its owner and the singular of its property: the roles in
/// <c>GroupInvitation</c> and <c>GroupInvitationRequest</c> become one <c>GroupInvitationRole</c>.
/// </remarks>
internal sealed class TypeNames
{
    private static readonly string[] Suffixes =
    [
        "Request",
        "RequestItem",
        "Response",
        "ResponseItem",
        "Update",
        "Create",
        "View",
        "Input",
        "Output",
    ];

    private const int SharingOwners = 3;
    private const int SharedWords = 2;

    private readonly Dictionary<string, NamedSchema> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedSchema> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private Dictionary<string, SpecNode>? _declarations;

    // The kind and values of each enum, by its pointer. They are compared in several steps.
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    // The full names that the naming rule gives to enums, before words are omitted.
    private readonly HashSet<string> _whole = new(StringComparer.OrdinalIgnoreCase);

    private TypeNames(SchemaClassifier classifier, IEnumerable<string> reserved)
    {
        Classifier = classifier;
        Unions = new(classifier, []);
        // Files are named after types, and some file systems ignore case.
        _taken = new(reserved, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="index">The whole document.</param>
    /// <param name="operations">All operations of the document, under the names that the user chose.</param>
    /// <param name="parameters">Their parameters.</param>
    /// <param name="reserved">Names that are already taken by clients, exceptions, and the runtime.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static TypeNames Of(
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        OperationParameters parameters,
        IEnumerable<string> reserved,
        CancellationToken cancellationToken
    )
    {
        var names = new TypeNames(new(index), reserved);
        // Sorting by name makes the result independent of the order of the document.
        var schemas = index.Schemas;
        foreach (var schema in schemas)
        {
            var name = Naming.Unique(Naming.Pascal(schema.Key), names._taken, "Model");
            names._components[schema.Key] = new(name, SchemaKind.Plain, schema);
        }

        var inline = new InlineSchemas(names.Classifier, names.NameObject, index.Tree.Count);
        foreach (var schema in schemas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var named = names._components[schema.Key];
            var kind = inline.Walk(
                schema,
                JsonPointer.Component("schemas", schema.Key),
                named.Name,
                ""
            );
            names._components[schema.Key] = named with { Kind = kind };
        }

        foreach (var place in OperationSchemas.Of(index, operations, parameters))
        {
            cancellationToken.ThrowIfCancellationRequested();
            inline.Walk(place.Schema, place.Pointer, place.Owner, place.Property);
        }

        names.NameEnums(inline.Enums);
        names.Unions = names.FindUnions();
        return names;
    }

    /// <summary>Gets the classifier of the document's schemas.</summary>
    public SchemaClassifier Classifier { get; }

    /// <summary>Gets the unions of the document.</summary>
    public Unions Unions { get; private set; }

    /// <summary>
    /// Returns a component schema; <see langword="null"/> if the document has no component of that name.
    /// </summary>
    public NamedSchema? Component(string id) =>
        _components.TryGetValue(id, out var schema) ? schema : null;

    /// <summary>
    /// Returns the inline schema at a JSON pointer; <see langword="null"/> if the schema needs no name.
    /// </summary>
    public NamedSchema? Inline(string pointer) =>
        _inline.TryGetValue(pointer, out var schema) ? schema : null;

    /// <summary>
    /// Returns the schema that a type is generated from; <see langword="null"/> if no schema has its name.
    /// </summary>
    public SpecNode? Declaration(string type)
    {
        if (_declarations is null)
        {
            _declarations = new(StringComparer.Ordinal);
            foreach (
                var schema in _inline
                    .OrderByDescending(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => pair.Value)
                    .Concat(_components.Values)
            )
            {
                _declarations[schema.Name] = schema.Schema;
            }
        }

        return _declarations.TryGetValue(type, out var declaration) ? declaration : null;
    }

    /// <summary>Returns the JSON pointers of the schemas with the name of a type. Several enums can share a name.</summary>
    public IEnumerable<string> PointersOf(string type) =>
        _components
            .Where(pair => pair.Value.Name == type)
            .Select(pair => JsonPointer.Component("schemas", pair.Key))
            .Concat(_inline.Where(pair => pair.Value.Name == type).Select(pair => pair.Key));

    private string NameObject(InlineSchema inline)
    {
        var name = inline.Kind is SchemaKind.Alias or SchemaKind.Scalar or SchemaKind.TooLarge
            ? ""
            : Naming.Unique(Naming.Shorten(inline.Owner + inline.Property), _taken, "Model");
        _inline[inline.Pointer] = new(name, inline.Kind, inline.Schema);
        return name;
    }

    private Unions FindUnions()
    {
        var unions = new Unions(
            Classifier,
            _components
                .Values.Concat(_inline.Values)
                .Where(schema => schema.Kind is SchemaKind.Union)
                .OrderBy(schema => schema.Name, StringComparer.Ordinal)
                .Select(schema => (schema, Naming.Unique("Unknown" + schema.Name, _taken, "Model")))
                .ToList()
        );
        var cases = new HashSet<int>(unions.CaseIndexes);
        // Within a union, an object without properties is a type like any other.
        foreach (
            var (id, schema) in _components
                .Where(pair => pair.Value.Kind is SchemaKind.Plain)
                .Where(pair => cases.Contains(pair.Value.Schema.Index))
                .Select(pair => (pair.Key, pair.Value))
                .ToList()
        )
        {
            _components[id] = schema with { Kind = SchemaKind.Record };
        }

        return unions;
    }

    /// <summary>
    /// Names the enums. Enums with the same name and values become one type; those with other values get the full owner
    /// name.
    /// </summary>
    private void NameEnums(IReadOnlyList<InlineSchema> enums)
    {
        foreach (var inline in enums)
        {
            var property = Naming.Singular(inline.Property);
            _whole.UnionWith(
                new[] { Stem(inline.Owner), inline.Owner }
                    .Where(owner => !Repeats(owner, property))
                    .Select(owner => Naming.Shorten(owner + property))
            );
        }

        var open = NameShared(enums);
        foreach (var naming in new Func<InlineSchema, string>[] { ByStem, ByOwner })
        {
            var later = new List<InlineSchema>();
            foreach (
                var group in open.GroupBy(naming, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                if (group.Select(Values).Distinct().Count() == 1 && _taken.Add(group.Key))
                {
                    foreach (var inline in group)
                    {
                        NameEnum(inline, group.Key);
                    }
                }
                else
                {
                    later.AddRange(group);
                }
            }

            open = later;
        }

        foreach (var inline in open.OrderBy(e => e.Pointer, StringComparer.Ordinal))
        {
            NameEnum(inline, Naming.Unique(ByOwner(inline), _taken, "Value"));
        }
    }

    /// <summary>
    /// Names the enums that the document repeats in several schemas, and returns the others: the <c>operator</c> of
    /// <c>RawMetricThreshold</c>, <c>TimeMetricThreshold</c>, and a hundred others is a <c>MetricThresholdOperator</c>.
    /// </summary>
    private List<InlineSchema> NameShared(IReadOnlyList<InlineSchema> enums)
    {
        var shared = enums
            // Without a description, equal values can be a coincidence.
            .Where(inline => inline.Schema.Text("description").Length > 0)
            // The owner's last words are part of the key, so another schema can only join a group.
            .GroupBy(inline =>
                (
                    Words: Naming.LastWords(Stem(inline.Owner), SharedWords),
                    inline.Property,
                    Text: inline.Schema.Text("description"),
                    Values: Values(inline)
                )
            )
            .Where(group =>
                group.Key.Words.Length > 0
                && group.Select(inline => Stem(inline.Owner)).Distinct().Count() >= SharingOwners
            )
            .Select(group => (Name: EnumName(group.Key.Words, group.First()), Enums: group))
            .GroupBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
            // Two groups with one name differ in their values or in their meaning.
            .Where(same => same.Count() == 1)
            .Select(same => same.First())
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .ToList();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, group) in shared)
        {
            if (!IsNameOfAnother(name, group, enums) && _taken.Add(name))
            {
                foreach (var inline in group)
                {
                    NameEnum(inline, name);
                    named.Add(inline.Pointer);
                }
            }
        }

        return [.. enums.Where(inline => !named.Contains(inline.Pointer))];
    }

    /// <summary>Returns whether the naming rule gives the name of a group to an enum that is not in the group.</summary>
    private bool IsNameOfAnother(
        string name,
        IEnumerable<InlineSchema> group,
        IReadOnlyList<InlineSchema> enums
    ) =>
        _whole.Contains(name)
        && enums
            .Except(group)
            .Any(inline =>
                string.Equals(ByStem(inline), name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(ByOwner(inline), name, StringComparison.OrdinalIgnoreCase)
            );

    private void NameEnum(InlineSchema inline, string name) =>
        _inline[inline.Pointer] = new(name, inline.Kind, inline.Schema);

    private string Values(InlineSchema inline)
    {
        if (!_values.TryGetValue(inline.Pointer, out var values))
        {
            var all = string.Join("\n", Classifier.Enums.ValuesOf(inline.Schema));
            _values[inline.Pointer] = values = $"{inline.Kind}\n{all}";
        }

        return values;
    }

    private string ByStem(InlineSchema inline) => EnumName(Stem(inline.Owner), inline);

    private string ByOwner(InlineSchema inline) => EnumName(inline.Owner, inline);

    /// <summary>
    /// Returns owner and property. If the owner ends with the property, <c>Value</c> replaces it unless that names
    /// another type.
    /// </summary>
    private string EnumName(string owner, InlineSchema inline)
    {
        var property = Naming.Singular(inline.Property);
        var name = Naming.Shorten(owner + "Value");
        return Repeats(owner, property) && !_whole.Contains(name) && !_taken.Contains(name)
            ? name
            : Naming.Shorten(owner + property);
    }

    /// <summary>
    /// Returns whether the last words of an owner repeat the property, as in <c>EntryStatus</c> and <c>Status</c>.
    /// </summary>
    private static bool Repeats(string owner, string property) =>
        property.Length > 1
        && owner.EndsWith(property, StringComparison.Ordinal)
        && (
            char.IsLower(property[1])
            || property.Length == owner.Length
            || !char.IsUpper(owner[owner.Length - property.Length - 1])
        );

    /// <summary>Returns the owner's name without a trailing date and without suffixes that state a direction.</summary>
    private static string Stem(string owner)
    {
        var stem = owner.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        // A date has eight digits. Fewer digits are part of the name, as in "M10".
        stem = owner.Length - stem.Length == 8 ? stem : owner;
        while (
            Suffixes.FirstOrDefault(s =>
                stem.Length > s.Length && stem.EndsWith(s, StringComparison.Ordinal)
            )
                is { } suffix
        )
        {
            stem = stem.Substring(0, stem.Length - suffix.Length);
        }

        return stem;
    }
}
