namespace AtlasGen.Package.Tests;

/// <summary>Tests projects that name the previous document, and the date on which operations must exist.</summary>
public class PreviousTests(PackedPackages packages)
{
    private static readonly string Document = Sources.Read("specs/atlas-invites.yaml");

    [Fact]
    public async Task The_changes_since_the_previous_document_are_reported()
    {
        const string named = "sub/it's #1^ of 2025; old.yaml";
        var project = new UserProject(
            packages,
            "previous",
            $"""
            <AtlasSpec Include="new.yaml" Namespace="New" Operations="tag:Projects" Previous="{named}" AsOf="2026-01-01" />
            """.Replace("2025;", "2025%3B", StringComparison.Ordinal),
            "Console.WriteLine();"
        );
        project.Write("new.yaml", Document);
        project.Write(named, Document);
        await project.BuildCleanAsync();

        project.Write(
            "new.yaml",
            Document.Replace(
                "operationId: updateProjectInvitation\n",
                "operationId: updateGroupInvites\n",
                StringComparison.Ordinal
            )
        );
        Assert.Contains(
            "warning AG5002: The method 'UpdateProjectInvitationAsync' is now 'UpdateGroupInvitesAsync'. To keep the name, write 'updateGroupInvites as UpdateProjectInvitation' in the OperationsFile.",
            (await project.BuildAsync()).AssertSucceeded().Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Skipping target \"CoreCompile\"",
            (await project.BuildAsync("-v:n")).AssertSucceeded().Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_document_can_also_have_a_client_of_its_own()
    {
        var project = new UserProject(
            packages,
            "previous client",
            """
            <AtlasSpec Include="new.yaml" Namespace="New" Operations="*" Previous="old.json" />
            <AtlasSpec Include="old.json" Namespace="Old" Operations="*" />
            """,
            "Console.WriteLine();"
        );
        project.Write("new.yaml", Document);
        project.Write("old.json", Document);
        await project.BuildCleanAsync();
    }

    [Fact]
    public async Task The_previous_document_is_not_published()
    {
        var project = new UserProject(
            packages,
            "previous inputs",
            """<AtlasSpec Include="new.json" Previous="sub/old.json" />""",
            ""
        );
        project.Write("new.json", "{}");
        project.Write("sub/old.json", "{}");
        (await project.DotnetAsync("restore")).AssertSucceeded();
        Assert.Equal(
            ["new.json", "sub/old.json"],
            await project.ItemsAsync("UpToDateCheckInput", "-t:AtlasGenCollectFiles")
        );
        Assert.DoesNotContain(
            await project.ItemsAsync("None", "-t:AssignTargetPaths"),
            item => item.EndsWith(".json", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "Previous=\"missing.yaml\"",
        "error AG1013: The file 'missing.yaml' in Previous of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData(
        "Previous=\"./atlas.yaml\"",
        "error AG1004: Previous=\"./atlas.yaml\" in this AtlasSpec item is not valid, because it is the OpenAPI document. Use an older copy."
    )]
    [InlineData(
        "AsOf=\"today\"",
        "error AG1004: AsOf=\"today\" in this AtlasSpec item is not valid. Use a date such as 2026-08-01, or omit the option."
    )]
    public async Task Metadata_that_is_not_valid_is_an_error(string metadata, string expected)
    {
        var project = new UserProject(
            packages,
            $"previous {expected.GetHashCode(StringComparison.Ordinal)}",
            $"""<AtlasSpec Include="atlas.yaml" {metadata} />""",
            ""
        );
        project.Write("atlas.yaml", Document);
        (await project.BuildAsync()).AssertFailed(expected);
    }
}
