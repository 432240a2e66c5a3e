using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>Finds the schema of a document's errors.</summary>
internal static class ErrorSchema
{
    /// <summary>The component that all error responses have; <see langword="null"/> when there is none, or more than one.</summary>
    public static SpecNode? Find(SpecIndex index)
    {
        var responses = index
            .Operations.SelectMany(operation => operation.Node.Child("responses")?.Children ?? [])
            .Where(response => response.Key is ['4' or '5', _, _])
            .Select(index.Resolve)
            .OfType<SpecNode>()
            // Most refer to the same few components.
            .Distinct();
        var classifier = new SchemaClassifier(index);
        var schemas = responses
            .SelectMany(response => response.Child("content")?.Children ?? [])
            .Where(content => MediaTypes.IsJson(content.Key))
            .Select(content => content.Child("schema")?.Child("$ref"))
            .OfType<SpecNode>()
            .Select(reference => index.Component(reference.Value))
            .OfType<SpecNode>()
            .Distinct()
            .Where(schema =>
                classifier.KindOf(schema, SchemaKeywords.Of(schema)) is SchemaKind.Record
            )
            .Take(2)
            .ToList();
        return schemas.Count == 1 ? schemas[0] : null;
    }
}
