using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names of all types of a document: of its components, and of the enums and objects written out in them.</summary>
/// <remarks>
/// They are a function of the document and never of the selection, so that an operation selected later renames
/// nothing. An inline enum is named by the stem of its owner and the singular of its property: the roles written out
/// in <c>GroupInvitation</c> and in <c>GroupInvitationRequest</c> are then one <c>GroupInvitationRole</c>.
/// </remarks>
internal sealed class TypeNames
{
    private static readonly string[] Suffixes =
    [
        "Request",
        "Response",
        "Update",
        "Create",
        "View",
        "Input",
        "Output",
    ];

    private readonly Dictionary<string, NamedSchema> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedSchema> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;

    // The names that enums have by the rule, without leaving a word out.
    private readonly HashSet<string> _whole = new(StringComparer.OrdinalIgnoreCase);

    private TypeNames(SchemaClassifier classifier, IEnumerable<string> reserved)
    {
        Classifier = classifier;
        Unions = new(classifier, []);
        // Files are named after types, and two files whose names differ in case are one on some systems.
        _taken = new(reserved, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="index">The whole document.</param>
    /// <param name="operations">All its operations, under the names that the user wants for them.</param>
    /// <param name="reserved">Names that are taken already: those of clients, exceptions, the runtime.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public static TypeNames Of(
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        IEnumerable<string> reserved,
        CancellationToken cancellationToken
    )
    {
        var names = new TypeNames(new(index), reserved);
        // By name, so that the order of the document does not count.
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

        foreach (var place in OperationSchemas.Of(index, operations))
        {
            cancellationToken.ThrowIfCancellationRequested();
            inline.Walk(place.Schema, place.Pointer, place.Owner, place.Property);
        }

        names.NameEnums(inline.Enums);
        names.Unions = names.FindUnions();
        return names;
    }

    /// <summary>Tells what schemas become.</summary>
    public SchemaClassifier Classifier { get; }

    /// <summary>The unions of the document.</summary>
    public Unions Unions { get; private set; }

    /// <summary>A component schema; <see langword="null"/> when the document has none of that name.</summary>
    public NamedSchema? Component(string id) =>
        _components.TryGetValue(id, out var schema) ? schema : null;

    /// <summary>A schema that is written out at a JSON pointer; <see langword="null"/> for one that needs no name.</summary>
    public NamedSchema? Inline(string pointer) =>
        _inline.TryGetValue(pointer, out var schema) ? schema : null;

    private string NameObject(InlineSchema inline)
    {
        var name = inline.Kind is SchemaKind.Alias or SchemaKind.Scalar
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
        // An object without properties is a type like the others when it is one of a union.
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

    /// <summary>Same name and same values are one type; same name and other values take the full name of the owner.</summary>
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

        var open = enums;
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

    private void NameEnum(InlineSchema inline, string name) =>
        _inline[inline.Pointer] = new(name, inline.Kind, inline.Schema);

    private string Values(InlineSchema inline) =>
        $"{inline.Kind}\n{string.Join("\n", Classifier.Enums.ValuesOf(inline.Schema))}";

    private string ByStem(InlineSchema inline) => EnumName(Stem(inline.Owner), inline);

    private string ByOwner(InlineSchema inline) => EnumName(inline.Owner, inline);

    /// <summary>Owner and property; a property that the owner ends with is <c>Value</c>, unless that names another type.</summary>
    private string EnumName(string owner, InlineSchema inline)
    {
        var property = Naming.Singular(inline.Property);
        var name = Naming.Shorten(owner + "Value");
        return Repeats(owner, property) && !_whole.Contains(name) && !_taken.Contains(name)
            ? name
            : Naming.Shorten(owner + property);
    }

    /// <summary>Whether the last words of an owner are its property: <c>EntryStatus</c> and <c>Status</c>.</summary>
    private static bool Repeats(string owner, string property) =>
        property.Length > 1
        && owner.EndsWith(property, StringComparison.Ordinal)
        && (
            char.IsLower(property[1])
            || property.Length == owner.Length
            || !char.IsUpper(owner[owner.Length - property.Length - 1])
        );

    /// <summary>The owner's name without a trailing date and without the suffixes that tell a direction.</summary>
    private static string Stem(string owner)
    {
        var stem = owner.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        // A date has eight digits; fewer are part of the name, as in "M10".
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
