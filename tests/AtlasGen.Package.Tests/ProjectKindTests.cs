namespace AtlasGen.Package.Tests;

/// <summary>
/// Tests the kinds of projects that users have. Each must build from the packages alone, without a warning, and run.
/// </summary>
public class ProjectKindTests(PackedPackages packages)
{
    [Fact]
    public async Task AspNetCore_with_dependency_injection_and_a_document_in_json()
    {
        var project = UserProject.Copy(packages, "Web", isAlone: false);
        await project.BuildCleanAsync();
        Assert.Equal(["0"], await project.RunAgainstStandInAsync());

        // The Web SDK treats .json files as content.
        (await project.DotnetAsync("publish", "--no-build", "-c", "Debug")).AssertSucceeded();
        var files = Directory
            .GetFiles(project.Folder, "*.json", SearchOption.AllDirectories)
            .Where(file => file.Contains("publish", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .ToList();
        Assert.Contains("appsettings.json", files);
        Assert.DoesNotContain("roles.json", files);
    }

    [Fact]
    public async Task A_program_of_one_file()
    {
        var project = new UserProject(packages, "one file", "", "", isAlone: false);
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write(
            "Directory.Build.props",
            """<Project><ItemGroup><AtlasSpec Include="$(MSBuildThisFileDirectory)atlas.yaml" Namespace="Acme.Atlas" /></ItemGroup></Project>"""
        );
        project.Write(
            "app.cs",
            $"#:package AtlasGen@{packages.Version}\nConsole.WriteLine(typeof(Acme.Atlas.AtlasClient));\n"
        );
        var run = (await project.DotnetAsync("run", "--file", "app.cs")).AssertSucceeded();
        Assert.Equal("Acme.Atlas.AtlasClient", run.Output.Trim());
    }

    [Fact]
    public async Task Two_frameworks_with_the_oldest_language()
    {
        var project = UserProject.Copy(packages, "MultiTargeting", false, "atlas.yaml");
        await project.BuildCleanAsync();
        Assert.Equal([".NET 10: 0"], await project.RunAgainstStandInAsync());
        // The project brings its own runtime, because .NET 8 may not be installed.
        var old = Directory
            .GetFiles(
                Path.Combine(project.Folder, "bin", "Debug", "net8.0"),
                "Acme.Tool.dll",
                SearchOption.AllDirectories
            )
            .Single();
        Assert.Equal(
            [".NET 8: 0"],
            await project.RunAgainstStandInAsync(Path.ChangeExtension(old, null))
        );
    }

    [Fact]
    public async Task Two_documents_one_of_them_internal_with_versions_kept_centrally()
    {
        var project = UserProject.Copy(
            packages,
            "TwoSpecs",
            isAlone: true,
            "atlas.yaml",
            "öffentliche Dokumente/atlas v1.yaml"
        );
        await project.BuildCleanAsync();
        var lines = await project.RunAgainstStandInAsync();
        Assert.Equal("ada@example.com", lines[0]);
        Assert.Equal(["Acme.Readers"], lines.Skip(1).Distinct());
    }

    [Fact]
    public async Task Beside_the_generators_of_dotnet()
    {
        var project = UserProject.Copy(packages, "OtherGenerators", isAlone: true, "atlas.yaml");
        await project.BuildCleanAsync();
        Assert.Equal(
            ["Invited somebody of example.com", """{"Text":"done"}"""],
            await project.RunAgainstStandInAsync()
        );
    }

    [Fact]
    public async Task Beside_an_analyzer_that_brings_other_versions_of_the_same_dlls()
    {
        var project = UserProject.Copy(packages, "OtherVersions", isAlone: false, "atlas.yaml");
        (await project.DotnetAsync("pack", "Neighbour", "-o", packages.Source)).AssertSucceeded();
        await project.BuildCleanAsync();
        Assert.Equal(["0 3.17.0.0 [1,2]"], await project.RunAgainstStandInAsync());
    }

    [Fact]
    public async Task Props_and_targets_that_are_imported_twice()
    {
        var project = new UserProject(
            packages,
            "twice",
            """<AtlasSpec Include="atlas.yaml" Operations="tag:Projects;!get*" Namespace="Acme.Atlas" />""",
            "Console.WriteLine(typeof(Acme.Atlas.IProjectsClient).GetMethods().Length);"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        // NuGet imports the files in buildTransitive.
        foreach (var extension in new[] { "props", "targets" })
        {
            var file = Path.Combine(
                packages.Cache,
                "atlasgen",
                packages.Version,
                "build",
                $"AtlasGen.{extension}"
            );
            project.Write(
                $"Directory.Build.{extension}",
                $"""<Project><Import Project="{file}" Condition="Exists('{file}')" /></Project>"""
            );
        }

        await project.BuildCleanAsync();
        Assert.Equal("5", (await project.RunAsync()).AssertSucceeded().Output.Trim());
    }
}
