using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests projects with documents in several files as a build sees them.</summary>
public class PartDiagnosticsTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /items:
            $ref: paths/items.yaml
        components:
          schemas:
            Item: { $ref: schemas/item.yaml }
        """;

    private const string Items = """
        get:
          operationId: listItems
          tags: [Items]
          responses:
            "200":
              description: All.
              content: { application/json: { schema: { type: array, items: { $ref: ../api.yaml#/components/schemas/Item } } } }
        """;

    private const string Item = """
        type: object
        properties:
          id: { type: string }
          price: { $ref: "money.yaml#/Money" }
        """;

    private const string Money =
        "Money: { type: object, properties: { cents: { type: integer } } }\n";

    [Fact]
    public void A_client_of_a_document_in_several_files()
    {
        var run = Project(Items, Item, Money).Run().AssertClean();
        Assert.Contains(
            "Task<IReadOnlyList<Item>> ListItemsAsync(",
            run.File("ItemsClient"),
            StringComparison.Ordinal
        );
        Assert.Contains("Money? Price", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains("Cents", run.File("Money"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_changes_the_document_before_it_is_combined()
    {
        var run = new SpecProject()
            .AddSpec(
                Document,
                path: "api.yaml",
                metadata: [("Parts", Parts), ("Overlays", "overlays/more.yaml")]
            )
            .AddFile("paths/items.yaml", Items)
            .AddFile("schemas/item.yaml", Item)
            .AddFile("schemas/money.yaml", Money)
            .AddFile(
                "overlays/more.yaml",
                // A reference in an overlay is relative to the document.
                "overlay: 1.0.0\nactions: [ { target: $.components.schemas, update: { Cost: { $ref: 'schemas/money.yaml#/Money' } } }, { target: $.paths, update: { /cost: { get: { operationId: getCost, tags: [Items], responses: { '200': { description: a, content: { application/json: { schema: { $ref: 'schemas/item.yaml' } } } } } } } } } ]\n"
            )
            .Run()
            .AssertClean();
        Assert.Contains("Cost? Price", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains(
            "Task<Item> GetCostAsync(",
            run.File("ItemsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_document_of_Swagger_in_several_files()
    {
        var run = new SpecProject()
            .AddSpec(
                """
                swagger: "2.0"
                info: { $ref: info.yaml }
                paths: { $ref: paths.yaml }
                definitions: { $ref: definitions.yaml }
                """,
                path: "api.yaml",
                metadata: ("Parts", "info.yaml^3paths.yaml^3definitions.yaml^3item.yaml")
            )
            .AddFile("info.yaml", "{ title: a, version: '1' }")
            .AddFile(
                "paths.yaml",
                """
                /items:
                  get:
                    operationId: listItems
                    tags: [Items]
                    produces: [application/json]
                    responses: { "200": { description: a, schema: { type: array, items: { $ref: item.yaml } } } }
                """
            )
            .AddFile(
                "definitions.yaml",
                "Item: { $ref: item.yaml }\nOther: { type: object, properties: { x: { type: string } } }\n"
            )
            .AddFile(
                "item.yaml",
                "type: object\nproperties: { other: { $ref: 'definitions.yaml#/Other' }, parent: { $ref: '#' } }\n"
            )
            .Run()
            .AssertClean();
        Assert.Contains("Item? Parent", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains("Other? Other", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains(
            "Task<IReadOnlyList<Item>> ListItemsAsync(",
            run.File("ItemsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_document_of_OpenAPI_3_1_in_several_files()
    {
        var run = new SpecProject()
            .AddSpec(
                Document.Replace("3.0.3", "3.1.0", StringComparison.Ordinal),
                path: "api.yaml",
                metadata: ("Parts", Parts)
            )
            .AddFile("paths/items.yaml", Items)
            .AddFile(
                "schemas/item.yaml",
                """
                type: object
                required: [name, price, unit]
                properties:
                  name: { type: [string, "null"] }
                  price: { anyOf: [ { $ref: "money.yaml#/Money" }, { type: "null" } ] }
                  unit: { $ref: "#/$defs/Unit", description: The unit of the price. }
                $defs:
                  Unit: { type: string, enum: [each, kilogram] }
                """
            )
            .AddFile("schemas/money.yaml", Money)
            .Run()
            .AssertClean();
        Assert.Contains("string? Name", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains("Money? Price", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains("The unit of the price.", run.File("Item"), StringComparison.Ordinal);
        Assert.Contains("required Unit Unit", run.File("Item"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_part_is_reported_at_its_line() =>
        Assert.Equal(
            [
                "schemas/item.yaml(4,8): error AG2006: The reference 'money.yaml#/Mony' does not resolve to a component of this document; correct the reference, because 'money.yaml' does not contain its target",
                "schemas/item.yaml(5,8): error AG2006: The reference 'other.yaml#/Money' does not resolve to a component of this document; add 'other.yaml' (relative to 'item.yaml') to Parts of the AtlasSpec item",
                "schemas/item.yaml(6,8): error AG2006: The reference '#/Money' does not resolve to a component of this document; define its target in this document",
                "schemas/item.yaml(7,8): error AG2006: The reference 'https://example.com/money.yaml' does not resolve to a component of this document; references to URLs are not followed. Download the file, refer to it by its path, and add it to Parts of the AtlasSpec item.",
                "schemas/item.yaml(8,22): error AG2007: This part of the document cannot be read as OpenAPI: 'x' is not a valid boolean",
            ],
            Project(
                    Items,
                    """
                    type: object
                    properties:
                      id: { type: string }
                      a: { $ref: "money.yaml#/Mony" }
                      b: { $ref: "other.yaml#/Money" }
                      c: { $ref: "#/Money" }
                      d: { $ref: "https://example.com/money.yaml" }
                      e: { type: string, nullable: "x" }
                    """,
                    Money
                )
                .Run()
                .Diagnostics
        );

    [Theory]
    [InlineData(
        "Money: [",
        "schemas/money.yaml(2,1): error AG2004: The document is neither valid YAML nor valid JSON: While parsing a node, did not find expected node content."
    )]
    [InlineData(
        "",
        "schemas/money.yaml(1,1): error AG2001: The OpenAPI document is empty. Download it again."
    )]
    [InlineData(
        null,
        "error AG1013: The file 'schemas/money.yaml' in Parts of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    public void A_part_that_cannot_be_read_is_an_error(string? money, string expected) =>
        Assert.Equal([expected], Project(Items, Item, money).Run().Diagnostics);

    [Theory]
    [InlineData("{ $ref: a.yaml }", "")]
    [InlineData("{ $ref: b.yaml }", "b.yaml(2,1)")]
    [InlineData("{ $ref: '#/components/schemas/A' }", "")]
    [InlineData("{ $ref: '#/components/schemas/B' }", "b.yaml(2,1)")]
    [InlineData("{ $ref: '#/components/schemas/D' }", "c.yaml(2,1)")]
    [InlineData("{ type: string }, servers: { $ref: b.yaml }", "b.yaml(2,1)")]
    public void A_part_that_cannot_be_read_is_an_error_if_the_selection_needs_it(
        string schema,
        string expected
    )
    {
        var run = new SpecProject()
            .AddSpec(
                $$"""
                openapi: 3.0.3
                info: { title: a, version: '1' }
                paths:
                  /a: { get: { operationId: getA, tags: [a], responses: { '200': { description: a, content: { application/json: { schema: {{schema.Split(
                    ", servers"
                )[0]}} } } } } } }
                  /b: { get: { operationId: getB, tags: [a], responses: { '200': { description: a, content: { application/json: { schema: { $ref: b.yaml } } } } } } }
                  /c: { get: { operationId: getC, tags: [a], responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/D' } } } } } } }
                servers:{{(
                    schema.Contains("servers", StringComparison.Ordinal) ? " { $ref: b.yaml }" : ""
                )}}
                components:
                  schemas:
                    A: { type: object, properties: { x: { type: string } } }
                    B: { type: object, properties: { x: { $ref: 'b.yaml#/x' } } }
                    D: { type: object, required: [x], properties: { x: { type: string } }, discriminator: { propertyName: x, mapping: { c: c.yaml } } }
                """,
                "getA",
                path: "api.yaml",
                metadata: ("Parts", "a.yaml^3b.yaml^3c.yaml")
            )
            .AddFile("a.yaml", "type: object\nproperties: { x: { type: string } }\n")
            .AddFile("b.yaml", "[")
            .AddFile("c.yaml", "[")
            .Run();
        Assert.Equal(
            expected.Length == 0
                ? []
                :
                [
                    $"{expected}: error AG2004: The document is neither valid YAML nor valid JSON: While parsing a node, did not find expected node content.",
                ],
            run.Diagnostics
        );
    }

    [Theory]
    [InlineData("paths: { $ref: x.yaml }", "3,10")]
    [InlineData("paths: { /a: { $ref: x.yaml } }", "3,16")]
    [InlineData("paths: { /a: { get: { $ref: x.yaml } } }", "3,23")]
    [InlineData("components: { $ref: x.yaml }", "3,15")]
    [InlineData("components: { schemas: { $ref: x.yaml } }", "3,26")]
    [InlineData(
        "paths: { /a: { get: { operationId: getA, responses: { '200': { description: a, content: { $ref: x.yaml } } } } } }",
        "3,91"
    )]
    [InlineData(
        "paths: { /a: { get: { operationId: getA, responses: { '200': { description: a, content: { application/json: { schema: { type: object, properties: { $ref: x.yaml } } } } } } } } }",
        "3,149"
    )]
    public void A_reference_in_place_of_a_section_is_reported(string members, string position) =>
        Assert.Contains(
            $"api.yaml({position}): error AG2006: The reference 'x.yaml' does not resolve to a component of this document; add 'x.yaml' to Parts of the AtlasSpec item",
            SpecProject
                .With(
                    $"openapi: 3.0.3\ninfo: {{ title: a, version: '1' }}\n{members}\n",
                    "getA",
                    "api.yaml"
                )
                .Run()
                .Diagnostics
        );

    [Fact]
    public void A_part_that_is_not_needed_is_not_read() =>
        Project(Items, "type: object", "[").Run().AssertClean();

    [Fact]
    public void An_edit_of_a_part_emits_the_changed_files_alone()
    {
        var session = Project(Items, Item, Money)
            .AddSpec(SpecTexts.Invites, ns: "Acme.Other", path: "other.yaml")
            .Start();
        session.Run();
        session.Edit(3, text => text.Replace("integer", "string", StringComparison.Ordinal));
        var run = session.Run();
        Assert.Equal(["Acme.Atlas.Money.g.cs"], run.Rendered);
        Assert.Contains("string? Cents", run.File("Money"), StringComparison.Ordinal);
        Assert.Equal(1, run.ChangedCount(StepNames.Inputs));
    }

    private const string Parts = "paths/items.yaml^3schemas/item.yaml^3schemas/money.yaml";

    private static SpecProject Project(string items, string item, string? money) =>
        new SpecProject()
            .AddSpec(Document, path: "api.yaml", metadata: ("Parts", Parts))
            .AddFile("paths/items.yaml", items)
            .AddFile("schemas/item.yaml", item)
            .AddFile("schemas/money.yaml", money);
}
