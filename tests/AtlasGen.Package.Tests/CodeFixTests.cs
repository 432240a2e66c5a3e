namespace AtlasGen.Package.Tests;

/// <summary>Tests the light bulb that adds an operation to the selection, in projects that use the package.</summary>
public class CodeFixTests(PackedPackages packages)
{
    [Fact]
    public async Task A_missing_method_is_selected_in_the_file_of_operations()
    {
        var project = CodeFixProject.WithFile(
            packages,
            "# Clusters\r\ngetGroupCluster as ReadCluster # one\r\n"
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type(
            $"""{CodeFixProject.Usings}await atlas.Clusters.DeleteGroupClusterAsync("g", "c");"""
        );
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
        var project = CodeFixProject.WithFile(packages, "getGroup\n");
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
            editor.Type($"{CodeFixProject.Usings}_ = {code};");
            var actions = await editor.FixesAsync();
            Assert.Equal(
                $"{code}: Select `{id}`",
                $"{code}: {string.Join(", ", actions.Select(action => action.Title))}"
            );
            await editor.ApplyAsync(actions[0]);
            Assert.Equal($"getGroup\n{id}\n", project.Read("atlas.operations"));
            Assert.Empty(await editor.ErrorsAsync());
        }
    }

    [Fact]
    public async Task A_missing_description_of_an_operation_is_selected()
    {
        var project = CodeFixProject.WithFile(packages, "getGroup\n");
        using var editor = await Editor.OpenAsync(project);
        foreach (
            var (code, id) in new[]
            {
                ("AtlasOperations.UpdateGroupCluster", "updateGroupCluster"),
                ("Acme.Atlas.AtlasOperations.DeleteGroup", "deleteGroup"),
                ("nameof(AtlasOperations.GetGroupCluster)", "getGroupCluster"),
            }
        )
        {
            editor.Type("atlas.operations", "getGroup\n");
            editor.Type($"{CodeFixProject.Usings}_ = {code};");
            Assert.Equal("CS0117", Assert.Single(await editor.ErrorsAsync()).Id);
            var action = Assert.Single(await editor.FixesAsync());
            Assert.Equal($"Select `{id}`", action.Title);
            await editor.ApplyAsync(action);
            Assert.Equal($"getGroup\n{id}\n", project.Read("atlas.operations"));
            Assert.Empty(await editor.ErrorsAsync());
        }

        foreach (
            var code in new[]
            {
                "AtlasOperations.UpdateGroupClusters",
                "AtlasOperations.UpdateGroupClusterAsync",
                "AtlasClient.UpdateGroupCluster",
                "Group.UpdateGroupCluster",
            }
        )
        {
            editor.Type($"{CodeFixProject.Usings}_ = {code};");
            Assert.Equal("CS0117", Assert.Single(await editor.ErrorsAsync()).Id);
            Assert.Empty(await editor.FixesAsync());
        }
    }

    [Fact]
    public async Task A_type_of_several_operations_offers_those_with_the_least_code_first()
    {
        using var editor = await Editor.OpenAsync(
            CodeFixProject.WithFile(packages, "getGroup\ncreateGroupCluster\n")
        );
        editor.Type("atlas.operations", "getGroup\n");
        editor.Type($"{CodeFixProject.Usings}_ = new ClusterDescription20240805();");
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

    [Fact]
    public async Task Nothing_is_offered_that_would_not_help()
    {
        using var editor = await Editor.OpenAsync(
            CodeFixProject.WithFile(packages, "getGroup\n!delete*\n")
        );
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
            editor.Type($"{CodeFixProject.Usings}_ = {code};");
            Assert.Empty(await editor.FixesAsync());
        }

        // Only the using directive is missing.
        editor.Type("_ = new Group();");
        Assert.Equal("CS0246", Assert.Single(await editor.ErrorsAsync()).Id);
        Assert.Empty(await editor.FixesAsync());
    }

    [Fact]
    public async Task A_build_does_not_read_the_code_fix()
    {
        var project = CodeFixProject.Of(
            packages,
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup" />"""
        );
        project.Write("Program.cs", "Console.WriteLine(typeof(Acme.Atlas.AtlasClient));");
        var cache = packages.NewFolder("code fix cache");
        (await Dotnet.RunAsync(project.Folder, cache, "restore")).AssertSucceeded();
        // The compiler reports a DLL that it cannot read (CS8034).
        var fix = Directory
            .GetFiles(cache, "AtlasGen.CodeFixes.dll", SearchOption.AllDirectories)
            .Single();
        await File.WriteAllTextAsync(fix, "none", TestContext.Current.CancellationToken);
        var built = await Dotnet.RunAsync(
            project.Folder,
            cache,
            "build",
            "-nologo",
            "-tl:off",
            "-v:n"
        );
        Assert.Contains("0 Warning(s)", built.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("AtlasGen.Generator.dll", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AtlasGen.CodeFixes.dll", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "/additionalfile:Acme.Tool.csproj",
            built.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Quick_info_shows_the_example_of_the_document()
    {
        var project = CodeFixProject.Of(
            packages,
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGarden" />"""
        );
        project.Write("atlas.yaml", Sources.Read("specs/features/descriptions.yaml"));
        using var editor = await Editor.OpenAsync(project);
        editor.Type("_ = new Acme.Atlas.Garden().Steps;");
        Assert.Contains(
            "Example: 12",
            await editor.QuickInfoAsync("Steps"),
            StringComparison.Ordinal
        );
    }
}
