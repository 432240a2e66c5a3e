using AtlasGen.Generator.Tests.Harness;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>
/// Tests generated code against the Atlas stand-in, compiled in this process with the oldest supported C# version.
/// </summary>
public class StandInTests
{
    // The code on the first screen of the README, and a bit more.
    private const string UserCode = """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Acme.Atlas;
        using AtlasGen;

        public static class Scenario
        {
            public static async Task<string> RunAsync(Uri server, AtlasCredentials credentials, string groupId, bool? envelope)
            {
                using var atlas = AtlasClient.Create(new AtlasClientOptions { BaseAddress = server, Credentials = credentials });
                var request = new GroupInvitationRequest { Username = "ada@example.com", Roles = [GroupInvitationRole.GroupReadOnly] };
                var created = await atlas.Projects.CreateProjectInvitationAsync(groupId, request, envelope: envelope);
                var updated = await atlas.Projects.UpdateProjectInvitationAsync(
                    groupId,
                    request with { Roles = [GroupInvitationRole.GroupOwner] },
                    envelope);
                var read = await atlas.Projects.GetProjectInvitationAsync(groupId, created.Id!, envelope);
                var listed = await atlas.Projects.ListProjectInvitationsAsync(groupId, envelope: envelope);
                await atlas.Projects.DeleteProjectInvitationAsync(groupId, created.Id!, envelope);
                var left = await atlas.Projects.ListProjectInvitationsAsync(groupId, envelope: envelope);
                return $"{updated == read && read == listed.Single()} {updated.Roles!.Single()} {created.ExpiresAt == updated.ExpiresAt} {left.Count}";
            }
        }
        """;

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, true)]
    [InlineData(true, null)]
    [InlineData(true, true)]
    public async Task The_life_of_an_invitation(bool digest, bool? envelope)
    {
        var assembly = SpecProject
            .With(SpecTexts.Invites)
            .AddSource(UserCode)
            .Run()
            .AssertClean()
            .Load();
        await using var server = await AtlasStandInServer.StartAsync();
        var credentials = digest
            ? AtlasCredentials.ApiKey(server.PublicKey, server.PrivateKey)
            : AtlasCredentials.ServiceAccount(server.ClientId, server.ClientSecret);
        var result =
            (Task<string>)
                assembly
                    .GetType("Scenario")!
                    .GetMethod("RunAsync")!
                    .Invoke(null, [server.BaseAddress, credentials, server.ProjectId, envelope])!;
        Assert.Equal("True GROUP_OWNER True 0", await result);
    }
}
