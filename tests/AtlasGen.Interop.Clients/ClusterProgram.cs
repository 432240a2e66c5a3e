using AtlasGen;

namespace Corpus;

/// <summary>
/// Reads a cluster, enlarges one region, and sends the cluster back, as user code would with either Atlas v2 document.
/// </summary>
public static class ClusterProgram
{
    /// <summary>Runs the program with the document of 2026.</summary>
    /// <param name="options">The server and the credentials.</param>
    /// <param name="groupId">The ID of the project.</param>
    /// <param name="name">The name of the cluster.</param>
    public static async Task RunV2Async(AtlasClientOptions options, string groupId, string name)
    {
        using var atlas = V2.AtlasClient.Create(options);
        var cluster = await atlas
            .Clusters.GetGroupClusterAsync(groupId, name)
            .ConfigureAwait(false);
        var shard = cluster.ReplicationSpecs![0];
        var region = (V2.AWSRegionConfig20240805)shard.RegionConfigs![0];
        var specs = region.ElectableSpecs!.AsAWSHardwareSpec20240805() with
        {
            InstanceSize = new("M40"),
        };
        await atlas
            .Clusters.UpdateGroupClusterAsync(
                groupId,
                name,
                cluster with
                {
                    ReplicationSpecs =
                    [
                        shard with
                        {
                            RegionConfigs = [region with { ElectableSpecs = specs }],
                        },
                        .. cluster.ReplicationSpecs.Skip(1),
                    ],
                }
            )
            .ConfigureAwait(false);
    }

    /// <summary>Runs the program with the document of 2025.</summary>
    /// <inheritdoc cref="RunV2Async"/>
    public static async Task RunV2Of2025Async(
        AtlasClientOptions options,
        string groupId,
        string name
    )
    {
        using var atlas = V2Of2025.AtlasClient.Create(options);
        var cluster = await atlas.Clusters.GetClusterAsync(groupId, name).ConfigureAwait(false);
        var shard = cluster.ReplicationSpecs![0];
        var region = (V2Of2025.AWSRegionConfig20240805)shard.RegionConfigs![0];
        var specs = region.ElectableSpecs!.AsAWSHardwareSpec20240805() with
        {
            InstanceSize = new("M40"),
        };
        await atlas
            .Clusters.UpdateClusterAsync(
                groupId,
                name,
                cluster with
                {
                    ReplicationSpecs =
                    [
                        shard with
                        {
                            RegionConfigs = [region with { ElectableSpecs = specs }],
                        },
                        .. cluster.ReplicationSpecs.Skip(1),
                    ],
                }
            )
            .ConfigureAwait(false);
    }
}
