#pragma warning disable xUnit1051 // Code on a page has no token.
using Acme.Invites;

namespace AtlasGen.Testing.Tests.Page;

/// <summary>The first test in docs/testing.md.</summary>
public class FirstTest
{
    private const string groupId = "0123456789abcdef01234567";

    // csharpier-ignore-start
    [Fact]
    public async Task Ada_becomes_an_owner()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.UpdateProjectInvitation).Return(new GroupInvitation { Username = "ada@example.com" });
        using var atlas = fake.CreateClient<AtlasClient>();
        await Invitations.MakeOwnerAsync(atlas, groupId, "ada@example.com");
        var sent = fake.Requests(AtlasOperations.UpdateProjectInvitation).Single().Body;
        Assert.Equal([GroupInvitationRole.GroupOwner], sent.Roles);
    }
    // csharpier-ignore-end
    private static class Invitations
    {
        public static Task MakeOwnerAsync(AtlasClient atlas, string groupId, string username) =>
            atlas.Projects.UpdateProjectInvitationAsync(
                groupId,
                new GroupInvitationRequest
                {
                    Username = username,
                    Roles = [GroupInvitationRole.GroupOwner],
                }
            );
    }
}
