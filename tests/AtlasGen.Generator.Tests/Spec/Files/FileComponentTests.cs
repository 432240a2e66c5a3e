using System.Text.Json.Nodes;
using static AtlasGen.Generator.Tests.Spec.Files.CombinedText;

namespace AtlasGen.Generator.Tests.Spec.Files;

/// <summary>Tests what in another file becomes a component, and its name.</summary>
public class FileComponentTests
{
    [Theory]
    // By pointer, as a whole, and relative to the folder of the document.
    [InlineData(
        "x.yaml#/components/schemas/Item",
        "api/x.yaml",
        "{ components: { schemas: { Item: { type: object } } } }",
        "Item"
    )]
    [InlineData(
        "./x.yaml#/definitions/Item",
        "api/x.yaml",
        "{ definitions: { Item: { type: object } } }",
        "Item"
    )]
    [InlineData("x.yaml#/Item", "api/x.yaml", "{ Item: { type: object } }", "Item")]
    [InlineData("parts/item.v1.json", "api/parts/item.v1.json", "{ \"type\": \"object\" }", "item")]
    [InlineData("parts/item.json#", "api/parts/item.json", "{ \"type\": \"object\" }", "item")]
    [InlineData(
        "parts/item.json#/",
        "api/parts/item.json",
        "{ \"\": { \"type\": \"object\" } }",
        "item"
    )]
    [InlineData("../shared/./x.yaml#/Item", "shared/x.yaml", "{ Item: { type: object } }", "Item")]
    [InlineData("..\\shared\\x.yaml#/Item", "shared/x.yaml", "{ Item: { type: object } }", "Item")]
    // Percent escapes, and escapes of pointers.
    [InlineData(
        "my%20parts/%C3%A4.yaml#/Item",
        "api/my parts/ä.yaml",
        "{ Item: { type: object } }",
        "Item"
    )]
    [InlineData(
        "x.yaml#/a~1b/c~0d%25",
        "api/x.yaml",
        "{ a/b: { 'c~d%': { type: object } } }",
        "a-b-c-d"
    )]
    // Below a definition.
    [InlineData(
        "x.yaml#/components/schemas/Item/properties/id",
        "api/x.yaml",
        "{ components: { schemas: { Item: { properties: { id: { type: object } } } } } }",
        "Item-id"
    )]
    [InlineData(
        "x.yaml#/Item/allOf/1",
        "api/x.yaml",
        "{ Item: { allOf: [ {}, { type: object } ] } }",
        "Item-allOf-1"
    )]
    public void A_schema_becomes_a_component(
        string reference,
        string path,
        string part,
        string name
    )
    {
        var combined = CombinedText.Combine(
            $"{{ components: {{ schemas: {{ Main: {{ properties: {{ item: {{ $ref: '{reference}' }} }} }} }} }} }}",
            (path, part)
        );
        AssertJson(
            $$"""{ "Main": { "properties": { "item": { "$ref": "#/components/schemas/{{name}}" } } }, "{{name}}": { "type": "object" } }""",
            combined["components"]!["schemas"]
        );
    }

    [Fact]
    public void The_items_of_a_stream_become_a_component()
    {
        var combined = CombinedText.Combine(
            """
            paths: { /a: { get: { responses: { "200": { content: { application/jsonl: { itemSchema: { $ref: "item.yaml" } } } } } } } }
            components: { schemas: { Item: { $ref: "item.yaml" } } }
            """,
            ("api/item.yaml", "{ type: object, properties: { parent: { $ref: '#' } } }")
        );
        AssertJson(
            """{ "$ref": "#/components/schemas/Item" }""",
            combined["paths"]!["/a"]!["get"]!["responses"]!["200"]!["content"]![
                "application/jsonl"
            ]!["itemSchema"]
        );
        AssertJson(
            """{ "Item": { "type": "object", "properties": { "parent": { "$ref": "#/components/schemas/Item" } } } }""",
            combined["components"]!["schemas"]
        );
    }

