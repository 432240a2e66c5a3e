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

    [Fact]
    public async Task A_missing_method_is_selected_in_the_project_file()
    {
        var project = Project(
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup; tag:Clusters" /> <!-- why -->"""
        );
        var before = project.Read("Acme.Tool.csproj");
        using (var editor = await Editor.OpenAsync(project))
        {
            editor.Type($"""{Usings}await atlas.Projects.DeleteGroupAsync("g");""");
            var action = Assert.Single(await editor.FixesAsync());
            Assert.Equal("Select `deleteGroup`", action.Title);
            await editor.ApplyAsync(action);
        }

        Assert.Equal(
            before.Replace("tag:Clusters", "tag:Clusters;deleteGroup", StringComparison.Ordinal),
            project.Read("Acme.Tool.csproj")
        );
        // An editor loads the project again.
        using var next = await Editor.OpenAsync(project);
        Assert.Empty(await next.ErrorsAsync());
    }

    [Fact]
    public async Task A_project_file_keeps_its_form()
    {
        var project = Project(
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup;createGroup" />"""
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        foreach (
            var (before, after) in new[]
            {
                (
                    "<AtlasSpec Include='atlas.yaml'\r\n  Operations = 'getGroup;createGroup;' />",
                    "<AtlasSpec Include='atlas.yaml'\r\n  Operations = 'getGroup;createGroup;deleteGroup;' />"
                ),
                (
                    "<AtlasSpec Include=\"sub/../atlas.yaml\" Operations=\"\n  getGroup;\n  createGroup\n\" />",
                    "<AtlasSpec Include=\"sub/../atlas.yaml\" Operations=\"\n  getGroup;\n  createGroup;\n  deleteGroup\n\" />"
                ),
                (
                    "<!-- ü --><AtlasSpec Include=\"$(Document)\"><Operations>getGroup; createGroup </Operations></AtlasSpec>",
                    "<!-- ü --><AtlasSpec Include=\"$(Document)\"><Operations>getGroup; createGroup;deleteGroup </Operations></AtlasSpec>"
                ),
                (
                    "<AtlasSpec Include=\"atlas.yaml\">\r\n  <Operations>\r\n    getGroup;\r\n    createGroup;\r\n  </Operations></AtlasSpec>",
                    "<AtlasSpec Include=\"atlas.yaml\">\r\n  <Operations>\r\n    getGroup;\r\n    createGroup;\r\n    deleteGroup;\r\n  </Operations></AtlasSpec>"
                ),
                (
                    "<AtlasSpec Include=\"other.yaml\" Operations=\"getGroup;createGroup\" /><AtlasSpec Update=\"atlas.yaml\" Operations=\"$(Mine);createGroup\" />",
                    "<AtlasSpec Include=\"other.yaml\" Operations=\"getGroup;createGroup\" /><AtlasSpec Update=\"atlas.yaml\" Operations=\"$(Mine);createGroup;deleteGroup\" />"
                ),
                (
                    "<AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup\" /><AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup;createGroup\" />",
                    "<AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup\" /><AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup;createGroup;deleteGroup\" />"
                ),
                // It is not certain which item is meant, or where its list ends.
                (
                    "<AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup;createGroup\" /><AtlasSpec Include=\"$(Document)\" Operations=\"getGroup;createGroup\" />",
                    ""
                ),
                ("<AtlasSpec Include=\"other.yaml\" Operations=\"getGroup;createGroup\" />", ""),
                ("<AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup\" />", ""),
                ("<AtlasSpec Include=\"atlas.yaml\" />", ""),
                (
                    "<AtlasSpec Include=\"atlas.yaml\"><Operations>getGroup;<!-- one -->createGroup</Operations></AtlasSpec>",
                    ""
                ),
                ("<AtlasSpec Include=\"atlas.yaml\" Operations=\"getGroup;createGroup\"", ""),
            }
        )
        {
            editor.Type("Acme.Tool.csproj", $"<Project>\r\n{before}\r\n</Project>");
            var actions = await editor.FixesAsync();
            if (after.Length == 0)
            {
                Assert.True(actions.Count == 0, before);
                continue;
            }

            await editor.ApplyAsync(Assert.Single(actions));
            Assert.Equal($"<Project>\r\n{after}\r\n</Project>", project.Read("Acme.Tool.csproj"));
        }
    }

    [Fact]
    public async Task An_item_in_another_file_of_the_project_is_changed_there()
    {
        var project = Project("");
        project.Write(
            "Directory.Build.props",
            """<Project><ItemGroup><AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup" /></ItemGroup></Project>"""
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Contains(
            "Operations=\"getGroup;deleteGroup\"",
            project.Read("Directory.Build.props"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_build_does_not_read_the_code_fix()
    {
        var project = Project(
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
        var project = Project(
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
