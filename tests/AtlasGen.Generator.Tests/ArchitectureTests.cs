using Scriban;
using Scriban.Syntax;

namespace AtlasGen.Generator.Tests;

/// <summary>The folders are stages: each uses only earlier stages, and no two depend on each other.</summary>
public class ArchitectureTests
{
    private static readonly string Generator = Path.Combine(Repository.Folder, "generator");

    [Theory]
    [InlineData("generator")]
    [InlineData("runtime/AtlasGen.Runtime")]
    [InlineData("runtime/AtlasGen.DependencyInjection")]
    [InlineData("runtime/AtlasGen.Testing")]
    public void No_two_folders_depend_on_each_other(string project)
    {
        var files = FolderGraph.Files(Path.Combine(Repository.Folder, project)).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(new FolderGraph(files).Cycles());
    }

    [Theory]
    [InlineData("Values/X.cs", "class X { ClientPipeline? builder; }", "Values -> (root)")]
    [InlineData("Shapes/X.cs", "class X { void M() => ClientShaper.Y(); }", "Shapes -> Shaping")]
    [InlineData(
        "Spec/Tree/X.cs",
        "class X { object M(string[] a) => a.Select(x => new SpecReader(x)); }",
        "Spec/Tree -> Spec/Reading"
    )]
    [InlineData(
        "Shaping/Kinds/X.cs",
        "class X<T> where T : TypeNames { }",
        "Shaping/Kinds -> Shaping/Names"
    )]
    public void A_use_against_the_direction_is_found(string path, string text, string expected) =>
        Assert.Contains(
            expected,
            new FolderGraph(FolderGraph.Files(Generator).Append((path, text))).Cycles()
        );

    [Theory]
    [InlineData("Selection", "Shapes Shaping Templates")]
    [InlineData("Shaping", "Selection Templates")]
    [InlineData("Templates", "Spec Selection Shaping Diagnostics")]
    public void A_stage_uses_only_those_before_it(string folder, string forbidden) =>
        AssertNone(
            Files(folder),
            forbidden.Split(' ').Select(other => $"AtlasGen.Generator.{other}")
        );

    [Fact]
    public void Only_reading_and_shaping_of_the_selection_use_the_model_of_OpenAPI() =>
        AssertNone(
            FilesOutside(
                "Spec/Reading",
                "Shaping",
                "Shaping/Types",
                "Shaping/Operations",
                "Shaping/Rules"
            ),
            ["Microsoft.OpenApi"]
        );

    [Fact]
    public void Only_the_spec_uses_the_readers() =>
        AssertNone(
            FilesOutside("Spec/Reading", "Spec/Indexing"),
            ["Microsoft.OpenApi.Readers", "SharpYaml"]
        );

    [Fact]
    public void Only_the_templates_use_Scriban() =>
        AssertNone(FilesOutside("Templates"), ["Scriban"]);

    [Fact]
    public void Only_the_documentation_uses_Markdig() =>
        AssertNone(FilesOutside("Docs"), ["Markdig"]);

    [Fact]
    public void Only_the_wiring_of_the_steps_stays_short() =>
        Assert.InRange(
            File.ReadLines(Path.Combine(Generator, "ClientGenerator.cs")).Count(),
            1,
            99
        );

    [Fact]
    public void Templates_stay_short() =>
        Assert.All(Templates(), file => Assert.InRange(File.ReadLines(file).Count(), 1, 120));

    [Fact]
    public void Templates_have_one_level_of_if()
    {
        var nested =
            from file in Templates()
            from line in NestedIfs(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}({line})";
        Assert.Empty(nested);
    }

    [Theory]
    [InlineData("{{ if a }}\n{{ if b }}{{ end }}{{ end }}", 2)]
    [InlineData("{{ if a }}{{ for b in c }}\n\n{{ if b }}{{ end }}{{ end }}{{ end }}", 3)]
    [InlineData("{{ if a }}{{ else }}{{ if b }}{{ end }}{{ end }}", 1)]
    [InlineData("{{ if a }}{{ else if b }}{{ else }}\n{{ if c }}{{ end }}{{ end }}", 2)]
    [InlineData("{{ for a in b }}{{ if a }}{{ else if b }}{{ else }}{{ end }}{{ end }}", null)]
    public void An_if_within_an_if_is_found(string template, int? line) =>
        Assert.Equal(line is { } found ? [found] : [], NestedIfs(template));

    /// <summary>Returns the lines of a template at which an <c>if</c> begins within another one.</summary>
    private static IEnumerable<int> NestedIfs(string text)
    {
        var template = Template.Parse(text);
        Assert.Empty(template.Messages);
        return Lines(template.Page!, isWithin: false);

        static IEnumerable<int> Lines(ScriptNode node, bool isWithin)
        {
            // An else-if belongs to its if.
            var isIf = node is ScriptIfStatement { IsElseIf: false };
            if (isIf && isWithin)
            {
                yield return node.Span.Start.Line + 1;
            }

            for (var i = 0; i < node.ChildrenCount; i++)
            {
                if (node.GetChildren(i) is { } child)
                {
                    foreach (var line in Lines(child, isWithin || isIf))
                    {
                        yield return line;
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Templates() =>
        Directory.GetFiles(
            Path.Combine(Generator, "Templates"),
            "*.sbn-cs",
            SearchOption.AllDirectories
        );

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(Generator, folder), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> FilesOutside(params string[] folders) =>
        Directory
            .GetFiles(Generator, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetRelativePath(Generator, Path.GetDirectoryName(file)!).Replace('\\', '/')
                    is var folder
                && !folders.Contains(folder)
                && !folder.Split('/').Any(name => name is "bin" or "obj")
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
