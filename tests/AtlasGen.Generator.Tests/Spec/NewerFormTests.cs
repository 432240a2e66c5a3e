using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>
/// Tests that references into components, and lists of types, are read in documents of OpenAPI 3.0 as in those of 3.1.
/// </summary>
public class NewerFormTests
{
    [Theory]
    // References into components.
    [InlineData("{ $ref: '#/components/schemas/Boat/properties/name' }", "string?")]
    [InlineData("{ $ref: '#/components/schemas/Boat/properties/built' }", "DateOnly?")]
    [InlineData("{ $ref: '#/components/schemas/Boat/properties/owner' }", "BoatOwner?")]
    [InlineData(
        "{ $ref: '#/components/schemas/Boat/properties/owner/properties/port' }",
        "BoatOwnerPort?"
    )]
    [InlineData("{ $ref: '#/components/schemas/Boat/properties/crew/items' }", "Sailor?")]
    [InlineData("{ $ref: '#/components/schemas/Crew/items/properties/boat' }", "Boat?")]
    [InlineData(
        "{ $ref: '#/components/responses/Boats/content/application~1json/schema' }",
        "IReadOnlyList<Boat>?"
    )]
    [InlineData("{ $ref: '#/components/parameters/Size/schema' }", "int?")]
    // Lists of types.
    [InlineData("{ type: [string, 'null'], format: date }", "DateOnly?")]
    [InlineData(
        "{ type: array, items: { type: [integer, 'null'], format: int32 } }",
        "IReadOnlyList<int?>?"
    )]
    [InlineData("{ type: [object], properties: { a: { type: [boolean] } } }", "ThingValue?")]
    [InlineData("{ type: [string, integer] }", "ThingValue?")]
    [InlineData("{ type: [string, 'null'], enum: [a, null] }", "ThingValue?")]
    public void A_schema_is_the_same_type_in_all_versions(string schema, string type)
    {
        var run = Run("3.0.3", schema);
        Assert.Empty(run.Diagnostics);
        Assert.Contains($"public {type} Value", run.File("Thing"), StringComparison.Ordinal);
        Assert.Equal(Run("3.1.0", schema).Files, run.Files);
    }

    [Fact]
    public void A_reference_into_a_definition_is_followed()
    {
        const string Spec = """
            swagger: "2.0"
            info: { title: Boats, version: "1" }
            host: example.com
            paths:
              /things:
                get:
                  operationId: getThing
                  responses:
                    "200": { description: A thing., schema: { $ref: '#/definitions/Thing' } }
            definitions:
              Boat: { type: object, properties: { size: { type: integer, format: int32 } } }
              Thing: { type: object, properties: { value: { $ref: '#/definitions/Boat/properties/size' } } }
            """;
        var run = SpecProject.With(Spec).Run().AssertClean();
        Assert.Contains("public int? Value", run.File("Thing"), StringComparison.Ordinal);
        Assert.DoesNotContain("Acme.Atlas.Boat.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("3.0.3", "schemas/Boat/properties/none")]
    [InlineData("3.0.3", "schemas/Boat/properties/owner/none")]
    [InlineData("3.1.0", "schemas/Boat/properties/none")]
    public void A_reference_into_a_component_without_a_target_is_reported(
        string version,
        string target
    )
    {
        var run = Run(version, $"{{ $ref: '#/components/{target}' }}");
        Assert.Equal(
            $"atlas.yaml(32,13): error AG2006: The reference '#/components/{target}' does not resolve to a component of this document; define its target in this document",
            Assert.Single(run.Diagnostics)
        );
        Assert.Contains("public JsonElement? Value", run.File("Thing"), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string version, string schema)
    {
        var spec = $$"""
            openapi: {{version}}
            info: { title: Boats, version: "1" }
            servers: [{ url: 'https://example.com' }]
            paths:
              /things:
                get:
                  operationId: getThing
                  responses:
                    "200": { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
            components:
              parameters:
                Size: { name: size, in: query, schema: { type: integer, format: int32 } }
              responses:
                Boats: { description: Boats., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Boat' } } } } }
              schemas:
                Sailor: { type: object, properties: { boat: { $ref: '#/components/schemas/Boat' } } }
                Crew: { type: array, items: { $ref: '#/components/schemas/Sailor' } }
                Boat:
                  type: object
                  properties:
                    name: { type: string }
                    built: { type: string, format: date }
                    crew: { $ref: '#/components/schemas/Crew' }
                    owner:
                      type: object
                      properties:
                        port: { type: string, enum: [Oban, Crinan] }
                Thing:
                  type: object
                  properties:
                    value:
                      {{schema}}
            """;
        return SpecProject.With(spec).Run().AssertCompiles();
    }
}
