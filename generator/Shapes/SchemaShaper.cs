using AtlasGen.Generator.Diagnostics;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Decides what schemas become, and shapes the records and enums that the selection needs.</summary>
internal sealed class SchemaShaper(
    ClientSettings client,
    TypeNames names,
    DiagnosticSink diagnostics
)
{
    private const int DepthLimit = 64;

    private readonly Dictionary<string, SourceShape> _types = new(StringComparer.Ordinal);
    private readonly Queue<Action> _open = new();

    /// <summary>The types that were needed, by name.</summary>
    public IEnumerable<SourceShape> Types =>
        _types.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The JSON pointers of the components that were needed.</summary>
    public ISet<string> UsedComponents { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Shapes what is still open; a loop, since schemas may refer to each other in circles.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _open.Dequeue()();
        }
    }

    /// <summary>The type of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where it stands, as a JSON pointer.</param>
    /// <param name="depth">How deep within a component it stands.</param>
    public TypeRef TypeOf(OpenApiSchema? schema, string pointer, int depth = 0)
    {
        // Readers leaves nothing where a reference leads nowhere; that is told by who knows where it stands.
        if (schema is null)
        {
            return new(TypeKind.Element);
        }

        if (schema.Reference is { } reference)
        {
            if (
                reference.IsExternal
                || schema.UnresolvedReference
                || !names.HasComponent(reference.Id)
            )
            {
                return new(TypeKind.Element);
            }

            var component = TypeNames.SchemaPointer(reference.Id);
            UsedComponents.Add(component);
            return OfKind(schema, component, names.Component(reference.Id), depth);
        }

        return OfKind(schema, pointer, names.InlineOrNull(pointer), depth);
    }

    private TypeRef OfKind(OpenApiSchema schema, string pointer, string? name, int depth)
    {
        if (depth > DepthLimit)
        {
            return Free(pointer, "it is nested too deeply");
        }

        if (SchemaKinds.IsEnum(schema) && name is not null)
        {
            return Enum(schema, name);
        }

        if (schema.OneOf is { Count: > 0 })
        {
            return Free(pointer, "oneOf");
        }

        if (schema.AnyOf is { Count: > 0 })
        {
            return Free(pointer, "anyOf");
        }

        if (schema.Discriminator is { PropertyName: not null })
        {
            return Free(pointer, "discriminator");
        }

        if (SchemaKinds.IsRecord(schema) && name is not null)
        {
            return Record(schema, pointer, name);
        }

        if (schema.AllOf is [var only])
        {
            return TypeOf(only, pointer + "/allOf/0", depth + 1);
        }

        return schema.Type switch
        {
            "array" => new(
                TypeKind.List,
                Item: TypeOf(schema.Items, pointer + "/items", depth + 1)
            ),
            "object" or null when schema.AdditionalProperties is { } values => new(
                TypeKind.Map,
                Item: TypeOf(values, pointer + "/additionalProperties", depth + 1)
            ),
            _ => new(Scalars.KindOf(schema.Type, schema.Format)),
        };
    }

    private TypeRef Enum(OpenApiSchema schema, string name)
    {
        if (!_types.ContainsKey(name))
        {
            var taken = new HashSet<string>(ReservedNames.EnumMembers, StringComparer.Ordinal)
            {
                name,
            };
            var values = SchemaKinds
                .EnumValues(schema)
                .Select(value => new EnumValueShape(
                    Naming.Unique(Naming.Pascal(value), taken, "Value"),
                    value
                ))
                .ToEquatableArray();
            _types[name] = new EnumShape(
                client,
                name,
                DocText.From(schema.Description, $"A value of {name}."),
                values
            );
        }

        return new(TypeKind.Enum, name);
    }

    private TypeRef Record(OpenApiSchema schema, string pointer, string name)
    {
        if (!_types.ContainsKey(name))
        {
            // Its place is taken before its members are shaped, since they may need it themselves.
            _types[name] = new RecordShape(
                client,
                name,
                DocText.From(schema.Description, $"{name} of the API."),
                default
            );
            _open.Enqueue(() =>
                _types[name] = ((RecordShape)_types[name]) with
                {
                    Members = new MemberShaper(this, name).Shape(schema, pointer),
                }
            );
        }

        return new(TypeKind.Record, name);
    }

    private TypeRef Free(string pointer, string reason)
    {
        diagnostics.Add(Descriptors.FreeJson, pointer, reason);
        return new(TypeKind.Element);
    }
}
