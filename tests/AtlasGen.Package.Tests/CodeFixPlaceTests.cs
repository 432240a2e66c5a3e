namespace AtlasGen.Package.Tests;

/// <summary>Tests where the light bulb adds an operation: to the file of operations, or to the project.</summary>
public class CodeFixPlaceTests(PackedPackages packages)
{
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
        var project = CodeFixProject.WithFile(packages, before);
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Equal(after, project.Read("atlas.operations"));
        Assert.Empty(await editor.ErrorsAsync());
    }

    [Fact]
    public async Task A_missing_method_is_selected_in_the_project_file()
    {
        var project = CodeFixProject.Of(
            packages,
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup; tag:Clusters" /> <!-- why -->"""
        );
        var before = project.Read("Acme.Tool.csproj");
        using (var editor = await Editor.OpenAsync(project))
        {
            editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
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
        var project = CodeFixProject.Of(
            packages,
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup;createGroup" />"""
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
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
        var project = CodeFixProject.Of(packages, "");
        project.Write(
            "Directory.Build.props",
            """<Project><ItemGroup><AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup" /></ItemGroup></Project>"""
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Contains(
            "Operations=\"getGroup;deleteGroup\"",
            project.Read("Directory.Build.props"),
            StringComparison.Ordinal
        );
    }
}
