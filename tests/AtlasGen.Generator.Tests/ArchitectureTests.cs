namespace AtlasGen.Generator.Tests;

/// <summary>The folders of the generator are its stages, and each uses only those before it.</summary>
public class ArchitectureTests
{
    private static readonly string Generator = Path.Combine(Repository.Folder, "generator");

    [Theory]
    [InlineData("Diagnostics", "Spec Selection Shapes Templates")]
    [InlineData("Spec", "Selection Shapes Templates")]
    [InlineData("Selection", "Shapes Templates")]
    [InlineData("Shapes", "Selection Templates")]
    [InlineData("Templates", "Spec Selection Diagnostics")]
    public void A_stage_uses_only_those_before_it(string folder, string forbidden) =>
        AssertNone(
            Files(folder),
            forbidden.Split(' ').Select(other => $"AtlasGen.Generator.{other}")
        );

    [Fact]
    public void Only_the_spec_and_the_shaper_know_the_model_of_OpenAPI() =>
        AssertNone(FilesOutside("Spec", "Shapes"), ["Microsoft.OpenApi"]);

    [Fact]
    public void Only_the_spec_knows_the_readers() =>
        AssertNone(FilesOutside("Spec"), ["Microsoft.OpenApi.Readers", "SharpYaml"]);

    [Fact]
    public void Only_the_templates_know_Scriban() =>
        AssertNone(FilesOutside("Templates"), ["Scriban"]);

    [Fact]
    public void Only_the_wiring_of_the_steps_stays_short() =>
        Assert.InRange(
            File.ReadLines(Path.Combine(Generator, "ClientGenerator.cs")).Count(),
            1,
            99
        );

    [Fact]
    public void Templates_stay_short() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(Generator, "Templates"), "*.sbn-cs"),
            file => Assert.InRange(File.ReadLines(file).Count(), 1, 120)
        );

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(Generator, folder), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> FilesOutside(params string[] folders) =>
        Directory
            .GetFiles(Generator, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetRelativePath(Generator, file).Split(Path.DirectorySeparatorChar)[0]
                    is var top
                && !folders.Contains(top)
                && top is not ("bin" or "obj")
            );

    private static void AssertNone(IEnumerable<string> files, IEnumerable<string> forbidden)
    {
        var all = files.ToList();
        Assert.NotEmpty(all);
        var found =
            from file in all
            let text = File.ReadAllText(file)
            from name in forbidden
            where
                text.Contains($"using {name}", StringComparison.Ordinal)
                || text.Contains($"{name}.", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Generator, file)} uses {name}";
        Assert.Empty(found);
    }
}
