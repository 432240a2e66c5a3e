using System.Security.Cryptography;
using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Creates a project with a database user, an access list, and a cluster that is ready to use. If it fails, nothing remains.</summary>
internal static class SetUpProject
{
    private const string ClusterName = "Cluster0";

    /// <summary>Returns whether a conflict ends on its own: a project cannot be deleted right after its cluster. Set it as <c>Retry.ShouldRetry</c> of the client.</summary>
    public static bool IsTemporary(AtlasException failure) =>
        failure is AtlasConflictException { ErrorCode: "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS" };

    public static async Task RunAsync(
        AtlasClient atlas,
        string orgId,
        string name,
        AtlasWaitOptions? wait = null,
        CancellationToken cancellationToken = default
    )
    {
        var project = await atlas.Projects.CreateGroupAsync(
            new Group { Name = name, OrgId = orgId },
            cancellationToken: cancellationToken
        );
        var groupId = project.Id!;
        try
        {
            await atlas.DatabaseUsers.CreateGroupDatabaseUserAsync(
                groupId,
                new CloudDatabaseUser
                {
                    GroupId = groupId,
                    DatabaseName = CloudDatabaseUserDatabaseName.Admin,
                    Username = "shop",
                    Password = RandomNumberGenerator.GetHexString(32),
                    Roles =
                    [
                        new DatabaseUserRole
                        {
                            DatabaseName = "shop",
                            RoleName = DatabaseUserRoleRoleName.ReadWrite,
                        },
                    ],
                },
                cancellationToken: cancellationToken
            );
            await atlas.ProjectIPAccessList.CreateGroupAccessListEntryAsync(
                groupId,
                [
                    new NetworkPermissionEntry { CidrBlock = "203.0.113.0/24", Comment = "Office" },
                    new NetworkPermissionEntry
                    {
                        IpAddress = "198.51.100.7",
                        Comment = "Web server",
                    },
                ],
                cancellationToken: cancellationToken
            );
            var cluster = await atlas.Clusters.CreateGroupClusterAndWaitAsync(
                groupId,
                new ClusterDescription20240805
                {
                    Name = ClusterName,
                    ClusterType = ClusterDescriptionClusterType.Replicaset,
                    ReplicationSpecs =
                    [
                        new ReplicationSpec20240805
                        {
                            RegionConfigs =
                            [
                                new AWSRegionConfig20240805
                                {
                                    RegionName = new("EU_WEST_1"),
                                    Priority = 7,
                                    ElectableSpecs = new AWSHardwareSpec20240805
                                    {
                                        InstanceSize = AWSHardwareSpecInstanceSize.M10,
                                        NodeCount = 3,
                                    },
                                },
                            ],
                        },
                    ],
                },
                wait: wait,
                cancellationToken: cancellationToken
            );
            Console.WriteLine($"   {cluster.ConnectionStrings?.StandardSrv}");
        }
        catch
        {
            await RemoveAsync(atlas, groupId, wait);
            throw;
        }
    }

    /// <summary>Removes the project, even if the caller has canceled the job.</summary>
    private static async Task RemoveAsync(AtlasClient atlas, string groupId, AtlasWaitOptions? wait)
    {
        try
        {
            await atlas.Clusters.DeleteGroupClusterAndWaitAsync(groupId, ClusterName, wait: wait);
        }
        catch (AtlasNotFoundException)
        {
            // The job failed before it created the cluster.
        }

        await atlas.Projects.DeleteGroupAsync(groupId);
    }
}
