using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Swagger;

/// <summary>Tests that Swagger 2.0 documents are read like the same API in OpenAPI 3.0.</summary>
public class SwaggerTests
{
    [Fact]
    public void The_client_is_that_of_the_same_API_in_OpenAPI_3()
    {
        var old = Run("swagger-2.0");
        var expected = Run("swagger-2.0-as-3.0");
        Assert.Empty(old.ServerDiagnostics);
        Assert.Equal(expected.Files.Keys.Order(), old.Files.Keys.Order());
        Assert.All(expected.Files, file => Assert.Equal(file.Value, old.Files[file.Key]));
    }

    [Fact]
    public void A_list_of_types_is_read_as_in_JSON_Schema()
    {
        const string Spec = """
            swagger: "2.0"
            info: { title: Boats, version: "1" }
            host: example.com
            paths:
              /boats:
                get:
                  operationId: getBoat
                  responses:
                    "200": { description: A boat., schema: { $ref: '#/definitions/Boat' } }
            definitions:
              Boat:
                type: [object]
                required: [name, port]
                properties:
                  name: { type: ["null", string] }
                  port: { type: string }
                  crew: { type: [string, array], items: { type: [integer, "null"], format: int32 } }
            """;
        var run = SpecProject.With(Spec).Run().AssertCompiles();
        Assert.Empty(run.Diagnostics);
        var boat = run.File("Boat");
        Assert.Contains("public required string? Name\n", boat, StringComparison.Ordinal);
        Assert.Contains("public required string Port\n", boat, StringComparison.Ordinal);
        Assert.Contains("public BoatCrew? Crew", boat, StringComparison.Ordinal);
        Assert.Contains("IReadOnlyList<int?> As", run.File("BoatCrew"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[application/octet-stream]", "{ description: a }", "Task<AtlasFile>")]
    [InlineData("[application/pdf]", "{ description: a }", "Task<AtlasFile>")]
    [InlineData("[application/json, image/png]", "{ description: a }", "Task<AtlasFile>")]
    [InlineData("[image/png]", "{ $ref: '#/responses/Nothing' }", "Task<AtlasFile>")]
    [InlineData(
        "[image/png, application/json]",
        "{ description: a, schema: { type: integer } }, '201': { description: b }",
        "Task<long?>"
    )]
    [InlineData("[application/json]", "{ description: a }", "Task")]
    [InlineData("[application/json, application/xml]", "{ description: a }", "Task")]
    [InlineData("[text/plain]", "{ description: a }", "Task")]
    [InlineData("['*/*']", "{ description: a }", "Task")]
    [InlineData("", "{ description: a }", "Task")]
    public void Bytes_that_an_operation_itself_produces_need_no_schema(
        string produces,
        string response,
        string type
    )
    {
        var spec = $$"""
            swagger: "2.0"
            info: { title: Boats, version: "1" }
            host: example.com
            produces: [application/pdf]
            paths:
              /boats:
                get:
                  operationId: getBoat
                  {{(produces.Length == 0 ? "" : $"produces: {produces}")}}
                  responses:
                    { "200": {{response}}, "404": { description: none } }
            responses:
              Nothing: { description: Nothing. }
            """;
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.Contains(
            $"    {type} GetBoatAsync(",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
        if (type == "Task<AtlasFile>")
        {
            Assert.DoesNotContain(
                "application/json",
                run.File("DefaultClient"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_discriminator_value_of_Azure_identifies_a_type()
    {
        const string Spec = """
            swagger: "2.0"
            info: { title: Boats, version: "1" }
            host: example.com
            paths:
              /boats:
                get:
                  operationId: getBoat
                  responses:
                    "200": { description: A boat., schema: { $ref: '#/definitions/Boat' } }
            definitions:
              Boat: { type: object, discriminator: '@odata.type', required: ['@odata.type'], properties: { '@odata.type': { type: string } } }
              Ship: { allOf: [{ $ref: '#/definitions/Boat' }], x-ms-discriminator-value: '#Boats.Ship', properties: { masts: { type: integer } } }
              Brig: { allOf: [{ $ref: '#/definitions/Ship' }], x-ms-discriminator-value: '#Boats.Brig', properties: { sails: { type: integer } } }
              Raft: { allOf: [{ $ref: '#/definitions/Boat' }], properties: { logs: { type: integer } } }
              Loop: { allOf: [{ $ref: '#/definitions/Loop' }], x-ms-discriminator-value: a }
            """;
        const string Newer = """
            openapi: 3.0.3
            info: { title: Boats, version: "1" }
            servers: [{ url: 'https://example.com' }]
            paths:
              /boats:
                get:
                  operationId: getBoat
                  responses:
                    "200": { description: A boat., content: { application/json: { schema: { $ref: '#/components/schemas/Boat' } } } }
            components:
              schemas:
                Boat: { type: object, discriminator: { propertyName: '@odata.type', mapping: { '#Boats.Ship': '#/components/schemas/Ship', '#Boats.Brig': '#/components/schemas/Brig' } }, required: ['@odata.type'], properties: { '@odata.type': { type: string } } }
                Ship: { allOf: [{ $ref: '#/components/schemas/Boat' }], properties: { masts: { type: integer } } }
                Brig: { allOf: [{ $ref: '#/components/schemas/Ship' }], properties: { sails: { type: integer } } }
                Raft: { allOf: [{ $ref: '#/components/schemas/Boat' }], properties: { logs: { type: integer } } }
            """;
        var run = SpecProject.With(Spec).Run().AssertClean();
        Assert.Contains("\"#Boats.Brig\"", run.File("Boat"), StringComparison.Ordinal);
        Assert.Contains("\"Raft\"", run.File("Boat"), StringComparison.Ordinal);
        Assert.Equal(SpecProject.With(Newer).Run().AssertClean().Files, run.Files);
    }

    private static GeneratorRun Run(string feature) =>
        SpecProject.With(SpecTexts.Feature(feature)).Run().AssertClean();
}
