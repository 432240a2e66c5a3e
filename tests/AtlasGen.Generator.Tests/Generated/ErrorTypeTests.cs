using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests which error type is chosen for a document.</summary>
public class ErrorTypeTests
{
    private static string Spec(params string[] schemas)
    {
        var responses = schemas.Select(
            (schema, i) =>
                $$"""
                            "40{{i}}": { description: An error, content: { application/json: { schema: { $ref: "#/components/schemas/{{schema}}" } } } }
                    """
        );
        return $$"""
            openapi: 3.0.3
            info: { title: Errors, version: "1" }
            servers: [{ url: "https://example.com" }]
            paths:
              /things:
                get:
                  tags: [Things]
                  operationId: getThing
                  responses:
                    "204": { description: Done }
            {{string.Join('\n', responses)}}
            components:
              schemas:
                Usual: { type: object, properties: { detail: { type: string } } }
                Odd: { type: object, properties: { fields: { type: string } } }
            """;
    }

    [Fact]
    public void The_schema_that_most_errors_have_is_the_type_of_all_exceptions()
    {
        var run = SpecProject.With(Spec("Usual", "Odd", "Usual")).Run().AssertClean();
        Assert.Contains(
            "public Usual? Error => GetError<Usual>();",
            run.File("AtlasNotFoundException"),
            StringComparison.Ordinal
        );
        // The record is generated for GetError<Odd>().
        Assert.Contains("record Odd", run.File("Odd"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_schema_is_the_usual_one_each_is_a_type()
    {
        var run = SpecProject.With(Spec("Usual", "Odd")).Run().AssertClean();
        Assert.DoesNotContain(
            "Error =>",
            run.File("AtlasNotFoundException"),
            StringComparison.Ordinal
        );
        Assert.Contains("record Usual", run.File("Usual"), StringComparison.Ordinal);
        Assert.Contains("record Odd", run.File("Odd"), StringComparison.Ordinal);
    }
}
