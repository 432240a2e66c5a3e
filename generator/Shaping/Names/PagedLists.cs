using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>
/// Decides which operations return lists in pages, by Atlas's names for paging parameters and properties.
/// </summary>
/// <remarks>
/// The decision covers all versions of an operation, so that choosing another version does not rename methods. The
/// version in use may still return something else.
/// </remarks>
internal sealed class PagedLists(SpecIndex index)
{
    private readonly SchemaClassifier _classifier = new(index);

    /// <summary>
    /// Returns whether an operation returns a page with results, or a plain list with a page parameter.
    /// </summary>
    public bool Contain(SpecOperation operation, IReadOnlyList<OperationParameter> parameters)
    {
        if (operation.Method != "GET")
        {
            return false;
        }

        var countsPages = Has(parameters, PagingConvention.PageNumber, "integer");
        var hasEnvelope = Has(parameters, Envelope.Parameter, "boolean");
        return SuccessSchemas(operation)
            .Select(schema => hasEnvelope ? Content(schema) : schema)
            .Any(schema => (countsPages && IsList(schema)) || IsPage(schema));
    }

    private bool Has(IReadOnlyList<OperationParameter> parameters, string name, string type) =>
        parameters.Any(parameter =>
            parameter.In == "query"
            && parameter.Name == name
            && parameter.Node.Child("schema") is { } schema
            && _classifier.Target(schema).Text("type") == type
        );

    /// <summary>Returns the schemas of the JSON success responses.</summary>
    private IEnumerable<SpecNode> SuccessSchemas(SpecOperation operation)
    {
        var responses = operation.Node.Child("responses")?.Children.ToList() ?? [];
        var successes = StatusCodes.Successes(responses.Select(response => response.Key));
        return from response in responses
            where successes.Contains(response.Key)
            from content in index.Resolve(response)?.Child("content")?.Children ?? []
            where MediaTypes.IsJson(content.Key) || MediaTypes.IsRange(content.Key)
            let schema = content.Child("schema")
            where schema is not null
            select _classifier.Target(schema.Value);
    }

    private SpecNode Content(SpecNode schema) =>
        Envelope.IsOne(schema.Child("required")?.Children.Select(name => name.Value) ?? [])
        && schema.Child("properties")?.Child(Envelope.Content) is { } content
            ? _classifier.Target(content)
            : schema;

    private bool IsPage(SpecNode schema) =>
        _classifier.Properties.Find(schema, PagingConvention.Results) is { } results
        && IsList(_classifier.Target(results))
        && _classifier.KindOf(schema, SchemaKeywords.Of(schema)) is SchemaKind.Record;

    private static bool IsList(SpecNode schema) => schema.Text("type") == "array";
}
