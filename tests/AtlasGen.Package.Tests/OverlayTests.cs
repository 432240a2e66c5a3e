namespace AtlasGen.Package.Tests;

/// <summary>Tests projects whose documents have overlays.</summary>
public class OverlayTests(PackedPackages packages)
{
    private const string Rename = """
        overlay: 1.0.0
        info: { title: Names, version: "1" }
        actions:
          - target: $.paths.*[?@.operationId == 'updateProjectInvitation']
            update: { operationId: changeRoles }
        """;

    [Fact]
    public async Task A_client_follows_its_overlays()
    {
        var project = new UserProject(
            packages,
            "overlays",
            """
            <AtlasSpec Include="one.yaml" Namespace="One" Operations="changeRoles" Overlays="sub/names; it's #1^ of several.yaml" />
            <AtlasSpec Include="two.yaml" Namespace="Two" Operations="update*Invitation" Overlays="
              sub/../summary.yaml ;
              summary.yaml" />
            """.Replace("names; it's", "names%3B it's", StringComparison.Ordinal),
            """
            Console.WriteLine(string.Join(" ", typeof(One.IProjectsClient).GetMethods().Select(m => m.Name)));
            Console.WriteLine(string.Join(" ", typeof(Two.IProjectsClient).GetMethods().Select(m => m.Name)));
            """
        );
        const string named = "sub/names; it's #1^ of several.yaml";
        project.Write("one.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("two.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write(named, Rename);
        project.Write(
            "summary.yaml",
            "overlay: 1.1.0\nactions: [ { target: $.info, update: { summary: More } } ]\n"
        );
        await project.BuildCleanAsync();
        Assert.Equal(
            ["ChangeRolesAsync", "UpdateProjectInvitationAsync"],
            (await project.RunAsync()).Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
        Assert.Contains(
            "Skipping target \"CoreCompile\"",
            (await project.BuildAsync("-v:n")).AssertSucceeded().Output,
            StringComparison.Ordinal
        );

        project.Write(named, Rename.Replace("changeRoles", "changeRole", StringComparison.Ordinal));
        (await project.BuildAsync()).AssertFailed(
            "error AG1002: The document has no operation 'changeRoles'; did you mean 'changeRole'?"
        );

        project.Write(named, Rename.Replace("==", "=", StringComparison.Ordinal));
        var failed = await project.BuildAsync();
        failed.AssertFailed("error AG2015: This part of the overlay cannot be applied");
        Assert.Contains("several.yaml(4,5): error AG2015", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_contains_the_overlay_for_Atlas()
    {
        var project = new UserProject(
            packages,
            "atlas overlay",
            """
            <AtlasSpec Include="one.yaml" Namespace="One" Overlays="atlas;mine.yaml" />
            <AtlasSpec Include="two.yaml" Namespace="Two" Overlays=" mine.yaml ; atlas " />
            """,
            "Console.WriteLine(string.Join(' ', typeof(One.IProjectsClient).GetMethods().Select(m => m.Name)));"
        );
        project.Write("one.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("two.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("mine.yaml", Rename);
        await project.BuildCleanAsync();
        Assert.Contains(
            "ChangeRolesAsync",
            (await project.RunAsync()).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Acme.Tool.csproj", "atlas.overlay.yaml", "mine.yaml", "one.yaml", "two.yaml"],
            (await project.CompilerArgumentsAsync())
                .Where(argument =>
                    argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
                )
                .Select(argument => Path.GetFileName(argument["/additionalfile:".Length..]))
                .Order(StringComparer.Ordinal)
        );
        // An input that does not exist would make each build of Visual Studio start the compiler.
        Assert.Equal(
            ["one.yaml", "two.yaml", "mine.yaml"],
            (await project.ItemsAsync("UpToDateCheckInput", "-t:AtlasGenCollectFiles")).Distinct()
        );

        // The order counts: here, the overlay of the package finds what the first one adds.
        project.Write(
            "mine.yaml",
            "overlay: 1.1.0\nactions: [ { target: $.components.schemas, update: { ReplicationSpec: { properties: { id: { readOnly: [] } } } } } ]\n"
        );
        var failed = await project.BuildAsync();
        failed.AssertFailed("error AG2015: This part of the overlay cannot be applied");
        Assert.Contains(
            Path.Combine("specs", "atlas.overlay.yaml(12,15): error AG2015"),
            failed.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Editors_and_watchers_know_the_files()
    {
        var project = new UserProject(
            packages,
            "overlay inputs",
            """<AtlasSpec Include="atlas.json" Overlays="a.json;sub/b.json" />""",
            ""
        );
        project.Write("atlas.json", "{}");
        project.Write("a.json", Rename);
        project.Write("sub/b.json", Rename);
        (await project.DotnetAsync("restore")).AssertSucceeded();
        Assert.Equal(
            ["atlas.json", "a.json", "sub/b.json"],
            await project.ItemsAsync("UpToDateCheckInput", "-t:AtlasGenCollectFiles")
        );
        var listed = (await project.DotnetAsync("watch", "--list")).AssertSucceeded().Output;
        Assert.Contains(Path.Combine(project.Folder, "a.json"), listed, StringComparison.Ordinal);
        Assert.Contains(
            Path.Combine(project.Folder, "sub", "b.json"),
            listed,
            StringComparison.Ordinal
        );
        var arguments = await project.CompilerArgumentsAsync();
        Assert.Equal(
            // The code fix of editors can change the project.
            ["Acme.Tool.csproj", "a.json", "atlas.json", "b.json"],
            arguments
                .Where(argument =>
                    argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
                )
                .Select(argument => Path.GetFileName(argument["/additionalfile:".Length..]))
                .Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            await project.ItemsAsync("None", "-t:AssignTargetPaths"),
            item => item.EndsWith(".json", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "missing.yaml",
        "error AG1013: The file 'missing.yaml' in Overlays of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData(
        "sub",
        "error AG1013: The file 'sub' in Overlays of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData("a`b", "error AG1004: The metadata of an AtlasSpec item contains a backtick")]
    public async Task A_file_that_cannot_be_read_is_an_error(string overlays, string expected)
    {
        var project = new UserProject(
            packages,
            $"overlay {overlays.Replace('`', '_')}",
            $"""<AtlasSpec Include="atlas.yaml" Overlays="sub/a.yaml;{overlays}" />""",
            ""
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("sub/a.yaml", Rename);
        (await project.BuildAsync()).AssertFailed(expected);
        // An editor can still load the project.
        Assert.Contains("Program.cs", await project.CompilerArgumentsAsync());
    }
}
