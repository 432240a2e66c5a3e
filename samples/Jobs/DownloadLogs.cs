using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Downloads the logs of one day from all hosts of a project, and reports the progress.</summary>
internal static class DownloadLogs
{
    public static async Task RunAsync(
        AtlasClient atlas,
        string groupId,
        DateOnly day,
        string folder
    )
    {
        var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        await foreach (var process in atlas.MonitoringAndLogs.EnumerateGroupProcessesAsync(groupId))
        {
            await using var log = await atlas.MonitoringAndLogs.DownloadGroupClusterLogAsync(
                groupId,
                process.Hostname!,
                logName: new("mongodb"),
                query: new()
                {
                    StartDate = start.ToUnixTimeSeconds(),
                    EndDate = start.AddDays(1).ToUnixTimeSeconds(),
                }
            );
            var file = Path.Combine(folder, $"{process.Hostname}_{day:yyyy-MM-dd}.log.gz");
            await log.SaveAsync(file, new Progress(log.Length));
            Console.WriteLine($"   {Path.GetFileName(file)}");
        }
    }

    /// <summary>Prints the progress at once. In an application with windows, use the class of .NET with the same name.</summary>
    private sealed class Progress(long? total) : IProgress<long>
    {
        public void Report(long value) =>
            Console.WriteLine($"   … {value} of {total?.ToString() ?? "?"} bytes");
    }
}
