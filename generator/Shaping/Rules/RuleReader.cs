using System.Globalization;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Reads what schemas rule out (OpenAPI 3.0.3, Schema Object).</summary>
/// <param name="schemas">The schemas of the selected part of the document.</param>
internal sealed class RuleReader(TypeResolver schemas)
{
    private const int MostAliases = 64;
    private const string SchemaPrefix = "#/components/schemas/";

    private readonly Dictionary<string, RuleSchema> _components = new(StringComparer.Ordinal);
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Returns the rules of a schema.</summary>
    public RuleSchema Read(OpenApiSchema? schema) =>
        schema is null ? new()
        : schema.Reference is { IsExternal: false, Id: { Length: > 0 } id } ? Referred(id)
        : Content(schema);

    /// <summary>Returns the components that were referred to, by name.</summary>
    public IReadOnlyDictionary<string, RuleSchema> Components()
    {
        while (_open.Count > 0)
        {
            var id = _open.Dequeue();
            _components[id] = schemas.Component(id) is { } component ? Content(component) : new();
        }

        return _components;
    }

    private RuleSchema Referred(string id)
    {
        // A component can be a reference itself.
        for (
            var i = 0;
            i < MostAliases
                && schemas.Component(id)?.Reference is { Id: { Length: > 0 } target }
                && target != id;
            i++
        )
        {
            id = target;
        }

        if (_known.Add(id))
        {
            _open.Enqueue(id);
        }

        return new() { Reference = id };
    }

    private RuleSchema Content(OpenApiSchema schema)
    {
        var rule = new RuleSchema { IsNullable = schema.Nullable };
        AddLimits(rule, schema);
        AddObject(rule, schema);
        if (schema.Items is { } items)
        {
            rule.Items = Read(items);
        }

        // Some arrays list the values of their items.
        if (EnumRule.Of(schema) is { } values)
        {
            var target = schema.Type == "array" ? new RuleSchema() : rule;
            target.Limits.Add(("enum", values));
            rule.Items = target == rule ? rule.Items : target;
        }

        foreach (var part in schema.AllOf ?? [])
        {
            rule.AddPart(Read(part));
        }

        if (schema.AllOf is { Count: > 0 })
        {
            // One part can require a property that another part declares as read-only.
            var ofServer = OfServer(schema);
            foreach (var part in rule.AllOf.Where(part => part.Reference.Length == 0).Append(rule))
            {
                part.Required.RemoveAll(ofServer.Contains);
            }
        }

        if (!AddCases(rule, schema))
        {
            AddAlternatives(rule, schema.OneOf);
            AddAlternatives(rule, schema.AnyOf);
        }

        return rule;
    }

    private static void AddLimits(RuleSchema rule, OpenApiSchema schema)
    {
        // Some numbers of real documents have a pattern, which concerns only strings.
        if (schema.Type is null or "string")
        {
            Add(
                "pattern",
                schema.Pattern is { Length: > 0 } pattern ? RuleText.Quote(pattern) : null
            );
            Add("minLength", AtLeastOne(schema.MinLength));
            Add("maxLength", Number(schema.MaxLength));
        }

        Add(
            schema.ExclusiveMinimum == true ? "exclusiveMinimum" : "minimum",
            Number(schema.Minimum)
        );
        Add(
            schema.ExclusiveMaximum == true ? "exclusiveMaximum" : "maximum",
            Number(schema.Maximum)
        );
        Add("multipleOf", schema.MultipleOf > 0 ? Number(schema.MultipleOf) : null);
        Add("minItems", AtLeastOne(schema.MinItems));
        Add("maxItems", Number(schema.MaxItems));
        Add("uniqueItems", schema.UniqueItems == true ? "true" : null);
        Add("minProperties", AtLeastOne(schema.MinProperties));
        Add("maxProperties", Number(schema.MaxProperties));

        void Add(string keyword, string? json)
        {
            if (json is not null)
            {
                rule.Limits.Add((keyword, json));
            }
        }
    }

    /// <summary>Returns the properties that only the server sets, in all parts of a composition.</summary>
    private HashSet<string> OfServer(OpenApiSchema schema) =>
        new(
            BodyProperties
                .Of(schema)
                .Where(property => IsReadOnly(property.Schema))
                .Select(property => property.Name),
            StringComparer.Ordinal
        );

    private void AddObject(RuleSchema rule, OpenApiSchema schema)
    {
        var properties = schema.Properties ?? new Dictionary<string, OpenApiSchema>();
        rule.Properties.AddRange(
            properties
                .Where(property => !IsReadOnly(property.Value))
                .Select(property => (property.Key, Read(property.Value)))
        );
        rule.Declared.AddRange(properties.Keys);
        if (schema.Required is { Count: > 0 } required)
        {
            var ofServer = OfServer(schema);
            rule.Required.AddRange(required.Where(name => !ofServer.Contains(name)));
        }

        if (schema.AdditionalProperties is { } values)
        {
            rule.Values = Read(values);
        }
        else if (!schema.AdditionalPropertiesAllowed && !IsComposed(schema))
        {
            rule.Only = [.. properties.Keys];
        }
    }

    private bool IsReadOnly(OpenApiSchema? schema) =>
        schema is not null && schemas.ReadOnly.Contains(schema);

    private static bool IsComposed(OpenApiSchema schema) => SchemaSearch.Parts(schema).Any();

    /// <summary>Adds the schemas that a discriminator chooses between (OpenAPI 3.0.3, Discriminator Object).</summary>
    private bool AddCases(RuleSchema rule, OpenApiSchema schema)
    {
        if (schema.Discriminator is not { PropertyName: { Length: > 0 } property } discriminator)
        {
            return false;
        }

        var mapping = discriminator.Mapping ?? new Dictionary<string, string>();
        var cases = mapping
            .Select(entry => (Value: entry.Key, Target: Target(entry.Value)))
            .ToList();
        var mapped = new HashSet<string>(cases.Select(one => one.Target), StringComparer.Ordinal);
        // Without an entry, the name of the component is the value.
        cases.AddRange(
            (schema.OneOf ?? [])
                .Concat(schema.AnyOf ?? [])
                .Select(variant => variant?.Reference?.Id ?? "")
                .Where(id => id.Length > 0 && !mapped.Contains(id))
                .Select(id => (id, id))
        );
        foreach (var (value, target) in cases.Where(one => !string.IsNullOrEmpty(one.Value)))
        {
            rule.Cases.Add((value, schemas.Component(target) is null ? new() : Referred(target)));
        }

        rule.Discriminator = rule.Cases.Count > 0 ? property : "";
        return rule.Cases.Count > 0;
    }

    private static string Target(string? reference) =>
        reference?.StartsWith(SchemaPrefix, StringComparison.Ordinal) == true
            ? reference.Substring(SchemaPrefix.Length).Replace("~1", "/").Replace("~0", "~")
            : reference ?? "";

    private void AddAlternatives(RuleSchema rule, IList<OpenApiSchema>? variants)
    {
        if (variants is { Count: > 0 })
        {
            rule.AnyOf.Add([.. variants.Select(Read)]);
        }
    }

    private static string? AtLeastOne(int? value) => value > 0 ? Number(value) : null;

    private static string? Number(IFormattable? value) =>
        value?.ToString(null, CultureInfo.InvariantCulture);
}
