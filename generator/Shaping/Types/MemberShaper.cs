using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Shapes the members of one record, including those of the parts that it composes.</summary>
/// <param name="schemas">The types of the members.</param>
/// <param name="names">The names of all types and members that the document can have.</param>
/// <param name="record">The record.</param>
internal sealed class MemberShaper(TypeResolver schemas, TypeNames names, NamedSchema record)
{
    private readonly List<(string Name, OpenApiSchema? Schema, string Pointer)> _properties = [];
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<OpenApiSchema> _visited = [];
    private readonly HashSet<string> _discriminators = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Discriminator> _kinds =
        names.Unions.DiscriminatorsOf(record.Schema);

    public EquatableArray<MemberShape> Shape(OpenApiSchema schema, string pointer)
    {
        Collect(schema, record.Schema, pointer);
        foreach (var kind in _kinds)
        {
            // The record does not declare its discriminator, but a server needs it to recognize the type.
            if (_declared.Add(kind.Key))
            {
                _properties.Add((kind.Key, DiscriminatorSchema.Undeclared(kind.Value), ""));
            }
        }

        var members = new HashSet<string>(ReservedNames.RecordMembers, StringComparer.Ordinal)
        {
            record.Name,
        };
        return _properties
            .Select(property =>
            {
                var member = Member(property.Name, property.Schema, property.Pointer, members);
                if (_kinds.TryGetValue(member.JsonName, out var kind))
                {
                    ReportValues(member, kind);
                }

                return OnlyValue(member, property.Schema) is { Length: > 0 } value
                    ? WithDefault(member, value)
                    : member;
            })
            .ToEquatableArray();
    }

    /// <summary>
    /// Returns the value that a member has in every record; <see langword="null"/> if the caller must choose among
    /// several.
    /// </summary>
    private string? OnlyValue(MemberShape member, OpenApiSchema? schema) =>
        _kinds.TryGetValue(member.JsonName, out var kind)
            ? kind.Values is [var only]
                ? ConstantText.Of(member.Type.Form, only.Value)
                : null
            // An optional property can also be omitted.
            : member.Kind is MemberRole.Required
            && schema?.Enum is [var value]
            && TextOf(value) is { } text
            && !EnumSchemas.IsPlaceholder(text)
                ? ConstantText.Of(member.Type.Form, text)
                : null;

    private static string? TextOf(IOpenApiAny value) =>
        value switch
        {
            OpenApiString text => text.Value,
            OpenApiBoolean flag => flag.Value ? "true" : "false",
            OpenApiInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiLong number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiDouble number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>
    /// Reports values that the discriminator's type cannot have. Such objects can be neither read nor sent as their
    /// type.
    /// </summary>
    private void ReportValues(MemberShape member, Discriminator kind)
    {
        foreach (var one in kind.Values)
        {
            if (ConstantText.Of(member.Type.Form, one.Value) is null)
            {
                schemas.Report(
                    Descriptors.ReaderError,
                    one.Place.Pointer,
                    $"objects of the type {record.Name} cannot be distinguished by '{one.Value}', because the discriminator '{member.JsonName}' {ConstantText.Reason(member.Type.Form)}"
                );
            }
        }
    }

    /// <summary>
    /// Collects the properties of a schema and its parts. Of duplicate names, the last one wins but keeps the first
    /// one's position.
    /// </summary>
    private void Collect(OpenApiSchema schema, SpecNode node, string pointer)
    {
        // Parts can refer to each other in circles.
        if (!_visited.Add(schema))
        {
            return;
        }

        if (schema.Discriminator?.PropertyName is { } discriminator)
        {
            _discriminators.Add(discriminator);
        }

        foreach (var part in Composition.RecordParts(SchemaKeywords.Of(node)))
        {
            if (
                schemas.Part(schema, pointer, part) is ({ } inner, var place)
                && names.Classifier.Resolve(part.Node) is { } declared
            )
            {
                Collect(inner, declared, place);
            }
        }

        _required.UnionWith(schema.Required ?? new HashSet<string>());
        foreach (var property in schema.Properties ?? new Dictionary<string, OpenApiSchema>())
        {
            Add(
                property.Key,
                property.Value,
                JsonPointer.Append(pointer, "properties", property.Key)
            );
        }
    }

    private void Add(string name, OpenApiSchema? schema, string place)
    {
        if (_declared.Add(name))
        {
            _properties.Add((name, schema, place));
        }
        // A discriminator has the same type in all types of a union, although each lists only its own value.
        else if (!_discriminators.Contains(name))
        {
            _properties[_properties.FindIndex(other => other.Name == name)] = (name, schema, place);
        }
    }

    private static MemberShape WithDefault(MemberShape member, string value) =>
        member with
        {
            Default = value,
            Kind = member.IsNullable ? MemberRole.Optional : MemberRole.Guaranteed,
        };

    private MemberShape Member(
        string jsonName,
        OpenApiSchema? schema,
        string pointer,
        HashSet<string> members
    )
    {
        var name = Naming.Unique(Naming.Pascal(jsonName), members, "Value");
        var isRequired = _required.Contains(jsonName);
        var isReadOnly = schema is not null && schemas.ReadOnly.Contains(schema);
        var isDiscriminator = _kinds.ContainsKey(jsonName) || _discriminators.Contains(jsonName);
        var kind = (isRequired, isReadOnly, schema?.Nullable ?? false) switch
        {
            (true, true, false) => MemberRole.Guaranteed,
            (true, false, false) => MemberRole.Required,
            (true, false, true) => MemberRole.RequiredNullable,
            // A caller can set any property to null.
            (_, _, true) => MemberRole.OptionalNullable,
            _ => MemberRole.Optional,
        };
        return new(
            jsonName,
            name,
            _kinds.TryGetValue(jsonName, out var discriminator)
                ? DiscriminatorSchema.TypeOf(
                    schemas.TypeOf(schema, pointer, depth: 1),
                    schema,
                    discriminator
                )
                : schemas.TypeOf(schema, pointer, depth: 1),
            kind,
            // A server cannot read an object without its discriminator.
            isReadOnly && !isDiscriminator,
            schema?.WriteOnly ?? false,
            Secrets.Contain(schema),
            schema is { Deprecated: true }
                ? DeprecationText.OfProperty(jsonName, schema.Description, _declared)
                : "",
            Default: "",
            IsOverride: false,
            schemas
                .DocOf(schema?.Description, $"Gets or sets the '{jsonName}' property.")
                .And(DefaultText.Of(schema?.Default))
                .WithExample(ExampleText.Of(schema, schema?.Description))
        )
        {
            MustBeSent = isRequired || isDiscriminator,
        };
    }
}