    [Fact]
    public void Each_kind_of_component_is_in_its_section()
    {
        var combined = CombinedText.Combine(
            """
            paths:
              /a:
                parameters: [ { $ref: "x.yaml#/P" } ]
                get:
                  parameters: [ { $ref: "x.yaml#/P" }, { in: query, name: q, schema: { $ref: "x.yaml#/S" } } ]
                  requestBody: { $ref: "x.yaml#/B" }
                  responses:
                    "200": { $ref: "x.yaml#/R" }
                    "201":
                      headers: { H: { $ref: "x.yaml#/H" } }
                      content: { application/json: { schema: { type: array, items: { $ref: "x.yaml#/S" } }, examples: { e: { $ref: "x.yaml#/E" } } } }
                      links: { l: { $ref: "x.yaml#/L" } }
                  callbacks: { c: { $ref: "x.yaml#/C" } }
            components:
              securitySchemes: { key: { $ref: "x.yaml#/K" } }
            """,
            (
                "api/x.yaml",
                "{ P: { in: query }, S: { type: string }, B: { content: {} }, R: { description: r }, H: { schema: {} }, E: { value: { $ref: no.yaml } }, L: { operationId: l }, C: { '{$url}': {} }, K: { type: http } }"
            )
        );
        AssertJson(
            """
            {
              "callbacks": { "C": { "{$url}": {} } },
              "examples": { "E": { "value": { "$ref": "no.yaml" } } },
              "headers": { "H": { "schema": {} } },
              "links": { "L": { "operationId": "l" } },
              "parameters": { "P": { "in": "query" } },
              "requestBodies": { "B": { "content": {} } },
              "responses": { "R": { "description": "r" } },
              "schemas": { "S": { "type": "string" } },
              "securitySchemes": { "key": { "type": "http" } }
            }
            """,
            Sorted(combined["components"]!)
        );
        AssertJson(
            """
            {
              "parameters": [ { "$ref": "#/components/parameters/P" } ],
              "get": {
                "parameters": [ { "$ref": "#/components/parameters/P" }, { "in": "query", "name": "q", "schema": { "$ref": "#/components/schemas/S" } } ],
                "requestBody": { "$ref": "#/components/requestBodies/B" },
                "responses": {
                  "200": { "$ref": "#/components/responses/R" },
                  "201": {
                    "headers": { "H": { "$ref": "#/components/headers/H" } },
                    "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/S" } }, "examples": { "e": { "$ref": "#/components/examples/E" } } } },
                    "links": { "l": { "$ref": "#/components/links/L" } }
                  }
                },
                "callbacks": { "c": { "$ref": "#/components/callbacks/C" } }
              }
            }
            """,
            combined["paths"]!["/a"]
        );
    }

    [Fact]
    public void What_cannot_be_a_component_replaces_the_reference()
    {
        var combined = CombinedText.Combine(
            """
            info: { $ref: x.yaml#/info }
            paths:
              /a: { $ref: paths/a.yaml, summary: Of A, description: kept }
              /b: { get: { $ref: "x.yaml#/operation" } }
            components: { $ref: x.yaml#/components }
            """,
            (
                "api/x.yaml",
                "{ info: { title: t }, operation: { operationId: b }, components: { schemas: { A: { $ref: a.yaml }, B: { allOf: [ { $ref: '#/components/schemas/A' } ] } } } }"
            ),
            ("api/a.yaml", "{ type: string }"),
            (
                "api/paths/a.yaml",
                "{ summary: Own, get: { responses: { 200: { $ref: ../r.yaml } } } }"
            ),
            ("api/r.yaml", "{ description: r }")
        );
        AssertJson(
            """
            {
              "info": { "title": "t" },
              "paths": {
                "/a": { "summary": "Of A", "description": "kept", "get": { "responses": { "200": { "$ref": "#/components/responses/r" } } } },
                "/b": { "get": { "operationId": "b" } }
              },
              "components": {
                "responses": { "r": { "description": "r" } },
                "schemas": { "A": { "type": "string" }, "B": { "allOf": [ { "$ref": "#/components/schemas/A" } ] } }
              }
            }
            """,
            combined
        );
    }

