using System.Collections.Concurrent;
using Acme.Atlas;
using AtlasGen.Samples.Jobs;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Interop.Tests;

/// <summary>Tests the jobs in the samples.</summary>
public class JobsSampleTests
{
    // Without the states while it waits.
    private const string Expected = """
        ** SetUpProject
           mongodb+srv://cluster0.stand1n.mongodb.example
        ** PauseAndResume
           Cluster0 is paused: True
           Cluster0 is paused: False
        ** ScaleRegion
           EU_WEST_1: 3 nodes
           EU_CENTRAL_1: 4 nodes
        ** GiveAccess
           The job runs
        ** CreateUser
           reporter can log in to Cluster0
        """;

    [Fact]
    public async Task All_jobs_succeed()
    {
        var (exitCode, output, error) = await SampleProcess.RunJobsAsync();
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            Expected.ReplaceLineEndings(),
            string.Join(
                    Environment.NewLine,
                    output
                        .Split(Environment.NewLine)
                        .Where(line => !line.StartsWith("   …", StringComparison.Ordinal))
                )
                .TrimEnd()
        );
    }

    [Fact]
    public async Task A_job_can_be_named()
    {
        var (exitCode, output, _) = await SampleProcess.RunJobsAsync(nameof(SetUpProject));
        Assert.Equal(0, exitCode);
        Assert.StartsWith("** SetUpProject", output, StringComparison.Ordinal);
        (exitCode, output, _) = await SampleProcess.RunJobsAsync("Nothing");
        Assert.Equal(2, exitCode);
        Assert.Contains(nameof(SetUpProject), output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("createGroupDatabaseUser", 404)]
    [InlineData("createGroupCluster", 202)]
    public async Task A_project_that_cannot_be_set_up_is_removed(string canceledAfter, int deleted)
    {
        using var cancellation = new CancellationTokenSource();
        var deletions = new ConcurrentQueue<(string, int)>();
        await using var server = await AtlasStandInServer.StartAsync();
        using var atlas = Client(
            server,
            response =>
            {
                if (response.OperationId == canceledAfter)
                {
                    cancellation.Cancel();
                }
                else if (response.OperationId.StartsWith("delete", StringComparison.Ordinal))
                {
                    deletions.Enqueue((response.OperationId, (int)response.StatusCode));
                }
            }
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SetUpProject.RunAsync(
                atlas,
                server.OrganizationId,
                "Web shop",
                new() { Interval = TimeSpan.FromMilliseconds(1) },
                cancellation.Token
            )
        );
        Assert.Equal([("deleteGroupCluster", deleted), ("deleteGroup", 204)], deletions);
    }

    private static AtlasClient Client(
        AtlasStandInServer server,
        Action<AtlasResponseInfo>? onResponse = null
    ) =>
        AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = server.BaseAddress,
                Credentials = AtlasCredentials.ServiceAccount(server.ClientId, server.ClientSecret),
                OnResponse = onResponse,
            }
        );
}
