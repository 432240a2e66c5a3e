using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

/// <summary>What becomes of schemas: a document for each concern, and the types of it.</summary>
public class TypeFeatureTests
{
    [Fact]
    public void Enums() =>
        Snapshot.Verify(
            Run("enums"),
            ["Switch", "State", "Level", "SwitchColor", "SwitchSize", "SwitchModel"]
        );

    [Fact]
    public void Unions() =>
        Snapshot.Verify(
            Run("unions"),
            ["Shape", "Polygon", "UnknownShape", "Animal", "Cat", "Dog", "Vehicle", "Toy", "Car"]
        );

    [Fact]
    public void Kinds() =>
        Snapshot.Verify(
            Run("kinds"),
            [
                "Engine",
                "SteamEngine",
                "OilEngine",
                "UnknownEngine",
                "SlidingValve",
                "GateValve",
                "Ship",
                "Steamer",
                "Brig",
            ]
        );

    /// <summary>The client contains only what can rule out a request.</summary>
    [Fact]
    public void Rules() => Snapshot.Verify(Run("rules"), ["AtlasRules"]);

    [Fact]
    public void Choices() =>
        Snapshot.Verify(Run("choices"), ["Rule", "Mail", "MailTo", "MailOptions", "MailNeeds"]);

    [Fact]
    public void Alarms() => Snapshot.Verify(Run("alarms"), ["Alarm", "Badge", "Note"]);

    [Fact]
    public void Changes()
    {
        var run = Run("changes");
        Snapshot.Verify(run, ["Telescope", "Spectrograph"]);
        // Only records that are the body of a PATCH and are returned by a GET.
        Assert.Equal(
            ["Camera", "Dome", "Spectrograph", "Telescope", "UnknownInstrument"],
            run.Files.Where(file => file.Value.Contains(" ChangesFrom(", StringComparison.Ordinal))
                .Select(file => file.Key.Split('.')[^3])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Kept_json() => Snapshot.Verify(Run("kept-json"), ["Step"]);

    [Fact]
    public void Measures() => Snapshot.Verify(Run("measures"), ["Series"]);

    [Fact]
    public void Composition() => Snapshot.Verify(Run("composition"), ["Order", "OrderLabels"]);

    private static GeneratorRun Run(string feature) =>
        SpecProject.With(SpecTexts.Feature(feature), path: feature + ".yaml").Run().AssertClean();
}
