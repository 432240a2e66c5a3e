using System.Text.Json;

namespace AtlasGen.Package.Tests;

/// <summary>What an editor learns of a project, from a build that does not compile.</summary>
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
        (await project.DotnetAsync("restore")).AssertSucceeded();
        var built = await project.DotnetAsync(
            "msbuild",
            "-t:Compile",
            "-p:DesignTimeBuild=true",
            "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs"
        );
        using var json = JsonDocument.Parse(built.AssertSucceeded().Output);
        var arguments = json
            .RootElement.GetProperty("Items")
            .GetProperty("CscCommandLineArgs")
            .EnumerateArray()
            .Select(item =>
                item.GetProperty("Identity")
                    .GetString()!
                    .Replace("\"", "", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Single(
            arguments,
            argument =>
                argument.StartsWith("/analyzer:", StringComparison.Ordinal)
                && Path.GetFileName(argument) == "AtlasGen.Generator.dll"
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
