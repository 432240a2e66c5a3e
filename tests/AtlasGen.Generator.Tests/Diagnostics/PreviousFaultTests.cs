using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests errors in the document in <c>Previous</c>. What depends on them is not compared.</summary>
public class PreviousFaultTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /carts:
            post:
              operationId: addCart
              tags: [Carts]
              parameters:
                - { name: key, in: query, required: true, schema: { type: string } }
                - { $ref: "#/components/parameters/shop" }
              requestBody: { $ref: "#/components/requestBodies/cart" }
              responses:
                "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } } }
          /carts/{id}:
            get:
              operationId: getCart
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } } }
            delete:
              operationId: deleteCart
              x-atlasgen-waiter: { read: { operationId: getCart }, state: $.state, until: [PAID] }
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "204": { description: Done. } }
        components:
          parameters:
            shop: { name: shop, in: query, required: true, schema: { type: string } }
          requestBodies:
            cart: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } } }
          schemas:
            Cart:
              allOf:
                - $ref: "#/components/schemas/Base"
                - type: object
                  required: [state]
                  properties:
                    state: { type: string, enum: [OPEN, PAID] }
                    owner: { $ref: "#/components/schemas/Owner" }
                    pet: { $ref: "#/components/schemas/Pet" }
            Base:
              type: object
              required: [id]
              properties: { id: { type: string } }
            Owner:
              type: object
              properties: { name: { type: string }, address: { $ref: "#/components/schemas/Address" } }
            Address:
              type: object
              properties: { street: { type: string } }
            Pet:
              oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
            Cat: { type: object, properties: { a: { type: string } } }
            Dog: { type: object, properties: { b: { type: string } } }
        """;

    private const string Unresolved =
        "warning AG5009: The code that depends on this part of the previous document is not compared, because the part has an error: The reference '#/components/";

    [Theory]
    // Each reference is broken in the old document only, and must not look like a change.
    [InlineData("parameters/shop", "(10,13)")]
    [InlineData("requestBodies/cart", "(11,22)")]
    [InlineData("schemas/Base", "(35,11)")]
    [InlineData("schemas/Owner", "(40,22)")]
    [InlineData("schemas/Pet", "(41,20)")]
    [InlineData("schemas/Address", "(48,56)")]
    [InlineData("schemas/Dog", "(53,55)")]
    public void A_broken_reference_is_no_change(string target, string place)
    {
        var old = Document.Replace($"#/components/{target}\"", $"#/components/{target}Missing\"");
        var line = Assert.Single(Project(Document, "*", old).Run().Diagnostics);
        Assert.StartsWith($"old.yaml{place}: {Unresolved}{target}Missing'", line);
    }

    [Theory]
    [InlineData("    Owner:\n", "    Owner: 1\n    Unused:\n", "(46,5)")]
    [InlineData(
        "    Owner:\n",
        "    Owner: { $ref: '#/components/schemas/Owner' }\n    Unused:\n",
        "(46,14)"
    )]
    [InlineData(
        "properties: { id: { type: string } }",
        "properties: { id: { type: string, nullable: maybe } }",
        "(45,41)"
    )]
    [InlineData("street: { type: string }", "street: { type: string, type: number }", "(51,45)")]
    [InlineData(
        "    delete:\n      operationId: deleteCart",
        "    delete:\n      responses: 1\n      operationId: deleteCart",
        "(27,7)"
    )]
    public void A_part_that_cannot_be_read_is_no_change(string before, string after, string place)
    {
        Assert.Contains(before, Document, StringComparison.Ordinal);
        var lines = Project(Document, "*", Document.Replace(before, after)).Run().Diagnostics;
        Assert.StartsWith($"old.yaml{place}: warning AG5009: ", Assert.Single(lines));
    }

    // The other properties and methods are compared.
    [Fact]
    public void What_does_not_depend_on_the_error_is_compared()
    {
        var old = Document
            .Replace("schemas/Address\"", "schemas/Adress\"")
            .Replace("[OPEN, PAID]", "[OPEN, PAID, LOST]")
            .Replace("id: { type: string } }\n", "id: { type: integer } }\n");
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 property, 1 value",
                "atlas.yaml(39,13): warning AG5005: The value 'LOST' of 'CartState' is gone",
                "atlas.yaml(45,21): warning AG5004: The property 'id' of 'Cart' is string instead of long",
                $"old.yaml(48,56): {Unresolved}schemas/Adress' does not resolve to a component of this document; did you mean '#/components/schemas/Address'?",
            ],
            Project(Document, "*", old).Run().Diagnostics.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_file_that_only_the_old_document_refers_to_cannot_be_read()
    {
        var line = Assert.Single(
            new SpecProject()
                .AddSpec(Document, "*", metadata: [("Previous", "old.yaml"), ("Parts", "pet.yaml")])
                .AddFile(
                    "old.yaml",
                    Document.Replace("#/components/schemas/Pet\"", "pet.yaml#/Pet\"")
                )
                .AddFile("pet.yaml", "[")
                .Run()
                .Diagnostics
        );
        Assert.StartsWith(
            "pet.yaml(2,1): warning AG5009: The code that depends on this part of the previous document is not compared, because the part has an error: The document is neither valid YAML nor valid JSON: ",
            line
        );
    }

    // The only operation to compare has the key twice.
    [Fact]
    public void A_document_without_a_readable_part_is_reported()
    {
        var old = Document.Replace(
            "    get:\n      operationId: getCart",
            "    get:\n      responses: 1\n      operationId: getCart"
        );
        var line = Assert.Single(Project(Document, "getCart", old).Run().Diagnostics);
        Assert.StartsWith("old.yaml(20,7): warning AG5009: ", line);
    }

    // The operations behind the reference are unknown.
    [Theory]
    [InlineData("*", true)]
    [InlineData("getCart", true)]
    [InlineData("addCart", false)]
    public void A_path_that_is_a_broken_reference_is_reported_if_it_is_selected(
        string operations,
        bool isReported
    )
    {
        var start = Document.IndexOf("  /carts/{id}:", StringComparison.Ordinal);
        var end = Document.IndexOf("components:\n", StringComparison.Ordinal);
        var old = string.Concat(
            Document.AsSpan(0, start),
            "  /carts/{cart}: { $ref: 'cart.yaml' }\n",
            Document.AsSpan(end)
        );
        var lines = Project(Document, operations, old).Run().Diagnostics;
        Assert.Equal(
            isReported
                ?
                [
                    "old.yaml(14,20): warning AG5009: The code that depends on this part of the previous document is not compared, because the part has an error: The reference 'cart.yaml' does not resolve to a component of this document; add 'cart.yaml' to Parts of the AtlasSpec item",
                ]
                : [],
            lines
        );
    }

    // An error that both documents have is also one of the new document.
    [Fact]
    public void The_same_error_in_both_documents_is_reported_in_each()
    {
        var both = Document.Replace("schemas/Address\"", "schemas/Missing\"");
        Assert.Equal(
            ["atlas.yaml(48,56): error AG2006", "old.yaml(48,56): warning AG5009"],
            Project(both, "*", both)
                .Run()
                .Diagnostics.Select(line => line[..line.IndexOf(": The", StringComparison.Ordinal)])
                .Order(StringComparer.Ordinal)
        );
    }

    private static SpecProject Project(string document, string operations, string previous) =>
        new SpecProject()
            .AddSpec(document, operations, metadata: ("Previous", "old.yaml"))
            .AddFile("old.yaml", previous);
}
