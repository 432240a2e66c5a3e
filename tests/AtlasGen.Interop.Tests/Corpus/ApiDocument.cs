using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// A MongoDB OpenAPI document that is read without the generator, so that an error cannot affect both.
/// </summary>
internal sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonNode _root;
    private readonly Lazy<ILookup<JsonObject, string>> _discriminators;

    private ApiDocument(JsonNode root)
    {
        _root = root;
        _discriminators = new(() =>
            (
                from schema in Schemas
                let discriminator = schema.Value!["discriminator"]
                where discriminator is not null
                from value in discriminator["mapping"]!.AsObject()
                select (
                    Kind: Schema(value.Value!.GetValue<string>()),
                    Property: discriminator["propertyName"]!.GetValue<string>()
                )
            ).ToLookup(found => found.Kind, found => found.Property)
        );
        Operations =
        [
            .. root["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Where(member => Methods.Contains(member.Key))
                        .Select(member => new ApiOperation(
                            this,
                            member.Key.ToUpperInvariant(),
                            path.Key,
                            member.Value!.AsObject()
                        ))
                ),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Gets the named schemas.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Schemas =>
        _root["components"]!["schemas"]!.AsObject();

    /// <summary>Reads a document. If the document is not available, the test is skipped.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="mend">An action that changes the document before it is used.</param>
    public static ApiDocument Read(string name, Action<JsonNode>? mend = null)
    {
        var text = File.ReadAllText(Repository.Corpus($"specs/{name}"));
        var root = name.EndsWith(".json", StringComparison.Ordinal)
            ? JsonNode.Parse(text)!
            : YamlText.Parse(text)!;
        mend?.Invoke(root);
        return new(root);
    }

    /// <summary>Writes the document as JSON.</summary>
    public void Save(string path) => File.WriteAllText(path, _root.ToJsonString());

    /// <summary>Returns the object at a place, or the target of its reference.</summary>
    public JsonObject Resolve(JsonNode? node)
    {
        var at = node!.AsObject();
        while (at["$ref"] is JsonValue reference)
        {
            at = reference
                .GetValue<string>()[2..]
                .Split('/')
                .Aggregate(_root, (parent, step) => parent[step]!)
                .AsObject();
        }

        return at;
    }

    /// <summary>
    /// Returns whether a property is read-only by itself, through its component, or through a part of <c>allOf</c>.
    /// </summary>
    public bool IsReadOnly(JsonNode property)
    {
        var schema = Resolve(property);
        return (schema["readOnly"]?.GetValue<bool>() ?? false)
            || (schema["allOf"]?.AsArray() ?? []).Any(part => IsReadOnly(part!));
    }

    /// <summary>Returns the discriminator properties that identify a named schema.</summary>
    public IEnumerable<string> DiscriminatorsOf(JsonObject schema) => _discriminators.Value[schema];

    /// <summary>Returns the schema that a discriminator refers to, by a reference or by name.</summary>
    public JsonObject Schema(string name) =>
        _root["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]!.AsObject();
}
