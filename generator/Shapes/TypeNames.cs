using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

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

    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;

    private TypeNames(IEnumerable<string> reserved) =>
        // Files are named after types, and two files whose names differ in case are one on some systems.
        _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

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
        var names = new TypeNames(reserved);
        // By name, so that the order of the document does not count.
        var schemas = index.Schemas;
        foreach (var schema in schemas)
        {
            var id = schema.Key;
            names._components[id] = Naming.Unique(Naming.Pascal(id), names._taken, "Model");
        }

        var inline = new InlineSchemas(names.NameObject);
        foreach (var schema in schemas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = schema.Key;
            inline.Walk(schema, SchemaPointer(id), names._components[id], "");
        }

        foreach (var place in OperationSchemas.Of(index, operations))
        {
            cancellationToken.ThrowIfCancellationRequested();
            inline.Walk(place.Schema, place.Pointer, place.Owner, place.Property);
        }

        names.NameEnums(inline.Enums);
        return names;
    }

    /// <summary>The JSON pointer of a component schema.</summary>
    public static string SchemaPointer(string id) =>
        $"/components/schemas/{JsonPointer.Escape(id)}";

    /// <summary>The name of a component schema.</summary>
    public string Component(string id) => _components[id];

    /// <summary>Whether the document has such a component schema.</summary>
    public bool HasComponent(string id) => _components.ContainsKey(id);

    /// <summary>The name of an enum or object written out at a JSON pointer; <see langword="null"/> for any other schema.</summary>
    public string? InlineOrNull(string pointer) =>
        _inline.TryGetValue(pointer, out var name) ? name : null;

    private string NameObject(InlineSchema inline) =>
        _inline[inline.Pointer] = Naming.Unique(inline.Owner + inline.Property, _taken, "Model");

    /// <summary>Same name and same values are one type; same name and other values take the full name of the owner.</summary>
    private void NameEnums(IReadOnlyList<InlineSchema> enums)
    {
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
                        _inline[inline.Pointer] = group.Key;
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
            _inline[inline.Pointer] = Naming.Unique(ByOwner(inline), _taken, "Value");
        }
    }

    private static string Values(InlineSchema inline) =>
        string.Join("\n", SchemaKinds.EnumValues(inline.Schema));

    private static string ByStem(InlineSchema inline) =>
        Stem(inline.Owner) + Naming.Singular(inline.Property);

    private static string ByOwner(InlineSchema inline) =>
        inline.Owner + Naming.Singular(inline.Property);

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
