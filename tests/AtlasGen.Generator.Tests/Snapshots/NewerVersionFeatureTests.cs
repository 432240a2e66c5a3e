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
                "openapi-3.1.yaml(114,1): info AG2010: This part of the document is not generated, because webhooks are requests to your server.",
                "openapi-3.1.yaml(292,9): info AG2010: This part of the document is not generated, because its properties depend on a condition. They are members of AdditionalProperties.",
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
}
