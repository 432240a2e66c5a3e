using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

/// <summary>What becomes of the features of OpenAPI 3.1 and 3.2.</summary>
public class NewerVersionFeatureTests
{
    [Fact]
    public void OpenApi_3_1()
    {
        var run = SpecProject
            .With(SpecTexts.Feature("openapi-3.1"), path: "openapi-3.1.yaml")
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "openapi-3.1.yaml(114,1): info AG2010: 'webhooks' is not supported and is ignored. They are requests to your server.",
                "openapi-3.1.yaml(229,11): info AG2010: 'prefixItems' is not supported and is ignored. All items have one type, which allows the values of all positions.",
                "openapi-3.1.yaml(292,9): info AG2010: 'dependentSchemas' is not supported and is ignored. The properties that depend on this condition are in AdditionalProperties.",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(
            run,
            [
                "GardensClient",
                "Plant",
                "PlantSeason",
                "PlantSize",
                "State",
                "Level",
                "Event",
                "Watered",
                "Shape",
                "Round",
            ]
        );
    }

    [Fact]
    public void OpenApi_3_2()
    {
        var run = SpecProject
            .With(SpecTexts.Feature("openapi-3.2"), path: "openapi-3.2.yaml")
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "openapi-3.2.yaml(99,11): info AG2010: 'in: querystring' is not supported and is ignored. The parameter for the whole query is not a form with known properties.",
                "openapi-3.2.yaml(219,9): info AG2010: 'defaultMapping' is not supported and is ignored. Objects of a type that the mapping does not list are read as the Unknown type of the union.",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["BooksClient", "LendingClient", "ListBooksQuery"]);
    }

    [Theory]
    [InlineData("3.0.3")]
    [InlineData("3.1.0")]
    public void The_extensions_of_moved_methods_mean_nothing_in_a_document(string version)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: {{version}}
                info: { title: Tea, version: "1" }
                paths:
                  /pots:
                    x-atlasgen-path: /others
                    get:
                      operationId: getPots
                      x-atlasgen-method: BREW
                      responses: { '204': { description: None. } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            "\"getPots\", \"GET\", \"/pots\",",
            run.File("DefaultClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("in a path item")]
    [InlineData("in an operation")]
    public void What_a_query_as_a_whole_loses_is_reported(string place)
    {
        const string Parameters =
            "parameters: [{ name: a, in: querystring, content: { application/json: {} } }, { name: b, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { c: { type: string } }, additionalProperties: { type: string } } } } }]";
        var isPath = place == "in a path item";
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.2.0
                info: { title: Queries, version: "1" }
                paths:
                  /a:
                    {{(isPath ? Parameters : "x-a: 1")}}
                    get:
                      {{(isPath ? "x-a: 1" : Parameters)}}
                      operationId: getA
                      responses: { '204': { description: None. } }
                  /b:
                    get:
                      operationId: getB
                      responses: { '204': { description: None. } }
                """
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "'in: querystring' is not supported and is ignored. The parameter for the whole query is not a form with known properties.",
                "'additionalProperties' is not supported and is ignored. Only the known properties of the query are parameters.",
            ],
            run.Diagnostics.Select(text =>
                text[(text.IndexOf("AG2010: ", StringComparison.Ordinal) + 8)..]
            )
        );
    }

    [Fact]
    public void Definitions()
    {
        var run = SpecProject
            .With(SpecTexts.Feature("definitions"), path: "definitions.yaml")
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "definitions.yaml(71,11): info AG2010: '$dynamicRef' is not supported and is ignored. It is read as a reference to the schema with the anchor.",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["TreesClient", "Tree", "Owner"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public void A_document_of_webhooks_is_a_client_without_methods(string operations)
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.1.0
                info: { title: Hooks, version: "1" }
                webhooks:
                  plantGrew: { post: { responses: { '204': { description: None. } } } }
                """,
                operations
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "atlas.yaml(3,1): info AG2010: 'webhooks' is not supported and is ignored. They are requests to your server.",
            ],
            run.Diagnostics
        );
    }
}
