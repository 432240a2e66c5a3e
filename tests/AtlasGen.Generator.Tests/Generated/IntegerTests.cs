using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the C# types for integers, and that the largest values are sent and read.</summary>
public class IntegerTests
{
    private const string Head = """
        openapi: 3.0.3
        info: { title: Beds, version: "1" }
        servers: [{ url: "https://garden.example.test" }]
        paths:

        """;

    [Theory]
    [InlineData("format: uint64", "ulong")]
    [InlineData("format: uint64, maximum: 5", "ulong")]
    [InlineData("minimum: 0, maximum: 18446744073709551615", "ulong")]
    [InlineData("minimum: 1, maximum: 9223372036854775808", "ulong")]
    [InlineData("format: int64, minimum: 0, maximum: 18446744073709551615", "ulong")]
    [InlineData("minimum: 0, maximum: 1e+30", "ulong")]
    [InlineData("minimum: 0, maximum: 9223372036854775807", "long")]
    [InlineData("minimum: 0, maximum: 9223372036854775808, exclusiveMaximum: true", "long")]
    [InlineData("minimum: 0, maximum: 9223372036854775809, exclusiveMaximum: true", "ulong")]
    [InlineData("maximum: 18446744073709551615", "ulong")]
    [InlineData("maximum: 9223372036854775807", "long")]
    [InlineData("minimum: -1, exclusiveMinimum: true, maximum: 18446744073709551615", "ulong")]
    // Neither type holds all values. The signed type holds the likely ones.
    [InlineData("minimum: -1, maximum: 18446744073709551615", "long")]
    // The limits of decimal, which is used for the comparison.
    [InlineData("maximum: -79228162514264337593543950335, exclusiveMaximum: true", "long")]
    [InlineData("minimum: -79228162514264337593543950335, exclusiveMinimum: true", "long")]
    [InlineData("maximum: 79228162514264337593543950335, exclusiveMaximum: true", "ulong")]
    [InlineData("format: int64", "long")]
    [InlineData("format: int32", "int")]
    [InlineData("format: int32, maximum: 2147483647", "int")]
    [InlineData("format: int32, maximum: 4294967295", "long")]
    [InlineData("format: uint32", "long")]
    [InlineData("format: int16", "long")]
    [InlineData("format: uint8", "long")]
    [InlineData("minimum: 0, maximum: 100", "long")]
    // An open enum holds only signed 64-bit values.
    [InlineData("format: uint64, enum: [1, 18446744073709551615]", "ulong")]
    [InlineData(
        "minimum: 0, maximum: 18446744073709551615, enum: [1, 18446744073709551615]",
        "ulong"
    )]
    [InlineData("enum: [1, 18446744073709551615]", "ulong")]
    [InlineData("enum: [-1, 99999999999999999999]", "long")]
    // A maximum does not exclude listed values.
    [InlineData(
        "enum: [1, 9223372036854775808], maximum: 9223372036854775809, exclusiveMaximum: true",
        "ulong"
    )]
    [InlineData("enum: [1, 2]", "BedSeed")]
    public void The_type_holds_the_values(string keywords, string type)
    {
        var run = SpecProject
            .With(
                Head
                    + $$"""
                      /beds:
                        get:
                          operationId: getBed
                          tags: [Beds]
                          responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Bed" } } } } }
                    components:
                      schemas:
                        Bed: { type: object, properties: { seed: { type: integer, {{keywords}} } } }
                    """
            )
            .Run()
            .AssertClean();
        Assert.Contains($" {type}? Seed ", run.File("Bed"), StringComparison.Ordinal);
    }

    private static readonly Lazy<System.Reflection.Assembly> Large = new(() =>
        SpecProject
            .With(
                Head
                    + """
                      /beds/{id}:
                        put:
                          operationId: putBed
                          tags: [Beds]
                          parameters:
                            - { name: id, in: path, required: true, schema: { type: integer, format: uint64 } }
                            - { name: after, in: query, schema: { type: integer, format: uint64, default: 18446744073709551615 } }
                            - { name: any, in: query, schema: { type: array, items: { type: integer, format: uint64 } } }
                            - { name: X-Bed, in: header, schema: { type: integer, minimum: 0, maximum: 18446744073709551615 } }
                          requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Bed" } } } }
                          responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Bed" } } } } }
                    components:
                      schemas:
                        Bed:
                          type: object
                          required: [seeds]
                          properties:
                            seeds: { type: integer, format: uint64, default: 18446744073709551615 }
                            rows: { type: array, items: { type: integer, format: uint64 } }
                            byName: { type: object, additionalProperties: { type: integer, format: uint64, nullable: true } }
                            plant: { oneOf: [{ type: string }, { type: integer, format: uint64 }] }
                    """
            )
            .AddSource(
                """
                using System.Linq;
                using System.Threading.Tasks;
                using Acme.Atlas;

                public static class Calls
                {
                    public static async Task<string> Largest(AtlasClient atlas)
                    {
                        var bed = await atlas.Beds.PutBedAsync(
                            ulong.MaxValue,
                            new Bed { Seeds = ulong.MaxValue, Rows = [0, ulong.MaxValue], Plant = ulong.MaxValue },
                            query: new() { After = ulong.MaxValue, Any = [1, ulong.MaxValue] },
                            xBed: ulong.MaxValue);
                        return $"{bed.Seeds} {bed.Rows![0]} {bed.ByName!["a"]} {bed.Plant!.AsUInt64()}";
                    }
                }
                """
            )
            .Run()
            .AssertClean()
            .Load()
    );

    [Fact]
    public async Task The_largest_integers_are_sent_and_read()
    {
        const string Body =
            """{"seeds":18446744073709551615,"rows":[18446744073709551615],"byName":{"a":18446744073709551615,"b":null},"plant":18446744073709551615}""";
        Assert.Equal(
            """
            PUT /beds/18446744073709551615?after=18446744073709551615&any=1&any=18446744073709551615
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json
            X-Bed: 18446744073709551615

            {"seeds":18446744073709551615,"rows":[0,18446744073709551615],"plant":18446744073709551615}

            = 18446744073709551615 18446744073709551615 18446744073709551615 18446744073709551615
            """,
            await Large.CallAsync("Largest", WireAnswer.Json(Body)),
            ignoreLineEndingDifferences: true
        );
    }
}
