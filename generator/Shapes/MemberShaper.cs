using AtlasGen.Generator.Spec;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Shapes the members of one record, those of the parts that it is composed of included.</summary>
internal sealed class MemberShaper(SchemaShaper schemas, string recordName)
{
    private readonly List<(string Name, OpenApiSchema? Schema, string Pointer)> _properties = [];
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<OpenApiSchema> _visited = [];

    public EquatableArray<MemberShape> Shape(OpenApiSchema schema, string pointer)
    {
        Collect(schema, pointer);
        var members = new HashSet<string>(ReservedNames.RecordMembers, StringComparer.Ordinal)
        {
            recordName,
        };
        var locals = new HashSet<string>(ReservedNames.ReadLocals, StringComparer.Ordinal);
        return _properties
            .Select(property =>
                Member(property.Name, property.Schema, property.Pointer, members, locals)
            )
            .ToEquatableArray();
    }

    /// <summary>Gathers the properties of the schema and of all its parts; the last one of a name wins, in the first one's place.</summary>
    private void Collect(OpenApiSchema schema, string pointer)
    {
        // Parts may refer to each other in circles.
        if (!_visited.Add(schema))
        {
            return;
        }

        for (var i = 0; i < (schema.AllOf?.Count ?? 0); i++)
        {
            if (schema.AllOf![i] is not { } part)
            {
                continue;
            }

            var place = part.Reference is { } reference
                ? TypeNames.SchemaPointer(reference.Id)
                : $"{pointer}/allOf/{i}";
            Collect(part, place);
        }

        _required.UnionWith(schema.Required ?? new HashSet<string>());
        foreach (var property in schema.Properties ?? new Dictionary<string, OpenApiSchema>())
        {
            var name = property.Key;
            var place = $"{pointer}/properties/{JsonPointer.Escape(name)}";
            var index = _properties.FindIndex(other => other.Name == name);
            if (index < 0)
            {
                _properties.Add((name, property.Value, place));
            }
            else
            {
                _properties[index] = (name, property.Value, place);
            }
        }
    }

    private MemberShape Member(
        string jsonName,
        OpenApiSchema? schema,
        string pointer,
        HashSet<string> members,
        HashSet<string> locals
    )
    {
        var name = Naming.Unique(Naming.Pascal(jsonName), members, "Value");
        var isRequired = _required.Contains(jsonName);
        var kind = (isRequired, schema?.ReadOnly ?? false, schema?.Nullable ?? false) switch
        {
            (true, true, false) => MemberKind.Guaranteed,
            (true, false, false) => MemberKind.Required,
            (true, false, true) => MemberKind.RequiredNullable,
            (false, false, true) => MemberKind.OptionalNullable,
            _ => MemberKind.Optional,
        };
        return new(
            jsonName,
            name,
            Naming.Unique(Naming.Camel(name), locals, "Value"),
            schemas.TypeOf(schema, pointer, depth: 1),
            kind,
            schema?.ReadOnly ?? false,
            schema?.WriteOnly ?? false,
            schema is not null && IsSecret(schema),
            schema?.Deprecated ?? false,
            DocText.From(schema?.Description, $"The member {jsonName}.")
        );
    }

    /// <summary>What must not end up in a log because somebody printed the record: secrets, and who a person is.</summary>
    private static bool IsSecret(OpenApiSchema schema) =>
        schema.WriteOnly || schema.Format is "password" or "email";
}
