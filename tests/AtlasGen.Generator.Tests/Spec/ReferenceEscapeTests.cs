using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests references with escapes, for components whose names are not valid but used.</summary>
public class ReferenceEscapeTests
{
    private const string Escaped = """
        openapi: 3.0.3
        info: { title: Escaped names, version: "1" }
        servers: [{ url: https://garden.example.com }]
        paths:
          /beds:
            get:
              operationId: listBeds
              tags: [Beds]
              parameters:
                - $ref: "#/components/parameters/Page%20Size"
              responses:
                "200": { $ref: "#/components/responses/code%3A%20OK" }
                "404": { $ref: "#/components/responses/not~1found" }
                "409": { $ref: "#/components/responses/not%2Ffound" }
                "410": { $ref: "#/components/responses/not%7E1found" }
          /plants:
            get:
              operationId: listPlants
              tags: [Beds]
              responses:
                "200": { $ref: "#/paths/~1beds/get/responses/200" }
        components:
          parameters:
            Page Size: { name: size, in: query, schema: { type: integer } }
          responses:
            "code: OK":
              description: fine
              content: { application/json: { schema: { $ref: "#/components/schemas/Bed%26Board" } } }
            not/found: { description: none, content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
          schemas:
            "Bed&Board":
              type: object
              discriminator: { propertyName: kind, mapping: { big: "#/components/schemas/Big%20Bed" } }
              properties:
                kind: { type: string }
                name: { $ref: "#/components/schemas/Bed%26Board/properties/kind" }
            Big Bed: { allOf: [{ $ref: "#/components/schemas/Bed%26Board" }] }
            Fault: { type: object, properties: { code: { type: string } } }
        """;

    [Fact]
    public void An_escape_is_decoded_if_the_reference_does_not_resolve_otherwise()
    {
        var run = SpecProject.With(Escaped).Run().AssertClean();
        var client = run.File("IBedsClient");
        Assert.Contains("Task<BedAndBoard> ListBedsAsync(", client, StringComparison.Ordinal);
        Assert.Contains("Task<BedAndBoard> ListPlantsAsync(", client, StringComparison.Ordinal);
        Assert.Contains("long? Size", run.File("ListBedsQuery"), StringComparison.Ordinal);
        Assert.Contains(" BigBed ", run.File("BigBed"), StringComparison.Ordinal);
        Assert.Contains("Acme.Atlas.Fault.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_reference_that_resolves_is_not_decoded()
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.0.3
                info: { title: Escaped names, version: "1" }
                servers: [{ url: https://garden.example.com }]
                paths:
                  /beds:
                    get:
                      operationId: listBeds
                      tags: [Beds]
                      responses:
                        "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A%42' } } } }
                components:
                  schemas:
                    A%42: { type: object, properties: { right: { type: string } } }
                    AB: { type: object, properties: { wrong: { type: string } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            "Task<APercent42> ListBedsAsync(",
            run.File("IBedsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_broken_reference_is_reported_as_written()
    {
        var spec = Escaped.Replace(
            "Bed%26Board\" } } }",
            "Bed%27Board\" } } }",
            StringComparison.Ordinal
        );
        Assert.Equal(
            "atlas.yaml(28,48): error AG2006: The reference '#/components/schemas/Bed%27Board' does not resolve to a component of this document; did you mean '#/components/schemas/Bed&Board'?",
            Assert.Single(SpecProject.With(spec, "listBeds").Run().AssertCompiles().Diagnostics)
        );
    }

    [Fact]
    public void The_name_of_a_component_does_not_depend_on_the_order_of_references()
    {
        string[] paths =
        [
            "  /x: { get: { operationId: getX, tags: [A], responses: { '200': { $ref: '#/components/responses/a~1b-c' } } } }",
            "  /y: { get: { operationId: getY, tags: [A], responses: { '200': { $ref: '#/components/responses/a-b~1c' } } } }",
        ];
        Assert.Equal(Tree(paths), Tree([.. paths.Reverse()]));

        static IEnumerable<string> Tree(string[] paths)
        {
            var text = $$"""
                openapi: 3.0.3
                paths:
                {{string.Join('\n', paths)}}
                components:
                  responses:
                    a/b-c: { description: A. }
                    a-b/c: { description: B. }
                """;
            var tree = SpecIndexer
                .Index(
                    new("atlas.yaml", new("atlas.yaml", SourceText.From(text)), ShapedSpec.Options),
                    [],
                    CancellationToken.None
                )
                .Index!;
            return tree
                .Operations.OrderBy(operation => operation.Path, StringComparer.Ordinal)
                .Select(operation =>
                    operation
                        .Node.Child("responses")!
                        .Value.Child("200")!
                        .Value.Reference!.Value.Value
                );
        }
    }

    [Fact]
    public void An_escape_in_data_stays()
    {
        var run = SpecProject
            .With(
                Escaped.Replace(
                    "kind: { type: string }",
                    "kind: { type: string, default: '#/components/schemas/Bed%26Board' }",
                    StringComparison.Ordinal
                )
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            "#/components/schemas/Bed%26Board",
            run.File("BedAndBoard"),
            StringComparison.Ordinal
        );
    }
}
