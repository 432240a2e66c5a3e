using AtlasGen.Generator.Spec;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The names of all types of a document: of its components, and of the enums and objects written out in them.</summary>
/// <remarks>
/// They are a function of the document and never of the selection, so that an operation selected later renames
/// nothing. An inline enum is named by the stem of its owner and the singular of its property: the roles written out
/// in <c>GroupInvitation</c> and in <c>GroupInvitationRequest</c> are then one <c>GroupInvitationRole</c>.
/// </remarks>
internal sealed class TypeNames
{
    private const int DepthLimit = 64;

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
    private readonly List<InlineEnum> _enums = [];
    private readonly HashSet<string> _taken;

    private TypeNames(IEnumerable<string> reserved) =>
        // Files are named after types, and two files whose names differ in case are one on some systems.
        _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <param name="document">The whole document.</param>
    /// <param name="reserved">Names that are taken already: those of clients, exceptions, the runtime.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public static TypeNames Of(
        OpenApiDocument document,
        IEnumerable<string> reserved,
        CancellationToken cancellationToken
    )
    {
        var names = new TypeNames(reserved);
        var components = document.Components?.Schemas ?? new Dictionary<string, OpenApiSchema>();
        // By name, so that the order of the document does not count.
        foreach (var id in components.Keys.OrderBy(id => id, StringComparer.Ordinal))
        {
            names._components[id] = Naming.Unique(Naming.Pascal(id), names._taken, "Model");
        }

        foreach (var id in components.Keys.OrderBy(id => id, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            names.Walk(components[id], SchemaPointer(id), names._components[id], "", depth: 0);
        }

        foreach (
            var operation in Spec
                .SpecOperation.All(document)
                .OrderBy(o => o.Pointer, StringComparer.Ordinal)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (pointer, schema, owner, property) in OperationSchemas.Of(operation))
            {
                names.Walk(schema, pointer, owner, property, depth: 0);
            }
        }

        names.NameEnums();
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

    /// <summary>Whether a schema is an open enum.</summary>
    public static bool IsEnum(OpenApiSchema schema) =>
        schema.Type is "string" or null
        && schema.Enum is { Count: > 0 } values
        && values.Any(value => value is OpenApiString);

    /// <summary>Whether a schema is an object with properties of its own.</summary>
    public static bool IsRecord(OpenApiSchema schema) =>
        schema.Properties is { Count: > 0 }
        || (schema.AllOf is { Count: > 1 } && schema.AllOf.Any(IsRecordPart));

    /// <summary>The values that an enum lists.</summary>
    public static IEnumerable<string> EnumValues(OpenApiSchema schema) =>
        schema.Enum.OfType<OpenApiString>().Select(value => value.Value).Distinct();

    private static bool IsRecordPart(OpenApiSchema schema) =>
        schema.Reference is not null || IsRecord(schema);

    private void Walk(
        OpenApiSchema schema,
        string pointer,
        string owner,
        string property,
        int depth
    )
    {
        if (depth > DepthLimit || (depth > 0 && schema.Reference is not null))
        {
            return;
        }

        var isNamed = depth == 0 && property.Length == 0;
        if (IsEnum(schema))
        {
            if (!isNamed)
            {
                _enums.Add(new(pointer, owner, property, string.Join("\n", EnumValues(schema))));
            }

            return;
        }

        if (!isNamed && IsRecord(schema))
        {
            owner = _inline[pointer] = Naming.Unique(owner + property, _taken, "Model");
            property = "";
        }

        foreach (var member in schema.Properties ?? new Dictionary<string, OpenApiSchema>())
        {
            var name = Naming.Pascal(member.Key);
            Walk(
                member.Value,
                $"{pointer}/properties/{JsonPointer.Escape(member.Key)}",
                owner,
                name,
                depth + 1
            );
        }

        if (schema.Items is { } items)
        {
            Walk(
                items,
                pointer + "/items",
                owner,
                Naming.Singular(property.Length == 0 ? "Items" : property),
                depth + 1
            );
        }

        if (schema.AdditionalProperties is { } values)
        {
            var name = Naming.Singular(property.Length == 0 ? "Values" : property);
            Walk(values, pointer + "/additionalProperties", owner, name, depth + 1);
        }

        for (var i = 0; i < (schema.AllOf?.Count ?? 0); i++)
        {
            // A part of a composition has no name of its own: its members are those of the whole.
            WalkPart(schema.AllOf![i], $"{pointer}/allOf/{i}", owner, depth + 1);
        }
    }

    private void WalkPart(OpenApiSchema? part, string pointer, string owner, int depth)
    {
        if (part is null or { Reference: not null } || depth > DepthLimit)
        {
            return;
        }

        foreach (var member in part.Properties ?? new Dictionary<string, OpenApiSchema>())
        {
            var name = Naming.Pascal(member.Key);
            Walk(
                member.Value,
                $"{pointer}/properties/{JsonPointer.Escape(member.Key)}",
                owner,
                name,
                depth + 1
            );
        }
    }

    /// <summary>Same name and same values are one type; same name and other values take the full name of the owner.</summary>
    private void NameEnums()
    {
        var open = _enums;
        foreach (var naming in new Func<InlineEnum, string>[] { ByStem, ByOwner })
        {
            var later = new List<InlineEnum>();
            foreach (
                var group in open.GroupBy(naming, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                if (group.Select(e => e.Values).Distinct().Count() == 1 && _taken.Add(group.Key))
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

    private static string ByStem(InlineEnum inline) =>
        Stem(inline.Owner) + Naming.Singular(inline.Property);

    private static string ByOwner(InlineEnum inline) =>
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

    private sealed record InlineEnum(string Pointer, string Owner, string Property, string Values);
}
