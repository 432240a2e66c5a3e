using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests projects with overlays as a build sees them.</summary>
public class OverlayDiagnosticsTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /items:
            get:
              operationId: get_items
              tags: [Items]
              responses:
                "200":
                  description: All.
                  content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } }
            delete:
              tags: [Items]
              responses: { "204": { description: Done. } }
        components:
          schemas:
            Item: { type: object, properties: { id: { type: string } } }
        """;

    [Fact]
    public void Overlays_are_applied_in_order_before_anything_else()
    {
        var run = Project(
                "b.yaml^3a.yaml",
                (
                    "a.yaml",
                    Overlay("- { target: $.paths.*.get, update: { operationId: listItems } }")
                ),
                (
                    "b.yaml",
                    Overlay(
                        """
                        - { target: $.paths.*.get, update: { operationId: first } }
                        - { target: $.paths.*.delete, remove: true }
                        - { target: $.components.schemas.Item.properties, update: { price: { type: integer } } }
                        """
                    )
                )
            )
            .Run()
            .AssertClean();
        Assert.Contains("ListItemsAsync(", run.File("ItemsClient"), StringComparison.Ordinal);
        Assert.DoesNotContain("Delete", run.File("ItemsClient"), StringComparison.Ordinal);
        Assert.Contains("? Price ", run.File("Item"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_can_make_a_document_valid()
    {
        var run = new SpecProject()
            .AddSpec("info: { title: a, version: '1' }", metadata: ("Overlays", "a.yaml"))
            .AddFile(
                "a.yaml",
                Overlay(
                    "- { target: $, update: { openapi: 3.0.3, paths: { /a: { get: { operationId: getA, responses: { '204': { description: a } } } } } } }"
                )
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            run.Files.Values,
            file => file.Contains("GetAAsync", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_error_in_the_text_of_an_overlay_is_reported_at_its_line() =>
        Assert.Equal(
            [
                "a.yaml(5,49): error AG2006: The reference '#/components/schemas/Itme' does not resolve to a component of this document; did you mean '#/components/schemas/Item'?",
                "a.yaml(6,52): error AG2007: This part of the document cannot be read as OpenAPI: 'x' is not a valid boolean",
                "a.yaml(7,15): warning AG2014: The target '$.paths.*.post' matches nothing in the document. Correct or remove this action.",
            ],
            Project(
                    "a.yaml",
                    (
                        "a.yaml",
                        """
                        overlay: 1.0.0
                        info: { title: a, version: "1" }
                        actions:
                          - target: $.components.schemas.Item.properties
                            update: { price: { type: object, allOf: [ { $ref: "#/components/schemas/Itme" } ] } }
                          - { target: $.components.schemas.Item, update: { nullable: "x" } }
                          -           target: $.paths.*.post
                                      remove: true
                        """
                    )
                )
                .Run()
                .Diagnostics
        );

    [Fact]
    public void An_error_of_many_targets_is_reported_once() =>
        Assert.Equal(
            [
                "a.yaml(5,3): error AG2015: This part of the overlay cannot be applied: an object cannot be merged into a single value",
            ],
            Project("a.yaml", ("a.yaml", Overlay("- target: $..*\n  update: { x-a: 1 }")))
                .Run()
                .Diagnostics
        );

    [Theory]
    [InlineData(
        null,
        "error AG1013: The file 'a.yaml' in Overlays of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData("", "a.yaml(1,1): error AG2001: The OpenAPI document is empty. Download it again.")]
    [InlineData(
        "overlay: 1.0.0\nactions: [",
        "a.yaml(3,1): error AG2004: The document is neither valid YAML nor valid JSON: While parsing a node, did not find expected node content."
    )]
    [InlineData(
        "overlay: 1.2.0\nactions: []",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: the version '1.2.0' of the Overlay Specification is not supported. Use 1.0.0 or 1.1.0."
    )]
    public void An_overlay_that_cannot_be_read_is_an_error(string? overlay, string expected)
    {
        var run = Project("a.yaml", ("a.yaml", overlay)).Run();
        Assert.Equal([expected], run.Diagnostics);
        // The client is generated without it, so that code that calls the client has no other errors.
        Assert.Contains("GetItemsAsync(", run.File("ItemsClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_that_the_compiler_does_not_know_is_an_error() =>
        Assert.Equal(
            [
                "error AG1013: The file 'missing.yaml' in Overlays of this AtlasSpec item does not exist or cannot be read. Correct the path.",
            ],
            Project("missing.yaml", ("a.yaml", Overlay("[]"))).Run().Diagnostics
        );

    [Fact]
    public void An_edit_of_an_overlay_emits_the_changed_files_alone()
    {
        var session = Project(
                "a.yaml",
                (
                    "a.yaml",
                    Overlay(
                        "- { target: $.components.schemas.Item.properties, update: { price: { type: integer } } }"
                    )
                )
            )
            .AddSpec(Document, ns: "Acme.Other", path: "other.yaml")
            .Start();
        session.Run();
        session.Edit(1, text => text.Replace("integer", "boolean", StringComparison.Ordinal));
        var run = session.Run();
        Assert.Equal(["Acme.Atlas.Item.g.cs"], run.Rendered);
        Assert.Contains("bool? Price", run.File("Item"), StringComparison.Ordinal);
        // The inputs of the other client are the same.
        Assert.Equal(1, run.ChangedCount(StepNames.Inputs));
    }

    private static string Overlay(string actions) =>
        $"overlay: 1.0.0\ninfo: {{ title: a, version: '1' }}\nactions:\n{actions}\n";

    private static SpecProject Project(
        string overlays,
        params (string Path, string? Text)[] files
    ) =>
        files.Aggregate(
            new SpecProject().AddSpec(Document, metadata: ("Overlays", overlays)),
            (project, file) => project.AddFile(file.Path, file.Text)
        );
}
