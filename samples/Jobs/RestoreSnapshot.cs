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

        var job = await atlas.CloudBackups.CreateGroupClusterBackupRestoreJobAsync(
            groupId,
            clusterName,
            new DiskBackupSnapshotRestoreJob
            {
                DeliveryType = DiskBackupSnapshotRestoreJobDeliveryType.Automated,
                SnapshotId = snapshot.Id,
                TargetGroupId = groupId,
                TargetClusterName = targetClusterName,
            }
        );

        // A restore job has no state. These properties show the end.
        job = await AtlasWait.UntilAsync(
            stop =>
                atlas.CloudBackups.GetGroupClusterBackupRestoreJobAsync(
                    groupId,
                    clusterName,
                    job.Id!,
                    cancellationToken: stop
                ),
            job =>
                job
                    is not {
                        FinishedAt: null,
                        Failed: not true,
                        Cancelled: not true,
                        Expired: not true
                    },
            wait
        );
        if (job is { Failed: true } or { Cancelled: true } or { Expired: true })
        {
            throw new InvalidOperationException($"The restore job {job.Id} has failed.");
        }

        Console.WriteLine($"   {targetClusterName} contains the data of the snapshot");
    }
}
