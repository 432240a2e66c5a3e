using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Takes a snapshot of a cluster, restores it to a cluster, and waits until both are complete.</summary>
internal static class RestoreSnapshot
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        string clusterName,
        string targetClusterName,
        AtlasWaitOptions? wait = null
    )
    {
        var snapshot = await atlas.CloudBackups.TakeGroupClusterBackupSnapshotsAndWaitAsync(
            groupId,
            clusterName,
            new DiskBackupOnDemandSnapshotRequest
            {
                Description = "Before the release",
                RetentionInDays = 3,
            },
            wait: wait
        );
        Console.WriteLine($"   The snapshot is {snapshot.Status}");

        // A restore job that fails, expires, or is canceled throws an exception.
        await atlas.CloudBackups.CreateGroupClusterBackupRestoreJobAndWaitAsync(
            groupId,
            clusterName,
            new DiskBackupSnapshotRestoreJob
            {
                DeliveryType = DiskBackupSnapshotRestoreJobDeliveryType.Automated,
                SnapshotId = snapshot.Id,
                TargetGroupId = groupId,
                TargetClusterName = targetClusterName,
            },
            wait: wait
        );
        Console.WriteLine($"   {targetClusterName} contains the data of the snapshot");
    }
}
