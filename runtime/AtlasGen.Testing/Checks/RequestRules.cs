using System.Text;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>The rules of a document for the requests of a client, and its examples of responses.</summary>
/// <param name="json">The JSON that the client was generated with.</param>
internal sealed class RequestRules(ReadOnlyMemory<byte> json)
{
    // Deeper than any document: a client writes JSON to the same depth.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    private static readonly string[] ListKeywords =
    [
        "items",
        "minItems",
        "maxItems",
        "uniqueItems",
    ];

    private readonly JsonElement _root = JsonDocument.Parse(json, Deep).RootElement;

    /// <summary>Throws an exception if a request does not follow the rules.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="AtlasFakeException">The request does not follow a rule.</exception>
    public void Check(SentRequest request)
    {
        var violations = Violations(request);
        if (violations.Count > 0)
        {
            var name = NameOf(request.Operation);
            // A part of a composition can repeat a rule of the whole.
            var texts = violations.Select(violation => violation.ToString()).Distinct();
            throw new AtlasFakeException(
                $"{name}: the request does not match the document. {string.Join(" ", texts)}"
            );
        }
    }

    /// <summary>Returns what is wrong with a request.</summary>
    public IReadOnlyList<Violation> Violations(SentRequest request)
    {
        var rules = Of(request.Operation);
        var schemas = new SchemaCheck(_root.GetProperty("schemas"));
        return
        [
            .. Missing(rules, request),
            .. Parameters(
                schemas,
                rules,
                "path",
                request.Path.Select(one => (one.Key, (IReadOnlyList<string>)[one.Value]))
            ),
            .. Parameters(
                schemas,
                rules,
                "query",
                request
                    .Query.AllKeys.OfType<string>()
                    .Select(name => (name, (IReadOnlyList<string>)request.Query.GetValues(name)!))
            ),
            .. Parameters(
                schemas,
                rules,
                "header",
                request.Headers.Select(one => (one.Key, (IReadOnlyList<string>)[one.Value]))
            ),
            .. Body(rules, request.Content, request.MediaType),
        ];
    }

    /// <summary>Returns what is wrong with a body of an operation.</summary>
    public IReadOnlyList<Violation> Violations(string operationId, ReadOnlyMemory<byte> body) =>
        Body(_root.GetProperty("operations").GetProperty(operationId), body, mediaType: null);

    /// <summary>Returns the example of a response; <see langword="null"/> if the document has none.</summary>
    public byte[]? Example(AtlasOperation operation) =>
        Member(Of(operation), "example") is not { } example ? null
        : example.ValueKind is JsonValueKind.String && PlainText.IsAskedFor(operation.Accept)
            ? Encoding.UTF8.GetBytes(example.GetString()!)
        : BytesOf(example);

    private static byte[] BytesOf(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            json.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>Returns the rules of an operation. If several have the same name, theirs are those of the method and path.</summary>
    private JsonElement Of(AtlasOperation operation)
    {
        var operations = _root.GetProperty("operations");
        return
            operations.TryGetProperty($"{operation.Method} {operation.Path}", out var own)
            || operations.TryGetProperty(operation.OperationId, out own)
            ? own
            : default;
    }

    private static string NameOf(AtlasOperation operation) =>
        operation.OperationId.Length > 0
            ? operation.OperationId
            : $"{operation.Method} {operation.Path}";

    private static IEnumerable<Violation> Missing(JsonElement rules, SentRequest request)
    {
        if (Member(rules, "required") is not { } required)
        {
            yield break;
        }

        foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
        {
            if (request.Query.GetValues(name) is null && !request.Headers.ContainsKey(name))
            {
                yield return new($"parameter {name}", "required, but missing");
            }
        }
    }

    private IEnumerable<Violation> Parameters(
        SchemaCheck schemas,
        JsonElement rules,
        string place,
        IEnumerable<(string Name, IReadOnlyList<string> Texts)> sent
    )
    {
        var own = Member(rules, place);
        var shared = Member(_root.GetProperty("parameters"), place);
        foreach (var (name, texts) in sent)
        {
            if ((Find(own, place, name) ?? Find(shared, place, name)) is not { } rule)
            {
                continue;
            }

            var value = $"parameter {name}";
            var content = schemas.Resolve(rule);
            var separator = Member(content, "separator")?.GetString();
            var isList = separator is not null || IsList(schemas, content, depth: 0);
            Instance[] instances = isList
                ?
                [
                    new(
                        separator is null
                            ? texts
                            : [.. texts.SelectMany(text => text.Split(separator))]
                    ),
                ]
                : [.. texts.Select(text => new Instance(text))];
            foreach (var violation in instances.SelectMany(one => schemas.Check(rule, one, value)))
            {
                yield return violation;
            }
        }
    }

    /// <summary>Returns whether a schema describes a list.</summary>
    private static bool IsList(SchemaCheck schemas, JsonElement schema, int depth) =>
        schema.ValueKind is JsonValueKind.Object
        && (
            ListKeywords.Any(keyword => schema.TryGetProperty(keyword, out _))
            || (
                depth < 8
                && schema.TryGetProperty("allOf", out var parts)
                && parts
                    .EnumerateArray()
                    .Any(part => IsList(schemas, schemas.Resolve(part), depth + 1))
            )
        );

    private IReadOnlyList<Violation> Body(
        JsonElement rules,
        ReadOnlyMemory<byte> content,
        string? mediaType
    )
    {
        if (Member(rules, "body") is not { } schema)
        {
            return content.IsEmpty
                ? []
                : [new("body", "the operation has none, but the request has one")];
        }

        if (content.IsEmpty)
        {
            // An empty text or file is a body, too.
            return Member(rules, "optional") is null && mediaType is null
                ? [new("body", "required, but missing")]
                : [];
        }

        if (schema.ValueKind is JsonValueKind.True)
        {
            return [];
        }

        try
        {
            using var body = JsonDocument.Parse(content, Deep);
            return new SchemaCheck(_root.GetProperty("schemas")).Check(
                schema,
                new(body.RootElement),
                ""
            );
        }
        catch (JsonException exception)
        {
            return [new("body", $"it is not valid JSON ({exception.Message.TrimEnd('.')})")];
        }
    }

    private static JsonElement? Find(JsonElement? place, string kind, string name)
    {
        if (place is not { } parameters)
        {
            return null;
        }

        // The names of headers have no case (RFC 9110 section 5.1).
        var comparison =
            kind == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var one in parameters.EnumerateObject())
        {
            if (one.Name.Equals(name, comparison))
            {
                return one.Value;
            }
        }

        return null;
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member)
            ? member
            : null;
}
