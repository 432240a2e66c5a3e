using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

/// <summary>What becomes of the names and descriptions of a document.</summary>
public class TextFeatureTests
{
    [Fact]
    public void Names() =>
        Snapshot.Verify(
            Run("names"),
            [
                "IAtlasClient",
                "IAtlasTagClient",
                "IHttpTagClient",
                "TaskModel",
                "Thing",
                "ThingOperator",
                "ThingSize",
            ]
        );

    [Fact]
    public void Descriptions() =>
        Snapshot.Verify(
            Run("descriptions"),
            ["IGardensClient", "GetGardenQuery", "Garden", "GardenSeason"]
        );

    private static GeneratorRun Run(string feature) =>
        SpecProject.With(SpecTexts.Feature(feature), path: feature + ".yaml").Run().AssertClean();
}
