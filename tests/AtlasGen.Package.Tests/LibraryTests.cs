namespace AtlasGen.Package.Tests;

/// <summary>Tests a class library with a client, and projects that use the library.</summary>
public class LibraryTests(PackedPackages packages)
{
    [Fact]
    public async Task Users_of_a_library_get_the_runtime_and_not_the_generator()
    {
        var project = UserProject.Copy(packages, "Library", isAlone: false, "atlas.yaml");
        await project.BuildCleanAsync("Acme.Script");
        Assert.Equal(
            ["""["GROUP_READ_ONLY"]"""],
            await project.RunAgainstStandInAsync("Acme.Script/bin/Debug/net10.0/Acme.Script.dll")
        );

        await project.BuildCleanAsync("Acme.App");
        await AssertRunsAsync(project);
        await AssertNoGeneratorAsync(project);

        (
            await project.DotnetAsync("pack", "Acme.Library", "-o", packages.Source)
        ).AssertSucceeded();
        Directory.Delete(Path.Combine(project.Folder, "Acme.Library"), recursive: true);
        await project.BuildCleanAsync("Acme.App", "-p:FromPackage=true");
        await AssertRunsAsync(project);
        await AssertNoGeneratorAsync(project, "-p:FromPackage=true");
    }

    [Fact]
    public async Task Two_internal_clients_of_one_namespace_where_one_project_sees_the_others_internals()
    {
        var project = UserProject.Copy(packages, "Friends", isAlone: true, "atlas.yaml");
        await project.BuildCleanAsync("Acme.Tests");
        var run = await project.DotnetAsync("exec", "Acme.Tests/bin/Debug/net10.0/Acme.Tests.dll");
        Assert.Equal("self", run.AssertSucceeded().Output.Trim());

        // The user's reference is ambiguous, and only that is reported.
        project.Write("Acme.Tests/Program.cs", "Console.WriteLine(new Acme.Atlas.Link().Rel);");
        var built = (await project.BuildAsync("Acme.Tests")).AssertFailed("error CS0436: ");
        Assert.Contains("1 Error(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_generator_sees_the_types_of_a_referenced_project()
    {
        var project = UserProject.Copy(packages, "Library", isAlone: false, "atlas.yaml");
        project.Write(
            "Acme.App/Program.cs",
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using Acme.Atlas;

            var text = JsonSerializer.Serialize(
                new Team([new GroupInvitation { Id = "1", Roles = [GroupInvitationRole.GroupOwner] }]),
                AppJson.Default.Team
            );
            Console.WriteLine(text);
            Console.WriteLine(JsonSerializer.Deserialize(text, AppJson.Default.Team)!.Invitations[0].Roles![0]);

            internal sealed record Team(IReadOnlyList<GroupInvitation> Invitations);

            [JsonSerializable(typeof(Team))]
            internal sealed partial class AppJson : JsonSerializerContext;
            """
        );
        await project.BuildCleanAsync(
            "Acme.App",
            "-p:JsonSerializerIsReflectionEnabledByDefault=false"
        );
        var run = await project.DotnetAsync("exec", "Acme.App/bin/Debug/net10.0/Acme.App.dll");
        Assert.Equal(
            ["""{"Invitations":[{"id":"1","roles":["GROUP_OWNER"]}]}""", "GROUP_OWNER"],
            run.AssertSucceeded().Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
    }

    private static async Task AssertRunsAsync(UserProject project) =>
        Assert.Equal(
            ["GROUP_READ_ONLY"],
            await project.RunAgainstStandInAsync("Acme.App/bin/Debug/net10.0/Acme.App.dll")
        );

    private static async Task AssertNoGeneratorAsync(UserProject project, params string[] options)
    {
        var arguments = await project.CompilerArgumentsAsync("Acme.App", options);
        Assert.Contains(
            arguments,
            argument => argument.EndsWith("AtlasGen.Runtime.dll", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            arguments,
            argument => argument.EndsWith("AtlasGen.Generator.dll", StringComparison.Ordinal)
        );
    }
}
