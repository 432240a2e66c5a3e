using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Lowering;

/// <summary>Tests the components of OpenAPI 3.1 and 3.2, and the references to them.</summary>
public class NewerReferenceTests
{
    [Fact]
    public void The_name_of_a_component_can_look_like_an_extension()
    {
        var run = Run(
            "get: { operationId: getA, tags: [a], responses: { '200': { $ref: '#/components/responses/x-Found' } } }",
            "responses: { x-Found: { description: a, content: { application/json: { schema: { type: [integer, 'null'] } } } } }"
        );
        Assert.Contains("Task<long?> GetAAsync(", run.File("IAClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_parameters_beside_a_reference_are_added()
    {
        var run = Run(
            "{ $ref: '#/components/pathItems/A', parameters: [ { name: trace, in: header, schema: { type: string } }, { name: size, in: query, schema: { type: integer } } ] }",
            "pathItems: { A: { parameters: [ { name: size, in: query, schema: { type: string } }, { name: page, in: query, schema: { type: string } } ], get: { operationId: getA, tags: [a], responses: { '204': { description: a } } } } }"
        );
        Assert.Contains("string? trace", run.File("IAClient"), StringComparison.Ordinal);
        var query = run.File("GetAQuery");
        Assert.Contains("string? Page", query, StringComparison.Ordinal);
        Assert.Contains("long? Size", query, StringComparison.Ordinal);
    }

    [Fact]
    public void Responses_and_bodies_with_descriptions_of_their_own_have_the_same_types()
    {
        var run = Run(
            """
            get: { operationId: getA, tags: [a], responses: { '200': { $ref: '#/components/responses/Found', description: One. } } }
                post: { operationId: addA, tags: [a], requestBody: { $ref: '#/components/requestBodies/New', description: Two. }, responses: { '200': { $ref: '#/components/responses/Found', description: Three. } } }
                put: { operationId: setA, tags: [a], requestBody: { $ref: '#/components/requestBodies/New' }, responses: { '200': { $ref: '#/components/responses/Found' } } }
            """,
            "responses: { Found: { description: a, content: { application/json: { schema: { type: array, items: { type: object, properties: { x: { type: string } } } } } } } }",
            "requestBodies: { New: { content: { application/json: { schema: { type: object, properties: { y: { type: string } } } } } } }"
        );
        var client = run.File("IAClient");
        Assert.Equal(3, client.Split("Task<IReadOnlyList<Found>> ").Length - 1);
        Assert.Equal(2, client.Split(" New? body = null,").Length - 1);
    }

    [Fact]
    public void A_reference_to_the_items_of_a_stream_has_the_name_of_the_operation()
    {
        var run = Run(
            """
            get: { operationId: watchA, tags: [a], responses: { '200': { description: a, content: { application/jsonl: { itemSchema: { type: object, properties: { x: { type: string } } } } } } } }
                put: { operationId: setA, tags: [a], responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/paths/~1a/get/responses/200/content/application~1jsonl/itemSchema' } } } } } }
            """
        );
        var client = run.File("AClient");
        Assert.Contains("Task<WatchAResponse> SetAAsync(", client, StringComparison.Ordinal);
        Assert.Contains(
            "IAsyncEnumerable<WatchAResponse> WatchAAsync(",
            client,
            StringComparison.Ordinal
        );
    }

    private static GeneratorRun Run(string pathItem, params string[] components) =>
        SpecProject
            .With(
                $$"""
                openapi: 3.2.0
                info: { title: a, version: '1' }
                paths:
                  /a:
                    {{pathItem}}
                components:
                  examples: {}
                {{string.Concat(components.Select(kind => $"  {kind}\n"))}}
                """
            )
            .Run()
            .AssertClean();
}
