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

    [Theory]
    [InlineData("collectionFormat: pipes")]
    [InlineData("collectionFormat: tsv")]
    [InlineData("collectionFormat: multi")]
    [InlineData("x-format: csv")]
    public void A_list_that_can_be_null_has_the_format_of_a_list(string format)
    {
        Assert.Equal(Query("array"), Query("[array, 'null']"));

        string Query(string type) =>
            SpecProject
                .With(
                    $$"""
                    swagger: "2.0"
                    info: { title: Old, version: "1" }
                    host: example.com
                    paths:
                      /a:
                        get:
                          operationId: getA
                          parameters: [{ name: ids, in: query, type: {{type}}, items: { type: string }, {{format}} }]
                          responses: { "204": { description: None. } }
                    """
                )
                .Run()
                .AssertCompiles()
                .File("GetAQuery");
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

    private static GeneratorRun Run(string feature) =>
        SpecProject.With(SpecTexts.Feature(feature)).Run().AssertClean();
}
