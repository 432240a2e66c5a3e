namespace AtlasGen.Package.Tests;

/// <summary>Tests the light bulb that adds an operation to the selection, in projects that use the package.</summary>
public class CodeFixTests(PackedPackages packages)
{
    private const string Usings = """
        using AtlasGen;
        using Acme.Atlas;
        using var atlas = AtlasClient.Create(AtlasCredentials.Token("t"));

        """;

    [Fact]
    public async Task A_missing_method_is_selected_in_the_file_of_operations()
    {
        var project = FileProject("# Clusters\r\ngetGroupCluster as ReadCluster # one\r\n");
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{Usings}await atlas.Clusters.DeleteGroupClusterAsync("g", "c");""");
        Assert.Equal("CS1061", Assert.Single(await editor.ErrorsAsync()).Id);
        var action = Assert.Single(await editor.FixesAsync());
        Assert.Equal("Select `deleteGroupCluster`", action.Title);
        await editor.ApplyAsync(action);
        Assert.Empty(await editor.ErrorsAsync());
        Assert.Equal(
            "# Clusters\r\ngetGroupCluster as ReadCluster # one\r\ndeleteGroupCluster\r\n",
            project.Read("atlas.operations")
        );
        await project.BuildCleanAsync();
    }

    [Fact]
    public async Task Every_name_of_a_client_leads_to_its_operation()
    {
        var project = FileProject("getGroup\n");
        using var editor = await Editor.OpenAsync(project);
        foreach (
            var (code, id) in new[]
            {
                // Without an operation of the tag, there is no client for it.
                ("atlas.Clusters.GetGroupClusterAsync(\"g\", \"c\")", "getGroupCluster"),
                ("atlas?.Clusters.GetGroupClusterAsync(\"g\", \"c\")", "getGroupCluster"),
                (
                    "((IAtlasClient)atlas).Clusters.GetGroupClusterAsync(\"g\", \"c\")",
                    "getGroupCluster"
                ),
                ("atlas.Projects.DeleteGroupAsync(\"g\")", "deleteGroup"),
                ("atlas?.Projects?.DeleteGroupAsync(\"g\")", "deleteGroup"),
                ("atlas.Clusters.EnumerateGroupClustersAsync(\"g\")", "listGroupClusters"),
                (
                    "atlas.Clusters.CreateGroupClusterAndWaitAsync(\"g\", null!)",
                    "createGroupCluster"
                ),
                ("typeof(ListGroupClustersQuery)", "listGroupClusters"),
                ("typeof(Acme.Atlas.ListGroupClustersQuery)", "listGroupClusters"),
                // It is in the responses of one operation only.
                ("new ClusterStatus()", "getGroupClusterStatus"),
                ("ClusterStatusChangeStatus.Applied", "getGroupClusterStatus"),
                ("typeof(IOrganizationsClient)", "getOrgGroups"),
            }
        )
        {
            editor.Type("atlas.operations", "getGroup\n");
            editor.Type($"{Usings}_ = {code};");
            var action = Assert.Single(await editor.FixesAsync());
            Assert.Equal($"Select `{id}`", action.Title);
            await editor.ApplyAsync(action);
            Assert.Equal($"getGroup\n{id}\n", project.Read("atlas.operations"));
            Assert.Empty(await editor.ErrorsAsync());
        }
    }

    [Fact]
    public async Task A_type_of_several_operations_offers_those_with_the_least_code_first()
    {
        using var editor = await Editor.OpenAsync(FileProject("getGroup\ncreateGroupCluster\n"));
        editor.Type("atlas.operations", "getGroup\n");
        editor.Type($"{Usings}_ = new ClusterDescription20240805();");
        Assert.Equal(
            [
                "Select `createGroupCluster`",
                "Select `getGroupCluster`",
                "Select `updateGroupCluster`",
                "Select `listGroupClusters`",
            ],
            (await editor.FixesAsync()).Select(action => action.Title)
        );
    }

    [Theory]
    [InlineData("", "deleteGroup\n")]
    [InlineData("getGroupCluster", "getGroupCluster\ndeleteGroup")]
    [InlineData(
        "getGroupCluster\r\n# deleteGroup",
        "getGroupCluster\r\n# deleteGroup\r\ndeleteGroup"
    )]
    [InlineData("\n\ngetGroupCluster\n\n", "\n\ngetGroupCluster\n\ndeleteGroup\n")]
    [InlineData("tag:Clusters\n!delete*Cluster\n", "tag:Clusters\n!delete*Cluster\ndeleteGroup\n")]
    public async Task A_file_of_operations_keeps_its_form(string before, string after)
    {
        var project = FileProject(before);
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Equal(after, project.Read("atlas.operations"));
        Assert.Empty(await editor.ErrorsAsync());
    }

    [Fact]
    public async Task Nothing_is_offered_that_would_not_help()
    {
        using var editor = await Editor.OpenAsync(FileProject("getGroup\n!delete*\n"));
        foreach (
            var code in new[]
            {
                // An entry excludes it, and exclusions apply last.
                "atlas.Projects.DeleteGroupAsync(\"g\")",
                "atlas.Projects.NoSuchOperationAsync()",
                "atlas.Projects.CreateGroup()",
                "atlas.Projects",
                "atlas.Projects.CreateGroupClusterAsync",
                "\"\".CreateGroupAsync()",
                "atlas.Clusters",
                "new NoSuchType()",
                "new Acme.ClusterStatus()",
                "new Group<int>()",
            }
        )
        {
            editor.Type($"{Usings}_ = {code};");
            Assert.Empty(await editor.FixesAsync());
        }

        // Only the using directive is missing.
        editor.Type("_ = new Group();");
        Assert.Equal("CS0246", Assert.Single(await editor.ErrorsAsync()).Id);
        Assert.Empty(await editor.FixesAsync());
    }

    private UserProject FileProject(string operations) =>
        Project(
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Overlays="atlas" OperationsFile="atlas.operations" />""",
            ("atlas.operations", operations)
        );

    private UserProject Project(string item, params (string Name, string Text)[] files)
    {
        var project = new UserProject(packages, "code fix", item, "");
        project.Write("atlas.yaml", Sources.Read("specs/atlas-jobs.yaml"));
        foreach (var (name, text) in files)
        {
            project.Write(name, text);
        }

        return project;
    }
}