    [Fact]
    public void Components_that_are_references_name_the_parts()
    {
        var combined = CombinedText.Combine(
            """
            paths: { /a: { get: { responses: { "200": { content: { a/b: { schema: { $ref: schemas/Pet.yaml } } } } } } } }
            components:
              schemas:
                Animal: { $ref: schemas/Pet.yaml }
                Pet: { $ref: schemas/_index.yaml#/Pet }
                Zoo: { $ref: schemas/_index.yaml#/Zoo }
                Other: { $ref: "#/components/schemas/Zoo" }
            """,
            ("api/schemas/_index.yaml", "{ Pet: { $ref: Pet.yaml }, Zoo: { $ref: zoo-1.yaml } }"),
            ("api/schemas/Pet.yaml", "{ properties: { zoo: { $ref: zoo-1.yaml } } }"),
            ("api/schemas/zoo-1.yaml", "{ properties: { pets: { items: { $ref: Pet.yaml } } } }")
        );
        AssertJson(
            """
            {
              "Animal": { "$ref": "#/components/schemas/Pet" },
              "Pet": { "properties": { "zoo": { "$ref": "#/components/schemas/Zoo" } } },
              "Zoo": { "properties": { "pets": { "items": { "$ref": "#/components/schemas/Pet" } } } },
              "Other": { "$ref": "#/components/schemas/Zoo" }
            }
            """,
            combined["components"]!["schemas"]
        );
    }

    [Theory]
    [InlineData(
        "x: { $ref: b/Item.yaml }, y: { $ref: a/Item.yaml }, z: { $ref: c/Item.yaml#/Item }"
    )]
    [InlineData(
        "z: { $ref: c/Item.yaml#/Item }, y: { $ref: a/Item.yaml }, x: { $ref: b/Item.yaml }"
    )]
    public void Names_do_not_depend_on_the_order(string properties)
    {
        var schemas = CombinedText.Combine(
            $"{{ components: {{ schemas: {{ A: {{ properties: {{ {properties} }} }} }} }} }}",
            ("api/a/Item.yaml", "{ type: string }"),
            ("api/b/Item.yaml", "{ type: integer }"),
            ("api/c/Item.yaml", "{ Item: { type: boolean } }")
        )["components"]!["schemas"]!;
        AssertJson(
            """
            {
              "x": { "$ref": "#/components/schemas/Item-2" },
              "y": { "$ref": "#/components/schemas/Item" },
              "z": { "$ref": "#/components/schemas/Item-Item" }
            }
            """,
            Sorted(schemas["A"]!["properties"]!)
        );
        Assert.Equal("integer", (string)schemas["Item-2"]!["type"]!);
    }

    [Fact]
    public void Swagger_has_its_own_sections()
    {
        var combined = CombinedText.Combine(
            """
            swagger: "2.0"
            paths:
              /a:
                get:
                  parameters: [ { $ref: "x.yaml#/parameters/P" }, { in: body, schema: { $ref: "x.yaml#/definitions/S" } } ]
                  responses: { "200": { $ref: "x.yaml#/responses/R" } }
            definitions: { Main: { $ref: "x.yaml#/definitions/M" } }
            """,
            (
                "api/x.yaml",
                "{ definitions: { S: { properties: { m: { $ref: '#/definitions/M' } } }, M: { type: string } }, parameters: { P: { in: query } }, responses: { R: { schema: { $ref: '#/definitions/S' } } } }"
            )
        );
        AssertJson(
            """
            {
              "responses": { "R": { "schema": { "$ref": "#/definitions/S" } } },
              "parameters": { "P": { "in": "query" } },
              "swagger": "2.0",
              "paths": { "/a": { "get": {
                "parameters": [ { "$ref": "#/parameters/P" }, { "in": "body", "schema": { "$ref": "#/definitions/S" } } ],
                "responses": { "200": { "$ref": "#/responses/R" } }
              } } },
              "definitions": { "Main": { "type": "string" }, "S": { "properties": { "m": { "$ref": "#/definitions/Main" } } } }
            }
            """,
            combined
        );
    }

    private static JsonObject Sorted(JsonNode node) =>
        new(
            node.AsObject()
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))
        );
}
