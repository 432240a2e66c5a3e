using Acme.Atlas;

// The operations for invitations end on 2027-07-01, which is the reason for this job.
#pragma warning disable AG4001

namespace AtlasGen.Samples.Jobs;

/// <summary>Replaces the pending invitations of a project by users who have not accepted yet. You can run it again if it fails.</summary>
internal static class MoveInvitations
{
    public static async Task RunAsync(AtlasClient atlas, string groupId)
    {
        var users = await atlas
            .MongoDBCloudUsers.EnumerateGroupUsersAsync(groupId)
            .Select(user => user.Username)
            .ToHashSetAsync(StringComparer.OrdinalIgnoreCase);
        foreach (var invitation in await atlas.Projects.ListGroupInvitesAsync(groupId))
        {
            // Add the user first: if that fails, the invitation is still there.
            if (!users.Contains(invitation.Username!))
            {
                await atlas.MongoDBCloudUsers.AddGroupUsersAsync(
                    groupId,
                    new GroupUserRequest
                    {
                        Username = invitation.Username!,
                        Roles = invitation.Roles!,
                    }
                );
            }

            await atlas.Projects.DeleteGroupInviteAsync(groupId, invitation.Id!);
        }

        await foreach (var user in atlas.MongoDBCloudUsers.EnumerateGroupUsersAsync(groupId))
        {
            Console.WriteLine(
                $"   {user.Username}: {user.OrgMembershipStatus}, {string.Join(", ", user.Roles)}"
            );
        }
    }
}
