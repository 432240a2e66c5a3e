using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>
/// Tests that the replacement of a deprecated part is found if its description names one with certainty.
/// </summary>
public class ReplacementTests
{
    private static readonly string[] Known = ["newSize", "listGates", "tags"];

    [Theory]
    [InlineData("The old size. Use `newSize` instead.", "newSize")]
    [InlineData("The old size. Use **newSize** instead.", "newSize")]
    [InlineData("Deprecated: use `newSize`, which is exact.", "newSize")]
    [InlineData("Deprecated. We recommend\n  that you use `newSize` instead.", "newSize")]
    [InlineData("It ends soon. Please use the listGates endpoint instead.", "listGates")]
    [InlineData("It ends soon. Please use the List Gates endpoint instead.", "listGates")]
    [InlineData(
        "**Note**: This is deprecated. Use [all gates](#tag/A/operation/listGates) to list.",
        "listGates"
    )]
    [InlineData(
        "**Note**: This is deprecated. Use [List Gates](#tag/A/operation/old) to list.",
        "listGates"
    )]
    [InlineData("These are deprecated. Use List Gates and filter them.", "listGates")]
    [InlineData("Please use this and not that; use tags instead.", "tags")]
    public void A_name_that_the_document_has(string description, string expected) =>
        Assert.Equal(expected, Find(description));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("use ")]
    [InlineData("Use `newSize")]
    [InlineData("Use [newSize")]
    [InlineData("Use the listGates endpoint to find the ids.")]
    [InlineData("To return a key, use the listGates endpoint.")]
    [InlineData("It is deprecated. Please use a dedicated gate instead.")]
    [InlineData("It is deprecated. Use Resource tags instead.")]
    [InlineData("It is deprecated. Use tags of resources instead.")]
    [InlineData("If you reuse `newSize` it is not sent.")]
    [InlineData("Because `newSize` is large, take the small one instead.")]
    public void Nothing_else_is_taken_for_one(string? description) =>
        Assert.Null(Find(description));

    [Theory]
    [InlineData(3_000, "newSize")]
    [InlineData(4_000, null)]
    public void A_long_description_is_searched_at_its_beginning(int length, string? expected) =>
        Assert.Equal(expected, Find(new string('a', length) + ". Use `newSize` instead."));

    [Fact]
    public void The_name_is_reported_where_the_operation_is_selected_and_where_it_is_used()
    {
        var run = SpecProject
            .With(Document, "listOldGates;getOldGate")
            .AddSource(
                """
                class C
                {
                    object List(Acme.Atlas.IDefaultClient c) => c.ListOldGatesAsync();
                    object Query() => new Acme.Atlas.GetOldGateQuery { Size = 1 };
                    object Record() => new Acme.Atlas.Gate { Size = 1 };
                }
                """
            )
            .Run();
        Assert.Equal(
            [
                "atlas.yaml(6,5): info AG4002: The operation 'listOldGates' is deprecated. Use 'listGates' instead.",
            ],
            run.Diagnostics
        );
        Assert.Equal(
            [
                "'IDefaultClient.ListOldGatesAsync(AtlasRequestOptions?, CancellationToken)' is obsolete: 'This operation is deprecated. Use 'listGates' instead. To keep this diagnostic a warning under TreatWarningsAsErrors, add AG4001 to WarningsNotAsErrors.'",
                "'GetOldGateQuery.Size' is obsolete: 'This parameter is deprecated. Use 'newSize' instead. To keep this diagnostic a warning under TreatWarningsAsErrors, add AG4001 to WarningsNotAsErrors.'",
                "'Gate.Size' is obsolete: 'This property is deprecated. Use 'newSize' instead. To keep this diagnostic a warning under TreatWarningsAsErrors, add AG4001 to WarningsNotAsErrors.'",
            ],
            run.Warnings.Select(warning => warning.GetMessage(null))
        );
        Assert.All(run.Warnings, warning => Assert.Equal("AG4001", warning.Id));
    }

    [Theory]
    [InlineData("listAllGates")]
    [InlineData("listGates2")]
    public void A_name_of_a_deprecated_operation_or_of_two_operations_is_not_a_replacement(
        string change
    )
    {
        // The summary then belongs to two operations, or the operationId to none.
        var spec = Document
            .Replace(
                "operationId: listGates\n",
                $"operationId: {change}\n",
                StringComparison.Ordinal
            )
            .Replace("# another", "summary: List gates", StringComparison.Ordinal);
        Assert.Equal(
            "atlas.yaml(6,5): info AG4002: The operation 'listOldGates' is deprecated",
            Assert.Single(SpecProject.With(spec, "listOldGates").Run().Diagnostics)
        );
    }

    private static string? Find(string? description) =>
        Replacement.In(
            description,
            name =>
                Known.FirstOrDefault(known =>
                    Replacement.Letters(known) == Replacement.Letters(name)
                )
        );

    private const string Document = """
        openapi: 3.0.1
        info: { title: Gates, version: "1" }
        servers: [{ url: 'https://example.com' }]
        paths:
          /old:
            get:
              operationId: listOldGates
              deprecated: true
              description: All gates. This is deprecated. Use List Gates instead.
              responses: { "204": { description: Done. } }
          /old/one:
            get:
              operationId: getOldGate
              # another
              parameters:
                - { name: size, in: query, deprecated: true, description: 'Use `newSize` instead.', schema: { type: integer } }
                - { name: newSize, in: query, schema: { type: integer } }
              responses: { "200": { description: A gate., content: { application/json: { schema: { $ref: '#/components/schemas/Gate' } } } } }
          /gates:
            get:
              operationId: listGates
              summary: List gates
              responses: { "204": { description: Done. } }
        components:
          schemas:
            Gate:
              type: object
              properties:
                size: { type: integer, deprecated: true, description: 'Deprecated: use `newSize` instead.' }
                newSize: { type: integer }
        """;
}
