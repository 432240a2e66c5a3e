using AtlasGen.Generator.Spec.Places;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>The rules of OpenAPI 3.2 and JSON Schema 2020-12 for the parts of a document.</summary>
internal static class PartRules
{
    /// <summary>
    /// Returns what the value of a keyword is, and whether it is a mapping from names to such parts. A list has the part
    /// of its items.
    /// </summary>
    public static (Part Part, bool IsMap) Enter(Part part, string key) =>
        part switch
        {
            Part.Document => OfDocument(key),
            Part.Components => OfComponents(key),
            Part.PathItem => PlaceRules.IsMethod(key) || key is "query"
                ? (Part.Operation, false)
                : key switch
                {
                    "additionalOperations" => (Part.Operation, true),
                    "parameters" => (Part.Parameter, false),
                    "servers" => (Part.Server, false),
                    _ => default,
                },
            Part.Operation => OfOperation(key),
            Part.Schema => OfSchema(key),
            _ => OfContent(part, key),
        };

    private static (Part, bool) OfDocument(string key) =>
        key switch
        {
            "paths" or "webhooks" => (Part.PathItem, true),
            "components" => (Part.Components, false),
            "servers" => (Part.Server, false),
            _ => default,
        };

    private static (Part, bool) OfComponents(string kind) =>
        kind switch
        {
            "schemas" => (Part.Schema, true),
            "responses" => (Part.Response, true),
            "parameters" => (Part.Parameter, true),
            "examples" => (Part.Example, true),
            "requestBodies" => (Part.RequestBody, true),
            "headers" => (Part.Header, true),
            "links" => (Part.Link, true),
            "pathItems" => (Part.PathItem, true),
            "mediaTypes" => (Part.MediaType, true),
            _ => default,
        };

    private static (Part, bool) OfOperation(string key) =>
        key switch
        {
            "parameters" => (Part.Parameter, false),
            "requestBody" => (Part.RequestBody, false),
            "responses" => (Part.Response, true),
            "servers" => (Part.Server, false),
            _ => default,
        };

    private static (Part, bool) OfContent(Part part, string key) =>
        (part, key) switch
        {
            (Part.Parameter or Part.Header or Part.RequestBody or Part.Response, "content") => (
                Part.MediaType,
                true
            ),
            (Part.Parameter or Part.Header or Part.MediaType, "schema") => (Part.Schema, false),
            (Part.Parameter or Part.Header or Part.MediaType, "examples") => (Part.Example, true),
            (Part.MediaType, "itemSchema") => (Part.Schema, false),
            (Part.MediaType or Part.Encoding, "encoding") => (Part.Encoding, true),
            (Part.Response or Part.Encoding, "headers") => (Part.Header, true),
            (Part.Response, "links") => (Part.Link, true),
            (Part.Link, "server") => (Part.Server, false),
            _ => default,
        };

    private static (Part, bool) OfSchema(string key) =>
        Place.Schema.Enter(key) switch
        {
            Place.SchemaMap => (Part.Schema, true),
            Place.Schema => (Part.Schema, false),
            _ => key switch
            {
                "discriminator" => (Part.Discriminator, false),
                "xml" => (Part.Xml, false),
                _ => default,
            },
        };
}
