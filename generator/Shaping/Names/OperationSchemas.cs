using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The schemas of a document that stand outside of its component schemas: in parameters, bodies and responses.</summary>
internal static class OperationSchemas
{
    /// <summary>Each with its pointer, and the name that it lends to types within.</summary>
    public static IEnumerable<InlineSchema> Of(
        SpecIndex index,
        IEnumerable<SpecOperation> operations
    )
    {
        // A parameter that operations share lends its own name, and not that of one of them.
        var shared = index.Tree.Root.Child("components")?.Child("parameters")?.Children ?? [];
        foreach (var parameter in shared.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var pointer = JsonPointer.Component("parameters", parameter.Key);
            foreach (var schema in Schemas(index, parameter, pointer))
            {
                yield return new(schema.Pointer, "", Naming.Pascal(parameter.Key), schema.Schema);
            }
        }

        foreach (var operation in operations.OrderBy(o => o.Pointer, StringComparer.Ordinal))
        {
            foreach (var inline in Of(index, operation))
            {
                yield return inline;
            }
        }
    }

    private static IEnumerable<InlineSchema> Of(SpecIndex index, SpecOperation operation)
    {
        var owner = Naming.Pascal(operation.Name);
        var parameters = Parameters(operation.PathItem, operation.PathPointer)
            .Concat(Parameters(operation.Node, operation.Pointer));
        foreach (var (parameter, pointer) in parameters)
        {
            foreach (var schema in Schemas(index, parameter, pointer))
            {
                var name = Naming.Pascal(parameter.Text("name"));
                yield return new(schema.Pointer, owner, name, schema.Schema);
            }
        }

        if (operation.Node.Child("requestBody") is { } body)
        {
            foreach (
                var schema in Content(
                    index,
                    body,
                    JsonPointer.Append(operation.Pointer, "requestBody")
                )
            )
            {
                yield return new(schema.Pointer, owner, "Request", schema.Schema);
            }
        }

        foreach (var response in operation.Node.Child("responses")?.Children ?? [])
        {
            var pointer = JsonPointer.Append(operation.Pointer, "responses", response.Key);
            foreach (var schema in Content(index, response, pointer))
            {
                yield return new(schema.Pointer, owner, "Response", schema.Schema);
            }
        }
    }

    private static IEnumerable<(SpecNode Parameter, string Pointer)> Parameters(
        SpecNode owner,
        string pointer
    ) =>
        (owner.Child("parameters")?.Children ?? [])
            .Select((parameter, i) => (parameter, JsonPointer.Append(pointer, "parameters", i)))
            .Where(pair => pair.parameter.Child("$ref") is null);

    /// <summary>The schema of a parameter, or that of its content.</summary>
    private static IEnumerable<(SpecNode Schema, string Pointer)> Schemas(
        SpecIndex index,
        SpecNode parameter,
        string pointer
    ) =>
        parameter.Child("schema") is { } schema
            ? [(schema, JsonPointer.Append(pointer, "schema"))]
            : Content(index, parameter, pointer);

    private static IEnumerable<(SpecNode Schema, string Pointer)> Content(
        SpecIndex index,
        SpecNode holder,
        string pointer
    ) =>
        from content in index.Resolve(holder)?.Child("content")?.Children ?? []
        let schema = content.Child("schema")
        where schema is not null && schema.Value.Child("$ref") is null
        select (schema.Value, JsonPointer.Append(pointer, "content", content.Key, "schema"));
}
