using System.Text.Json.Nodes;
using AtlasGen.Generator.Spec.Rewriting.Files;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Spec.Overlays;

namespace AtlasGen.Generator.Tests.Spec.Files;

/// <summary>Combines small documents in several files.</summary>
public class FileReferenceTests
{
    [Theory]
    [InlineData("{ A: { $ref: '#/components/schemas/B' } }", "api/x.yaml")]
    [InlineData("{ A: { $ref: 'x.yaml#/B' } }", "api/main.yaml")]
    public void A_document_of_one_file_is_not_copied(string schemas, string part)
    {
        var tree = OverlayText.Read("api/main.yaml", $"{{ components: {{ schemas: {schemas} }} }}");
        Assert.Same(
            tree,
            FileReferences.Replace(
                tree,
                new("api/main.yaml", [part], _ => throw new InvalidOperationException()),
                TestContext.Current.CancellationToken
            )
        );
    }

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
    public void Members_beside_the_reference_of_a_path_item_override_it()
    {
        var combined = CombinedText.Combine(
            """
            paths:
              /a/{id}:
                $ref: "x.yaml"
                parameters: [ { name: id, in: path, required: true, schema: { type: integer } } ]
                summary: Own.
                description:
            """,
            (
                "api/x.yaml",
                "{ summary: Other., description: Other., parameters: [ { name: id, in: path }, { name: q, in: query } ], get: { operationId: getA } }"
            )
        );
        AssertJson(
            """
            {
              "summary": "Own.",
              "description": "Other.",
              "parameters": [
                { "name": "id", "in": "path" },
                { "name": "q", "in": "query" },
                { "name": "id", "in": "path", "required": true, "schema": { "type": "integer" } }
              ],
              "get": { "operationId": "getA" }
            }
            """,
            combined["paths"]!["/a/{id}"]
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
    public void An_item_of_a_long_list_is_found()
    {
        var combined = CombinedText.Combine(
            "{ components: { schemas: { A: { $ref: 'x.yaml#/l/19' }, B: { $ref: 'x.yaml#/l/019' }, C: { $ref: 'x.yaml#/l/20' } } } }",
            (
                "api/x.yaml",
                $"{{ l: [ ~, {string.Join(", ", Enumerable.Range(0, 20).Select(i => $"{{ title: t{i} }}"))} ] }}"
            )
        );
        AssertJson(
            """{ "A": { "title": "t19" }, "B": { "$ref": "x.yaml#/l/019" }, "C": { "$ref": "x.yaml#/l/20" } }""",
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
    public void References_in_a_part_are_relative_to_it()
    {
        var combined = CombinedText.Combine(
            "{ components: { schemas: { Main: { $ref: sub/a.yaml#/A }, Own: {} } } }",
            (
                "api/sub/a.yaml",
                "{ A: { properties: { own: { $ref: '#/B' }, next: { $ref: ../b.yaml#/B }, main: { $ref: ../main.yaml#/components/schemas/Own }, self: { $ref: '#/A' } } }, B: { type: string } }"
            ),
            ("api/b.yaml", "{ B: { type: integer } }")
        );
        AssertJson(
            """
            {
              "Main": { "properties": {
                "own": { "$ref": "#/components/schemas/a-B" },
                "next": { "$ref": "#/components/schemas/B" },
                "main": { "$ref": "#/components/schemas/Own" },
                "self": { "$ref": "#/components/schemas/Main" }
              } },
              "Own": {},
              "B": { "type": "integer" },
              "a-B": { "type": "string" }
            }
            """,
            combined["components"]!["schemas"]
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
    public void Discriminators_can_refer_to_files()
    {
        var combined = CombinedText.Combine(
            "{ components: { schemas: { Pet: { discriminator: { propertyName: kind, mapping: { cat: ./cat.yaml, dog: 'x.yaml#/Dog', cow: Cow, fox: 'https://example.com/fox.yaml', own: '#/components/schemas/Own' } } }, Cow: {}, Own: {} } } }",
            ("api/cat.yaml", "{ allOf: [ { $ref: 'x.yaml#/components/schemas/Base' } ] }"),
            (
                "api/x.yaml",
                "{ Dog: { type: object }, components: { schemas: { Base: { discriminator: { propertyName: kind, mapping: { a: Sub, b: Cow, c: '#/Dog' } } }, Sub: { type: array } } } }"
            )
        );
        AssertJson(
            """
            {
              "Pet": { "discriminator": { "propertyName": "kind", "mapping": {
                "cat": "#/components/schemas/cat",
                "dog": "#/components/schemas/Dog",
                "cow": "Cow",
                "fox": "https://example.com/fox.yaml",
                "own": "#/components/schemas/Own"
              } } },
              "Cow": {},
              "Own": {},
              "cat": { "allOf": [ { "$ref": "#/components/schemas/Base" } ] },
              "Dog": { "type": "object" },
              "Base": { "discriminator": { "propertyName": "kind", "mapping": { "a": "#/components/schemas/Sub", "b": "Cow", "c": "#/components/schemas/Dog" } } },
              "Sub": { "type": "array" }
            }
            """,
            combined["components"]!["schemas"]
        );
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

    [Theory]
    [InlineData("http://127.0.0.1:1/x.yaml")]
    [InlineData("https://example.com/x.yaml#/A")]
    [InlineData("//example.com/x.yaml#/A")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file:api/x.yaml#/A")]
    [InlineData("/etc/passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("C:\\x.yaml")]
    [InlineData("x.yaml?a#/A")]
    [InlineData("X.yaml#/A")]
    [InlineData("x.yaml#/B")]
    [InlineData("x.yaml#A")]
    [InlineData("x.yaml#/A/0")]
    [InlineData("x.yaml#/A/b/c")]
    [InlineData("x.yaml#/loop")]
    public void Other_references_stay(string reference)
    {
        var combined = CombinedText.Combine(
            $"{{ components: {{ schemas: {{ A: {{ items: {{ $ref: '{reference}' }} }} }} }} }}",
            (
                "api/x.yaml",
                "{ A: { type: string }, loop: { $ref: '#/pool' }, pool: { $ref: 'x.yaml#/loop' } }"
            )
        );
        Assert.Equal(
            reference,
            (string)combined["components"]!["schemas"]!["A"]!["items"]!["$ref"]!
        );
    }

    [Fact]
    public void A_broken_reference_in_a_part_does_not_refer_to_the_document()
    {
        var combined = CombinedText.Combine(
            "{ paths: { /a: { $ref: 'x.yaml#/a' } }, components: { schemas: { A: { $ref: 'x.yaml#/A' }, B: {} } } }",
            (
                "api/x.yaml",
                "{ A: { items: { $ref: '#/components/schemas/B' } }, a: { get: { callbacks: { c: { '{$url}': { $ref: '#/a' } } } } } }"
            )
        );
        Assert.Equal(
            "x.yaml#/components/schemas/B",
            (string)combined["components"]!["schemas"]!["A"]!["items"]!["$ref"]!
        );
        // A path item cannot contain itself.
        Assert.Equal(
            "x.yaml#/a",
            (string)combined["paths"]!["/a"]!["get"]!["callbacks"]!["c"]!["{$url}"]!["$ref"]!
        );
    }

    [Fact]
    public void A_thousand_parts_that_refer_to_each_other()
    {
        var parts = Enumerable
            .Range(0, 1000)
            .Select(i =>
                (
                    $"api/p{i}.yaml",
                    $"{{ properties: {{ next: {{ $ref: p{(i + 1) % 1000}.yaml }}, other: {{ $ref: 'p{i * 7 % 1000}.yaml#/properties/next' }} }} }}"
                )
            )
            .ToArray();
        var combined = CombinedText.Combine(
            "{ components: { schemas: { Main: { $ref: p0.yaml } } } }",
            parts
        );
        Assert.Equal(1000, combined["components"]!["schemas"]!.AsObject().Count);
    }

    [Fact]
    public void Parts_that_grow_exponentially_are_too_large()
    {
        var parts = Enumerable
            .Range(0, 30)
            .Select(i =>
                (
                    $"api/p{i}.yaml",
                    $"{{ get: {{ callbacks: {{ a: {{ x: {{ $ref: p{i + 1}.yaml }}, y: {{ $ref: p{i + 1}.yaml }} }} }} }} }}"
                )
            )
            .ToArray();
        Assert.Throws<DocumentTooLargeException>(() =>
            CombinedText.Combine("{ paths: { /a: { $ref: p0.yaml } } }", parts)
        );
    }

    [Fact]
    public void Many_path_items_are_combined()
    {
        var paths = string.Join(
            ", ",
            Enumerable.Range(0, 100_000).Select(i => $"/p{i}: {{ $ref: x.yaml }}")
        );
        var combined = CombinedText.Combine(
            $"{{ paths: {{ {paths} }} }}",
            ("api/x.yaml", "{ get: { operationId: a } }")
        );
        Assert.Equal("a", (string)combined["paths"]!["/p99999"]!["get"]!["operationId"]!);
    }

    [Fact]
    public void The_number_of_components_is_limited()
    {
        var properties = string.Join(
            ", ",
            Enumerable.Range(0, 20_001).Select(i => $"p{i}: {{ $ref: x.yaml#/p{i} }}")
        );
        var part = string.Join(
            ", ",
            Enumerable.Range(0, 20_001).Select(i => $"p{i}: {{ type: string }}")
        );
        Assert.Throws<DocumentTooLargeException>(() =>
            CombinedText.Combine(
                $"{{ components: {{ schemas: {{ A: {{ properties: {{ {properties} }} }} }} }} }}",
                ("api/x.yaml", $"{{ {part} }}")
            )
        );
    }

    [Fact]
    public void Aliases_are_expanded()
    {
        var combined = CombinedText.Combine(
            "{ components: { schemas: { A: &a { items: { $ref: x.yaml#/X } }, B: *a } } }",
            (
                "api/x.yaml",
                "{ shared: &s { type: string }, X: { properties: { a: *s, b: { $ref: '#/shared' } } } }"
            )
        );
        AssertJson(
            """
            {
              "A": { "items": { "$ref": "#/components/schemas/X" } },
              "B": { "items": { "$ref": "#/components/schemas/X" } },
              "X": { "properties": { "a": { "type": "string" }, "b": { "$ref": "#/components/schemas/shared" } } },
              "shared": { "type": "string" }
            }
            """,
            combined["components"]!["schemas"]
        );
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());

    private static JsonObject Sorted(JsonNode node) =>
        new(
            node.AsObject()
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))
        );
}
