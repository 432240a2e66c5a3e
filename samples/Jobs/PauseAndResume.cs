using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Pauses a cluster, for example for the night, and resumes it.</summary>
internal static class PauseAndResume
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        string clusterName,
        AtlasWaitOptions? wait = null
    )
    {
        // Atlas rejects a request that contains anything else.
        var paused = await atlas.Clusters.UpdateGroupClusterAndWaitAsync(
            groupId,
            clusterName,
            new ClusterDescription20240805 { Paused = true },
            wait: wait
        );
        Console.WriteLine($"   {paused.Name} is paused: {paused.Paused}");

        var resumed = await atlas.Clusters.UpdateGroupClusterAndWaitAsync(
            groupId,
            clusterName,
            new ClusterDescription20240805 { Paused = false },
            wait: wait
        );
        Console.WriteLine($"   {resumed.Name} is paused: {resumed.Paused}");
    }
}
