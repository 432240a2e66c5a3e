using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>A schema with its <c>allOf</c> parts merged, and the choice that remains to be made.</summary>
internal sealed class FlatSchema
{
    private readonly ApiDocument _document;

    // The schemas whose choice is made. The types of a union refer back to it.
    private readonly HashSet<JsonObject> _decided = [];

    public FlatSchema(ApiDocument document, JsonNode schema)
    {
        _document = document;
        Add(schema);
        Tell(schema);
    }

    /// <summary>Gets all keywords except those that this class handles.</summary>
    public Dictionary<string, JsonNode> Keywords { get; } = [];

    public Dictionary<string, JsonObject> Properties { get; } = [];

    public HashSet<string> Required { get; } = [];

    /// <summary>Gets the values that discriminators must have after the choices.</summary>
    public Dictionary<string, IReadOnlyList<string>> Discriminators { get; } = [];

    /// <summary>Gets the properties that identify a type in any union.</summary>
    public HashSet<string> Telling { get; } = [];

    /// <summary>Gets or sets the schema with the remaining choice; <see langword="null"/> if there is none.</summary>
    private JsonObject? Open { get; set; }

    /// <summary>Makes the remaining choices one after another.</summary>
    public void Decide(Random random)
    {
        while (Open is { } union)
        {
            Open = null;
            _decided.Add(union);
            var choices = Choices(union);
            var choice = choices[random.Next(choices.Count)];
            Add(choice);
            Tell(choice);
            if (union["discriminator"] is { } discriminator)
            {
                Discriminators[discriminator["propertyName"]!.GetValue<string>()] =
                [
                    .. Mapping(union)
                        .Where(entry => entry.Target == choice)
                        .Select(entry => entry.Value),
                ];
            }
        }
    }

    private void Tell(JsonNode node) =>
        Telling.UnionWith(_document.DiscriminatorsOf(_document.Resolve(node)));

    private void Add(JsonNode node)
    {
        var schema = _document.Resolve(node);
        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            var parent = _document.Resolve(part);
            if (Choices(parent).Contains(schema))
            {
                _decided.Add(parent);
            }

            Add(parent);
        }

        foreach (var (name, value) in schema)
        {
            switch (name)
            {
                case "allOf" or "oneOf" or "anyOf" or "discriminator":
                    break;
                case "properties":
                    foreach (var (property, of) in value!.AsObject())
                    {
                        Properties[property] = of!.AsObject();
                    }

                    break;
                case "required":
                    Required.UnionWith(
                        value!.AsArray().Select(member => member!.GetValue<string>())
                    );
                    break;
                default:
                    Keywords[name] = value!;
                    break;
            }
        }

        if (!_decided.Contains(schema) && Choices(schema).Count > 0)
        {
            Open = schema;
        }
    }

    private IReadOnlyList<JsonObject> Choices(JsonObject schema) =>
        (schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices
            ? [.. choices.Select(_document.Resolve)]
            : [.. Mapping(schema).Select(entry => entry.Target).Distinct()];

    private IEnumerable<(string Value, JsonObject Target)> Mapping(JsonObject schema) =>
        (schema["discriminator"]?["mapping"]?.AsObject() ?? []).Select(entry =>
            (entry.Key, _document.Schema(entry.Value!.GetValue<string>()))
        );
}
