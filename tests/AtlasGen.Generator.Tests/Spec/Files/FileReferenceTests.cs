using AtlasGen.Generator.Spec.Rewriting.Files;
using AtlasGen.Generator.Tests.Spec.Overlays;
using static AtlasGen.Generator.Tests.Spec.Files.CombinedText;

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
}
