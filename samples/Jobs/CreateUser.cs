using System.Security.Cryptography;
using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Creates a database user that can log in to a cluster when the method returns.</summary>
internal static class CreateUser
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        string clusterName,
        string username,
        AtlasWaitOptions? wait = null
    )
    {
        await atlas.DatabaseUsers.CreateGroupDatabaseUserAsync(
            groupId,
            new CloudDatabaseUser
            {
                GroupId = groupId,
                DatabaseName = CloudDatabaseUserDatabaseName.Admin,
                Username = username,
                Password = RandomNumberGenerator.GetHexString(32),
                Roles =
                [
                    new DatabaseUserRole
                    {
                        DatabaseName = "reports",
                        RoleName = DatabaseUserRoleRoleName.Read,
                    },
                ],
            }
        );

        // Each cluster applies the change on its own. The first state can be the one from before the change.
        var observations = 0;
        await AtlasWait.UntilAsync(
            stop =>
                atlas.Clusters.GetGroupClusterStatusAsync(
                    groupId,
                    clusterName,
                    cancellationToken: stop
                ),
            cluster =>
                cluster.ChangeStatus == ClusterStatusChangeStatus.Applied && ++observations > 1,
            wait
        );
        Console.WriteLine($"   {username} can log in to {clusterName}");
    }
}
