using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Changes the number of nodes in one region of a cluster. Everything else stays as it is.</summary>
internal static class ScaleRegion
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        string clusterName,
        string regionName,
        int nodeCount,
        AtlasWaitOptions? wait = null
    )
    {
        var cluster = await atlas.Clusters.GetGroupClusterAsync(groupId, clusterName);
        var wanted = cluster with
        {
            ReplicationSpecs = cluster.ReplicationSpecs.Change(shard =>
                shard with
                {
                    RegionConfigs = shard.RegionConfigs.Change(region =>
                        region.RegionName?.ToString() == regionName
                            ? region with
                            {
                                ElectableSpecs =
                                    region.ElectableSpecs!.AsAWSHardwareSpec20240805() with
                                    {
                                        NodeCount = nodeCount,
                                    },
                            }
                            : region
                    ),
                }
            ),
        };

        // The request contains only the replication specs, so it does not overwrite what someone else changes in the meantime.
        var scaled = await atlas.Clusters.UpdateGroupClusterAndWaitAsync(
            groupId,
            clusterName,
            wanted.ChangesFrom(cluster),
            wait: wait
        );
        foreach (var region in scaled.ReplicationSpecs![0].RegionConfigs!)
        {
            var specs = region.ElectableSpecs!.AsAWSHardwareSpec20240805();
            Console.WriteLine($"   {region.RegionName}: {specs.NodeCount} nodes");
        }
    }
}
