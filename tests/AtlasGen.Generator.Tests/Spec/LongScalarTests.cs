using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests very long descriptions and examples, because vendors put whole manuals and files into them.</summary>
public class LongScalarTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("words ", 12_000));

    [Theory]
    [InlineData("\"@\"")]
    [InlineData("'@'")]
    [InlineData("@")]
    [InlineData("|\n    @\n    @\n")]
    [InlineData("\"@\n\n    @\"")]
    public void A_document_with_a_long_text_is_read(string description)
    {
        var spec = $$"""
            openapi: 3.0.1
            info:
              title: Long
              version: "1"
              description: {{description.Replace("@", Long, StringComparison.Ordinal)}}
            paths:
              /things:
                get:
                  operationId: getThings
                  responses:
                    "200":
                      description: OK
                      content:
                        application/json:
                          schema:
                            $ref: '#/components/schemas/Thing'
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    name:
                      type: string
                      example: {{Long.TrimEnd()}}
            """;
        AssertReads(spec);
        // The anchor causes the document to be parsed with the slow parser.
        AssertReads(spec.Replace("title: Long", "title: &a Long", StringComparison.Ordinal));
    }

    [Fact]
    public void So_is_one_in_JSON() =>
        AssertReads(
            """
            {"openapi":"3.0.1","info":{"title":"Long","version":"1","description":"@"},"paths":{"/things":{"get":{"operationId":"getThings",
            "responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},"example":["@"]}}}}}}},
            "components":{"schemas":{"Thing":{"type":"object","properties":{"name":{"type":"string"}}}}}}
            """.Replace("@", Long, StringComparison.Ordinal)
        );

    private static void AssertReads(string spec)
    {
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.DoesNotContain(
            run.Diagnostics,
            text => text.Contains(": error", StringComparison.Ordinal)
        );
        Assert.Contains("GetThingsAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
        Assert.Contains("string? Name", run.File("Thing"), StringComparison.Ordinal);
    }
}
