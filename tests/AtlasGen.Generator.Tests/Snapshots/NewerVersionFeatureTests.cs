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
                "openapi-3.2.yaml(96,11): info AG2010: 'in: querystring' is not supported and is ignored. The parameter for the whole query is not a form with known properties.",
                "openapi-3.2.yaml(200,9): info AG2010: 'defaultMapping' is not supported and is ignored. Objects of a type that the mapping does not list are read as the Unknown type of the union.",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["BooksClient", "LendingClient", "ListBooksQuery"]);
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

    [Fact]
    public void A_document_of_webhooks_is_a_client_without_methods()
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.1.0
                info: { title: Hooks, version: "1" }
                webhooks:
                  plantGrew: { post: { responses: { '204': { description: None. } } } }
                """
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
