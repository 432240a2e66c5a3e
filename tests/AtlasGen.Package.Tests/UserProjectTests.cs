using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>Tests typical user tasks, with a folder of packages and an empty cache.</summary>
public class UserProjectTests(PackedPackages packages)
{
    private const string Item =
        """<AtlasSpec Include="atlas.yaml" Operations="updateProjectInvitation;count*" />""";

    private const string NewOperation = """
          /api/atlas/v1.0/groups/{groupId}/invites/count:
            get:
              tags: [Projects]
              operationId: countProjectInvitations
              parameters:
                - $ref: '#/components/parameters/groupId'
              responses:
                "200":
                  description: How many.
                  content:
                    application/json:
                      schema: { type: integer }
        components:

        """;

    [Fact]
    public async Task A_spec_of_the_users_own_with_a_renamed_property_and_a_new_operation()
    {
        var project = new UserProject(
            packages,
            "copy",
            Item,
            """
            using Acme.Tool.Atlas;
            using AtlasGen;

            using var atlas = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.ApiKey(args[2], args[3]),
            });
            try
            {
                var invitation = await atlas.Projects.UpdateProjectInvitationAsync(
                    args[1],
                    new GroupInvitationRequest { Username = "nobody@example.com", Roles = [GroupInvitationRole.GroupOwner] });
                Console.WriteLine(invitation.ProjectName);
            }
            catch (AtlasNotFoundException exception)
            {
                Console.WriteLine($"update: {exception.ErrorCode} {exception.Error?.Error}");
            }

            try
            {
                long count = await atlas.Projects.CountProjectInvitationsAsync(args[1]);
            }
            catch (AtlasNotFoundException exception)
            {
                Console.WriteLine($"count: {exception.ErrorCode}");
            }
            """
        );
        var spec = Sources.Read("specs/atlas-invites.yaml");
        project.Write(
            "atlas.yaml",
            spec.Replace("        groupName:\n", "        projectName:\n", StringComparison.Ordinal)
                .Replace("components:\n", NewOperation, StringComparison.Ordinal)
        );
        await project.BuildCleanAsync();

        await using var server = await AtlasStandInServer.StartAsync();
        var run = await project.RunAsync(
            server.BaseAddress.ToString(),
            server.ProjectId,
            server.PublicKey,
            server.PrivateKey
        );
        run.AssertSucceeded();
        Assert.Equal(
            ["update: RESOURCE_NOT_FOUND 404", "count: RESOURCE_NOT_FOUND"],
            run.Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
    }

    [Fact]
    public async Task The_real_document()
    {
        var project = new UserProject(
            packages,
            "real",
            """<AtlasSpec Include="atlas-v1.json" Operations="updateProjectInvitation" Namespace="Acme.Atlas" />""",
            """
            using Acme.Atlas;
            using AtlasGen;

            using var atlas = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.ServiceAccount(args[2], args[3]),
            });
            try
            {
                await atlas.Projects.UpdateProjectInvitationAsync(
                    args[1],
                    new GroupInvitationRequest { Username = "nobody@example.com", Roles = [GroupInvitationRole.GroupOwner] });
            }
            catch (AtlasApiException exception)
            {
                Console.WriteLine(exception.ErrorCode);
            }
            """
        );
        project.Write("atlas-v1.json", File.ReadAllText(Repository.Corpus("specs/atlas-v1.json")));
        (await project.BuildAsync("-warnaserror")).AssertSucceeded();
        await using var server = await AtlasStandInServer.StartAsync();
        var run = await project.RunAsync(
            server.BaseAddress.ToString(),
            server.ProjectId,
            server.ClientId,
            server.ClientSecret
        );
        Assert.Equal("RESOURCE_NOT_FOUND", run.AssertSucceeded().Output.Trim());
    }

    [Fact]
    public async Task The_strictest_settings_find_nothing_to_say()
    {
        var project = new UserProject(
            packages,
            "strict",
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" />""",
            "",
            """
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <IsAotCompatible>true</IsAotCompatible>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            """,
            // The analyzers for trimming and AOT come from a package of the SDK.
            isAlone: false
        );
        File.Delete(Path.Combine(project.Folder, "Program.cs"));
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        await project.BuildCleanAsync();

        var generated = Directory
            .GetFiles(Path.Combine(project.Folder, "obj"), "*.g.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("ClientGenerator", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(28, generated.Count);
        Assert.All(
            generated,
            file =>
            {
                // Each file has one public type, which is documented.
                var lines = File.ReadAllLines(file);
                Assert.Equal("// <auto-generated/>", lines[0]);
                Assert.Single(
                    lines,
                    line =>
                        line.StartsWith("public ", StringComparison.Ordinal)
                        || line.StartsWith("internal ", StringComparison.Ordinal)
                );
                Assert.True(
                    lines.Any(line =>
                        line
                            is "internal static class AtlasErrors"
                                or "internal static class AtlasRules"
                    ) || lines.Any(line => line.StartsWith("/// <", StringComparison.Ordinal)),
                    file
                );
            }
        );
    }

    [Theory]
    [InlineData("Generated", false)]
    [InlineData("./sub/../Generated", false)]
    [InlineData("$(MSBuildProjectDirectory)/sub folder/Generated", false)]
    [InlineData("Generated", true)]
    public async Task Emitted_files_within_the_project_are_not_compiled_again(
        string folder,
        bool isNamedLate
    )
    {
        var properties =
            $"<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>{folder}</CompilerGeneratedFilesOutputPath>";
        var project = new UserProject(
            packages,
            $"emit {folder.Length} {isNamedLate}",
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" />""",
            "Console.WriteLine(typeof(Acme.Atlas.AtlasClient));",
            "<OutputType>Exe</OutputType>" + (isNamedLate ? "" : properties)
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        if (isNamedLate)
        {
            project.Write(
                "Directory.Build.targets",
                $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>"
            );
        }

        await project.BuildCleanAsync();
        var emitted = Directory.GetFiles(
            project.Folder,
            "Acme.Atlas.AtlasClient.g.cs",
            SearchOption.AllDirectories
        );
        Assert.Contains(
            "Generated/AtlasGen.Generator/",
            Assert.Single(emitted).Replace('\\', '/'),
            StringComparison.Ordinal
        );
        await project.BuildCleanAsync("--no-incremental");
    }

    [Fact]
    public async Task Watched_files_are_those_that_the_client_is_made_of()
    {
        var project = new UserProject(
            packages,
            "watch",
            """<AtlasSpec Include="atlas.yaml" OperationsFile="sub/atlas.operations" />""",
            "Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("sub/atlas.operations", "tag:Projects\n");
        (await project.DotnetAsync("restore")).AssertSucceeded();
        var listed = (await project.DotnetAsync("watch", "--list")).AssertSucceeded();
        Assert.Contains(
            Path.Combine(project.Folder, "Program.cs"),
            listed.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            Path.Combine(project.Folder, "atlas.yaml"),
            listed.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            Path.Combine(project.Folder, "sub", "atlas.operations"),
            listed.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Switched_off_it_generates_nothing()
    {
        var project = new UserProject(
            packages,
            "off",
            Item,
            "System.Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync("-p:AtlasGenEnabled=false")).AssertFailed("error CS0246");
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    // Not UTF-8: a Western European letter in a single byte.
    [InlineData("latin1", false)]
    public async Task A_document_in_an_encoding_of_another_system(string encoding, bool hasMark)
    {
        var project = new UserProject(
            packages,
            $"in {encoding}",
            """<AtlasSpec Include="atlas.yaml" Namespace="Some" />""",
            "System.Console.WriteLine(typeof(Some.AtlasClient));"
        );
        var spec = Sources
            .Read("specs/atlas-invites.yaml")
            .Replace("The invitations.", "Gäste.", StringComparison.Ordinal)
            .ReplaceLineEndings("\r\n");
        var text = System.Text.Encoding.GetEncoding(encoding);
        project.Write("atlas.yaml", [.. hasMark ? text.GetPreamble() : [], .. text.GetBytes(spec)]);
        var built = (await project.BuildAsync("-warnaserror")).AssertSucceeded();
        Assert.DoesNotContain("AG2", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_file_that_two_specs_share_and_an_edit_of_it()
    {
        var project = new UserProject(
            packages,
            "shared selection",
            """
            <AtlasSpec Include="one.yaml" OperationsFile="sub/../atlas.operations" Namespace="One" />
            <AtlasSpec Include="two.yaml" OperationsFile="atlas.operations" Namespace="Two" />
            """,
            """
            Console.WriteLine(typeof(One.IProjectsClient).GetMethods().Length);
            Console.WriteLine(typeof(Two.IProjectsClient).GetMethod("ChangeRolesAsync"));
            """
        );
        project.Write(
            "atlas.operations",
            "updateProjectInvitation as ChangeRoles # the main one\n"
        );
        project.Write("one.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("two.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync()).AssertSucceeded();
        Assert.Contains(
            "ChangeRolesAsync(",
            (await project.RunAsync()).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Skipping target \"CoreCompile\"",
            (await project.BuildAsync("-v:n")).AssertSucceeded().Output,
            StringComparison.Ordinal
        );

        project.Write("atlas.operations", "updateProjectInvitation\n");
        (await project.BuildAsync()).AssertSucceeded();
        Assert.DoesNotContain(
            "ChangeRolesAsync(",
            (await project.RunAsync()).Output,
            StringComparison.Ordinal
        );
    }
}
