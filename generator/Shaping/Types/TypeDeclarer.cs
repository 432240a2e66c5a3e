using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Shapes each used type once: open enums, records, unions, and choices.</summary>
/// <param name="client">The user's settings for the client.</param>
/// <param name="names">The names of all types and members that the document can have.</param>
/// <param name="schemas">The types of the members.</param>
internal sealed class TypeDeclarer(ClientSettings client, TypeNames names, TypeResolver schemas)
{
    private readonly Dictionary<string, SourceShape> _types = new(StringComparer.Ordinal);
    private readonly Queue<Action> _open = new();

    /// <summary>Gets the used types, sorted by name.</summary>
    public IEnumerable<SourceShape> All =>
        _types.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Shapes the remaining types in a loop, because schemas can refer to each other in circles.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _open.Dequeue()();
        }

        // The unions that a record belongs to are only known now.
        new UnionShaper(client, _types).Complete();
    }

    public TypeRef Enum(OpenApiSchema schema, NamedSchema named)
    {
        var name = named.Name;
        var isInteger = named.Kind is SchemaKind.IntegerEnum;
        if (!_types.ContainsKey(name))
        {
            var taken = new HashSet<string>(ReservedNames.EnumMembers, StringComparer.Ordinal)
            {
                name,
            };
            var values = names
                .Classifier.Enums.ValuesOf(named.Schema)
                .Select(value => new EnumValueShape(
                    Naming.Unique(isInteger ? NameOf(value) : Naming.Pascal(value), taken, "Value"),
                    value
                ))
                .ToEquatableArray();
            var doc = DocText.From(schema.Description, $"Specifies a {name} value.");
            _types[name] = isInteger
                ? new IntegerEnumShape(client, name, doc, values)
                : new EnumShape(client, name, doc, values)
                {
                    IsClosed = names.Classifier.Enums.IsClosed(named.Schema),
                };
        }

        return new(isInteger ? TypeForm.IntegerEnum : TypeForm.Enum, name);
    }

    public TypeRef Record(OpenApiSchema schema, string pointer, NamedSchema named)
    {
        var name = named.Name;
        if (!_types.ContainsKey(name))
        {
            // The name is registered before the members are shaped, because the members may need the type.
            var shape = new RecordShape(
                client,
                name,
                DocText.From(schema.Description, $"Represents the {name} schema of the API."),
                default,
                "",
                default
            );
            _types[name] = shape;
            _open.Enqueue(() =>
                _types[name] = shape with
                {
                    Members = new MemberShaper(schemas, names, named).Shape(schema, pointer),
                }
            );
        }

        return new(TypeForm.Record, name);
    }

    public TypeRef Union(OpenApiSchema schema, NamedSchema named)
    {
        var union = names.Unions[named.Name];
        if (!_types.ContainsKey(named.Name))
        {
            var shape = new UnionShape(
                client,
                named.Name,
                DocText.From(
                    schema.Description,
                    $"Represents the {named.Name} schema of the API, a union of several types."
                ),
                union.IsInterface,
                union.Property,
                default,
                union.UnknownName,
                default,
                default
            );
            _types[named.Name] = shape;
            _open.Enqueue(() => _types[named.Name] = shape with { Cases = Cases(union) });
        }

        return new(union.IsInterface ? TypeForm.UnionInterface : TypeForm.Union, named.Name);
    }

    public TypeRef Choice(OpenApiSchema schema, string pointer, NamedSchema named)
    {
        var name = named.Name;
        if (!_types.ContainsKey(name))
        {
            var shape = new UntaggedUnionShape(
                client,
                name,
                DocText.From(
                    schema.Description,
                    $"Represents the {name} schema of the API, a union of several types."
                ),
                default,
                IsFree: false,
                default
            );
            _types[name] = shape;
            _open.Enqueue(() => _types[name] = Choice(shape, schema, pointer));
        }

        return new(TypeForm.Choice, name);
    }

    private EquatableArray<UnionCaseShape> Cases(Union union) =>
        union
            .Cases.GroupBy(one => one.Schema.Index)
            .Select(group =>
                (
                    Values: group.Select(one => one.Value).Distinct(),
                    Schema: schemas.Component(group.First().Schema.Key)
                )
            )
            // Schemas that could not be read were already reported. Their values are treated as unlisted.
            .Where(one => one.Schema is not null)
            .Select(one => new UnionCaseShape(
                one.Values.ToEquatableArray(),
                schemas.TypeOf(one.Schema, "")
            ))
            .Where(one =>
                one.Type.Form is TypeForm.Record or TypeForm.Union or TypeForm.UnionInterface
            )
            .ToEquatableArray();

    private UntaggedUnionShape Choice(
        UntaggedUnionShape shape,
        OpenApiSchema schema,
        string pointer
    )
    {
        var variants = (schema.OneOf ?? [])
            .Select((variant, i) => (variant, JsonPointer.Append(pointer, "oneOf", i)))
            .Concat(
                (schema.AnyOf ?? []).Select(
                    (variant, i) => (variant, JsonPointer.Append(pointer, "anyOf", i))
                )
            );
        var taken = new HashSet<string>(StringComparer.Ordinal) { shape.Name };
        var alternatives = variants
            .Select(pair => schemas.TypeOf(pair.variant, pair.Item2, depth: 1))
            .ToList();
        var cases = alternatives
            // A choice can hold any JSON anyway.
            .Where(type => type.Form is not TypeForm.Element)
            .GroupBy(type => type.Overload)
            .Select(group => group.First())
            .Select(type => new UntaggedCaseShape(
                Naming.Unique("As" + type.Word, taken, "Value"),
                type
            ))
            .ToEquatableArray();
        return shape with
        {
            Cases = cases,
            IsFree = alternatives.Exists(type => type.Form is TypeForm.Element),
        };
    }

    /// <summary>Returns the member name for a number: <c>Value1</c>, <c>Minus1</c>.</summary>
    private static string NameOf(string integer) =>
        integer.StartsWith("-", StringComparison.Ordinal)
            ? "Minus" + integer.Substring(1)
            : "Value" + integer.TrimStart('+');
}
