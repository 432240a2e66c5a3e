using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>
/// Finds the schemas in parameters, bodies, and responses, that is, outside of the document's component schemas.
/// </summary>
internal static class OperationSchemas
{
    /// <summary>Returns each schema with its pointer and the name that prefixes the names of nested types.</summary>
    public static IEnumerable<InlineSchema> Of(
        SpecIndex index,
        IEnumerable<SpecOperation> operations,
        OperationParameters parameters
    )
    {
        // A shared parameter uses its own name, and not the name of one of its operations.
        foreach (
            var parameter in index
                .ComponentsOf("parameters")
                .Select(part => part.Node)
                .OrderBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            var pointer = JsonPointer.Component("parameters", parameter.Key);
            foreach (var schema in Schemas(index, parameter, pointer))
            {
                yield return new(schema.Pointer, "", Naming.Pascal(parameter.Key), schema.Schema);
            }
        }

        foreach (var operation in operations.OrderBy(o => o.Pointer, StringComparer.Ordinal))
        {
            foreach (var inline in Of(index, operation, parameters.Of(operation)))
            {
                yield return inline;
            }
        }
    }

    private static IEnumerable<InlineSchema> Of(
        SpecIndex index,
        SpecOperation operation,
        IEnumerable<OperationParameter> parameters
    )
    {
        var owner = Naming.Pascal(operation.Name);
        foreach (var parameter in parameters.Where(p => !p.IsComponent))
        {
            foreach (var schema in Schemas(index, parameter.Node, parameter.Pointer))
            {
                var name = Naming.Pascal(parameter.Name);
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
                yield return new(
                    schema.Pointer,
                    owner,
                    Name("Request", schema.Schema),
                    schema.Schema
                );
            }
        }

        foreach (var response in operation.Node.Child("responses")?.Children ?? [])
        {
            var pointer = JsonPointer.Append(operation.Pointer, "responses", response.Key);
            foreach (var schema in Content(index, response, pointer))
            {
                yield return new(
                    schema.Pointer,
                    owner,
                    Name("Response", schema.Schema),
                    schema.Schema
                );
            }
        }
    }

    /// <summary>Returns the name for what an inline schema defines. A list has no type of its own, but its items can have one.</summary>
    private static string Name(string direction, SpecNode schema) =>
        schema.Child("items") is { IsMapping: true } ? direction + "Item" : direction;

    /// <summary>Returns the schema of a parameter, or the schema of its content.</summary>
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
        where schema is not null && schema.Value.Reference is null
        select (schema.Value, JsonPointer.Append(pointer, "content", content.Key, "schema"));
}
