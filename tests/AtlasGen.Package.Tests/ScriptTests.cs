using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>Tests file-based apps (<c>dotnet run app.cs</c>), whose settings are properties.</summary>
public class ScriptTests(PackedPackages packages)
{
    private const string Names = """
        #:property AtlasSpec=atlas.yaml
        #:property AtlasSpecOperations=create*;delete*
        Console.WriteLine(string.Join(' ', typeof(app.Atlas.IProjectsClient).GetMethods().Select(method => method.Name)));
        """;

    [Fact]
    public async Task The_next_run_uses_an_edited_document()
    {
        var script = NewScript(Names);
        const string first = "CreateProjectInvitationAsync DeleteProjectInvitationAsync";
        Assert.Equal(first, await script.RunAsync());
        Assert.Equal(first, await script.RunAsync());
        script.Replace("atlas.yaml", "createProjectInvitation", "createProjectInvite");
        const string second = "CreateProjectInviteAsync DeleteProjectInvitationAsync";
        Assert.Equal(second, await script.RunAsync());
        // The page says how to do without MSBuild, and what this means.
        script.Write(
            "app.cs",
            $"#:property FileBasedProgramCanSkipMSBuild=true\n{await File.ReadAllTextAsync(script.File, TestContext.Current.CancellationToken)}"
        );
        Assert.Equal(second, await script.RunAsync());
        script.Replace("atlas.yaml", "createProjectInvite", "createProjectInvitation");
        Assert.Equal(second, await script.RunAsync());
        Assert.Equal(first, await script.RunAsync(["--no-cache"]));
    }

    [Fact]
    public async Task Each_metadata_of_an_item_is_a_property()
    {
        var readme = Sources.Read("README.md");
        var table = readme[readme.IndexOf("| metadata |", StringComparison.Ordinal)..];
        string[] metadata =
        [
            .. Regex
                .Matches(
                    table[..table.IndexOf("\n\n", StringComparison.Ordinal)],
                    @"^\| `(\w+)`",
                    RegexOptions.Multiline
                )
                .Select(match => match.Groups[1].Value),
        ];
        Assert.Contains("MethodOptions", metadata);
        var properties = metadata.Select(name =>
            $"#:property AtlasSpec{name}=The {name}; 50%25 #1"
        );
        var script = NewScript(
            $"#:property AtlasSpec=atlas.yaml\n{string.Join('\n', properties)}\n"
        );
        (await script.DotnetAsync("restore", "app.cs")).AssertSucceeded();
        var built = await script.DotnetAsync("build", "app.cs", "-getItem:AtlasSpec");
        using var json = JsonDocument.Parse(built.AssertSucceeded().Output);
        var item = Assert.Single(
            json.RootElement.GetProperty("Items").GetProperty("AtlasSpec").EnumerateArray().ToList()
        );
        Assert.Equal("atlas.yaml", item.GetProperty("Identity").GetString());
        Assert.All(
            metadata,
            name => Assert.Equal($"The {name}; 50% #1", item.GetProperty(name).GetString())
        );
    }

    [Theory]
    [InlineData("no.yaml", "tag:Projects", "app.cs : error AG1001: The OpenAPI document 'no.yaml'")]
    [InlineData("atlas.yaml", "`", "app.cs : error AG1004: ")]
    [InlineData("atlas.yaml", "createProjectInvitatoin", "atlas.yaml(56,7): error AG1002: ")]
    public async Task Errors_point_to_the_script_or_to_the_document(
        string document,
        string operations,
        string expected
    )
    {
        var script = NewScript(
            $"#:property AtlasSpec={document}\n#:property AtlasSpecOperations={operations}\nConsole.WriteLine();\n"
        );
        var run = (await script.DotnetAsync("run", "app.cs")).AssertFailed(
            Path.Combine(script.Folder, expected)
        );
        Assert.Single(Regex.Matches(run.Output, ": error "));
    }

    [Fact]
    public async Task A_script_becomes_a_project_with_its_files()
    {
        var script = NewScript(
            $"#:property AtlasSpecOverlays=atlas;our.overlay.yaml\n#:property AtlasSpecPrevious=old.yaml\n{Names}"
        );
        script.Write("old.yaml", Sources.Read("specs/atlas-invites.yaml"));
        script.Write(
            "our.overlay.yaml",
            """
            overlay: 1.0.0
            info: { title: Ours, version: "1" }
            actions: [{ target: "$.info", update: { title: Ours } }]
            """
        );
        var printed = await script.RunAsync();
        (await script.DotnetAsync("project", "convert", "app.cs", "-o", "app")).AssertSucceeded();
        Assert.Equal(
            ["app.cs", "app.csproj", "atlas.yaml", "old.yaml", "our.overlay.yaml"],
            Directory
                .GetFiles(Path.Combine(script.Folder, "app"))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );
        var run = await script.DotnetAsync("run", "--project", "app");
        Assert.Equal(printed, run.AssertSucceeded().Output.Trim());
    }

    [Fact]
    public async Task A_published_script_is_a_native_program()
    {
        NativePublishing.SkipUnlessSupported();
        var script = NewScript(
            """
            #:property AtlasSpec=atlas.yaml
            #:property AtlasSpecOperations=createProjectInvitation
            #:property AtlasSpecNamespace=Acme.Atlas
            using Acme.Atlas;
            using AtlasGen;

            using var atlas = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.ServiceAccount(args[1], args[2]),
            });
            var invitation = await atlas.Projects.CreateProjectInvitationAsync(
                args[3],
                new GroupInvitationRequest { Username = "ada@example.com", Roles = [GroupInvitationRole.GroupOwner] });
            Console.WriteLine($"{invitation.Username} {System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported}");
            """
        );
        var published = await script.DotnetAsync("publish", "app.cs");
        Assert.DoesNotContain(
            "warning ",
            published.AssertSucceeded().Output,
            StringComparison.Ordinal
        );
        await using var server = await AtlasStandInServer.StartAsync();
        var run = await Dotnet.RunProgramAsync(
            Path.Combine(script.Folder, "artifacts", "app", "app"),
            script.Folder,
            [],
            server.BaseAddress.ToString(),
            server.ClientId,
            server.ClientSecret,
            server.ProjectId
        );
        Assert.Equal("ada@example.com False", run.AssertSucceeded().Output.Trim());
    }

    [Fact]
    public async Task An_item_of_a_project_takes_precedence_over_its_properties()
    {
        var project = new UserProject(
            packages,
            "item and properties",
            """<AtlasSpec Include="$(AtlasSpec)" Operations="get*" Namespace="Acme.Atlas" />""",
            "Console.WriteLine(typeof(Acme.Atlas.IProjectsClient).GetMethods().Single().Name);",
            """
            <OutputType>Exe</OutputType>
            <AtlasSpec>atlas.yaml</AtlasSpec>
            <AtlasSpecNamespace>Other</AtlasSpecNamespace>
            """
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        await project.BuildCleanAsync();
        Assert.Equal(
            "GetProjectInvitationAsync",
            (await project.RunAsync()).AssertSucceeded().Output.Trim()
        );
    }

    private UserScript NewScript(string text) =>
        new(packages, "app.cs", $"{UserScript.Package(packages)}\n{text}");
}
