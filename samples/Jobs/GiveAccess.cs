using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Gives this machine access to the clusters of a project for one job, and removes the access again.</summary>
/// <remarks>The access list must not contain the address yet, because the job would remove it.</remarks>
internal static class GiveAccess
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        string ipAddress,
        Func<Task> job,
        AtlasWaitOptions? wait = null
    )
    {
        var entry = new NetworkPermissionEntry
        {
            IpAddress = ipAddress,
            Comment = $"A job on {Environment.MachineName}",
            // If this process ends before it removes the entry, Atlas does.
            DeleteAfterDate = DateTimeOffset.UtcNow.AddHours(2),
        };
        await atlas.ProjectIPAccessList.CreateGroupAccessListEntryAsync(groupId, [entry]);
        try
        {
            var state = await AtlasWait.UntilAsync(
                stop =>
                    atlas.ProjectIPAccessList.GetGroupAccessListStatusAsync(
                        groupId,
                        ipAddress,
                        cancellationToken: stop
                    ),
                state => state.Status != NetworkPermissionEntryStatusValue.Pending,
                wait
            );
            if (state.Status != NetworkPermissionEntryStatusValue.Active)
            {
                throw new InvalidOperationException($"{ipAddress} has no access: {state.Status}");
            }

            await job();
        }
        finally
        {
            await atlas.ProjectIPAccessList.DeleteGroupAccessListEntryAsync(groupId, ipAddress);
        }
    }
}
