namespace AtlasGen.Package.Tests;

/// <summary>Tests the information that editors get from a design-time build, which does not compile.</summary>
public class EditorTests(PackedPackages packages)
{
    [Fact]
    public async Task A_design_time_build_hands_over_the_generator_the_document_and_its_options()
    {
        var project = new UserProject(
            packages,
            "editor",
            """<AtlasSpec Include="atlas.yaml" Operations="tag:Projects" Namespace="Acme.Atlas" />""",
            "Console.WriteLine(typeof(Acme.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var arguments = await project.CompilerArgumentsAsync();
        Assert.Single(
            arguments,
            argument =>
                argument.StartsWith("/analyzer:", StringComparison.Ordinal)
                && Path.GetFileName(argument) == "AtlasGen.Generator.dll"
        );
        Assert.Single(
            arguments,
            argument => Path.GetFileName(argument) == "AtlasGen.CodeFixes.dll"
        );
        // Some editors request the compiler inputs before the compile target.
        Assert.Single(
            await project.ItemsAsync("Analyzer", "-t:ResolveReferences"),
            analyzer => Path.GetFileName(analyzer) == "AtlasGen.Generator.dll"
        );
        Assert.Single(
            arguments,
            argument =>
                argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
                && Path.GetFileName(argument.Split(':')[1]) == "atlas.yaml"
        );
        var options = arguments
            .Where(argument => argument.StartsWith("/analyzerconfig:", StringComparison.Ordinal))
            .Select(argument => Path.Combine(project.Folder, argument["/analyzerconfig:".Length..]))
            .Where(file => file.Contains("GeneratedMSBuildEditorConfig", StringComparison.Ordinal));
        Assert.Contains(
            "build_metadata.AdditionalFiles.AtlasSpecNamespace = Acme.Atlas",
            await File.ReadAllTextAsync(options.Single(), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Empty(
            Directory.GetFiles(project.Folder, "Acme.Tool.dll", SearchOption.AllDirectories)
        );
    }

    [Theory]
    [InlineData("""<AtlasSpec Include="no.yaml" />""", "no.yaml")]
    [InlineData("""<AtlasSpec Include="atlas.yaml" OperationsFile="no.txt" />""", "no.txt")]
    public async Task A_missing_file_leaves_the_editor_the_rest_of_the_project(
        string item,
        string missing
    )
    {
        var project = new UserProject(packages, $"editor with {missing}", item, "");
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var arguments = await project.CompilerArgumentsAsync();
        Assert.Contains("Program.cs", arguments);
        Assert.Contains(
            arguments,
            argument =>
                argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
                && argument.EndsWith(missing, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_editor_builds_again_when_document_or_selection_have_changed()
    {
        var project = new UserProject(
            packages,
            "up to date",
            """
            <AtlasSpec Include="one.yaml" Namespace="One" />
            <AtlasSpec Include="two.yaml" OperationsFile="two.operations" Namespace="Two" />
            """,
            ""
        );
        (await project.DotnetAsync("restore")).AssertSucceeded();
        Assert.Equal(
            ["one.yaml", "two.yaml", "two.operations"],
            await project.ItemsAsync("UpToDateCheckInput")
        );
    }

    [Fact]
    public async Task Generated_files_are_written_where_the_page_says()
    {
        var project = new UserProject(
            packages,
            "emit",
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" />""",
            "Console.WriteLine(typeof(Acme.Atlas.AtlasClient));",
            "<OutputType>Exe</OutputType><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        await project.BuildCleanAsync();
        var file = Directory
            .GetFiles(project.Folder, "Acme.Atlas.ProjectsClient.g.cs", SearchOption.AllDirectories)
            .Single();
        var folder = Path.GetRelativePath(project.Folder, Path.GetDirectoryName(file)!);
        Assert.Contains(
            $"`{folder.Replace('\\', '/')}/`",
            Sources.Read("docs/how-it-works.md"),
            StringComparison.Ordinal
        );
    }
}
