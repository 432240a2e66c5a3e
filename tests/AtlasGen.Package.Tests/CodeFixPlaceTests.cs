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
                (
                    "<PropertyGroup><AtlasSpec>atlas.yaml</AtlasSpec><AtlasSpecOperations>getGroup;createGroup</AtlasSpecOperations></PropertyGroup>",
                    "<PropertyGroup><AtlasSpec>atlas.yaml</AtlasSpec><AtlasSpecOperations>getGroup;createGroup;deleteGroup</AtlasSpecOperations></PropertyGroup>"
                ),
                // It is not certain which item is meant, or where its list ends.
                (
                    "<PropertyGroup><AtlasSpec>other.yaml</AtlasSpec><AtlasSpecOperations>getGroup;createGroup</AtlasSpecOperations></PropertyGroup>",
                    ""
                ),
                (
                    "<PropertyGroup><AtlasSpecOperations>getGroup;createGroup</AtlasSpecOperations></PropertyGroup>",
                    ""
                ),
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

    [Fact]
    public async Task A_property_is_changed_in_the_project_file()
    {
        var project = new UserProject(
            packages,
            "code fix",
            "",
            "",
            "<OutputType>Exe</OutputType><AtlasSpec>atlas.yaml</AtlasSpec><AtlasSpecNamespace>Acme.Atlas</AtlasSpecNamespace><AtlasSpecOperations>getGroup</AtlasSpecOperations>"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-jobs.yaml"));
        using (var editor = await Editor.OpenAsync(project))
        {
            // The package declares the item, and its files belong to all projects.
            Assert.DoesNotContain(
                editor.Project.AdditionalDocuments,
                document => document.FilePath!.EndsWith(".targets", StringComparison.Ordinal)
            );
            editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
            await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        }

        Assert.Contains(
            "<AtlasSpecOperations>getGroup;deleteGroup</AtlasSpecOperations>",
            project.Read("Acme.Tool.csproj"),
            StringComparison.Ordinal
        );
        using var next = await Editor.OpenAsync(project);
        Assert.Empty(await next.ErrorsAsync());
    }

    [Theory]
    [InlineData("getGroup", "getGroup;deleteGroup")]
    [InlineData("getGroup; createGroup; \r", "getGroup; createGroup;deleteGroup \r")]
    public async Task A_directive_is_changed_in_a_script(string before, string after)
    {
        var entries = before.Trim();
        // An editor opens a script as such a project, which exists only in memory.
        var project = new UserProject(
            packages,
            "code fix",
            "",
            "",
            $"<OutputType>Exe</OutputType><FileBasedProgram>true</FileBasedProgram><Features>FileBasedProgram</Features><AtlasSpec>atlas.yaml</AtlasSpec><AtlasSpecNamespace>Acme.Atlas</AtlasSpecNamespace><AtlasSpecOperations>{entries}</AtlasSpecOperations>"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-jobs.yaml"));
        using var editor = await Editor.OpenAsync(project);
        const string code =
            $"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""";
        editor.Type(
            $"#:property AtlasSpec=atlas.yaml\n#:property  AtlasSpecOperations = {before}\n{code}"
        );
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Equal(
            $"#:property AtlasSpec=atlas.yaml\n#:property  AtlasSpecOperations = {after}\n{code}",
            project.Read("Program.cs")
        );
        foreach (
            var directives in new[]
            {
                "",
                $"#:property AtlasSpec=other.yaml\n#:property AtlasSpecOperations={entries}\n",
                $"#:property AtlasSpec=atlas.yaml\n#:property AtlasSpecOperations={entries};other\n",
            }
        )
        {
            editor.Type(directives + code);
            Assert.Empty(await editor.FixesAsync());
        }
    }

    [Fact]
    public async Task An_item_of_a_package_is_not_changed()
    {
        var project = CodeFixProject.Of(packages, "");
        project.Write(
            "packages/shared.props",
            """<Project><ItemGroup><AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Operations="getGroup" /></ItemGroup></Project>"""
        );
        project.Write(
            "Directory.Build.targets",
            """<Project><Import Project="packages/shared.props" /><PropertyGroup><NuGetPackageRoot>$(MSBuildThisFileDirectory)PACKAGES/</NuGetPackageRoot></PropertyGroup></Project>"""
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        Assert.Equal("CS1061", Assert.Single(await editor.ErrorsAsync()).Id);
        Assert.Empty(await editor.FixesAsync());
    }

    [Fact]
    public async Task A_file_of_operations_that_items_share_is_changed_only_if_all_documents_have_the_operation()
    {
        var project = CodeFixProject.Of(
            packages,
            """
            <AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" OperationsFile="atlas.operations" />
            <AtlasSpec Include="copy.yaml" Namespace="Acme.Copy" OperationsFile="atlas.operations" />
            """
        );
        project.Write("atlas.operations", "getGroup\n");
        project.Write(
            "copy.yaml",
            project
                .Read("atlas.yaml")
                .Replace(
                    "operationId: deleteGroup\n",
                    "operationId: removeGroup\n",
                    StringComparison.Ordinal
                )
        );
        using var editor = await Editor.OpenAsync(project);
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.DeleteGroupAsync("g");""");
        Assert.Equal("CS1061", Assert.Single(await editor.ErrorsAsync()).Id);
        Assert.Empty(await editor.FixesAsync());
        editor.Type($"""{CodeFixProject.Usings}await atlas.Projects.CreateGroupAsync(null!);""");
        await editor.ApplyAsync(Assert.Single(await editor.FixesAsync()));
        Assert.Equal("getGroup\ncreateGroup\n", project.Read("atlas.operations"));
        Assert.Empty(await editor.ErrorsAsync());
    }
}
