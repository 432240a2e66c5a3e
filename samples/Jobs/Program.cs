using Acme.Atlas;
using AtlasGen;
using AtlasGen.Samples.Jobs;
using AtlasGen.Samples.StandIn;

await using var standIn = await AtlasStandInServer.StartAsync(
    new() { Projects = 30, Invited = ["ada@example.com", "grace@example.com"] }
);
using var atlas = AtlasClient.Create(Options(standIn.ClientSecret));

// The stand-in is faster than Atlas, for which the default of 5 seconds is right.
var wait = new AtlasWaitOptions
{
    Interval = TimeSpan.FromMilliseconds(10),
    OnPoll = poll => Console.WriteLine($"   … {poll.State}".TrimEnd()),
};
var folder = Directory.CreateTempSubdirectory("atlas-logs-");
var groupId = standIn.ProjectId;
const string clusterName = AtlasStandInServer.ClusterName;
var jobs = new Dictionary<string, Func<Task>>
{
    [nameof(SetUpProject)] = () =>
        SetUpProject.RunAsync(atlas, standIn.OrganizationId, "Web shop", wait),
    [nameof(PauseAndResume)] = () => PauseAndResume.RunAsync(atlas, groupId, clusterName, wait),
    [nameof(ScaleRegion)] = () =>
        ScaleRegion.RunAsync(atlas, groupId, clusterName, "EU_CENTRAL_1", 4, wait),
    [nameof(GiveAccess)] = () =>
        GiveAccess.RunAsync(
            atlas,
            groupId,
            "203.0.113.9",
            () => Console.Out.WriteLineAsync("   The job runs"),
            wait
        ),
    [nameof(CreateUser)] = () => CreateUser.RunAsync(atlas, groupId, clusterName, "reporter", wait),
    [nameof(RotateSecret)] = () =>
        RotateSecret.RunAsync(atlas, standIn.OrganizationId, standIn.ClientId, CheckAsync),
    [nameof(MoveInvitations)] = () => MoveInvitations.RunAsync(atlas, groupId),
    [nameof(RestoreSnapshot)] = () =>
        RestoreSnapshot.RunAsync(atlas, groupId, clusterName, clusterName, wait),
    [nameof(DownloadLogs)] = () =>
        DownloadLogs.RunAsync(atlas, groupId, new DateOnly(2027, 1, 31), folder.FullName),
    [nameof(ListProjects)] = () => ListProjects.RunAsync(atlas, standIn.OrganizationId),
};

foreach (var name in args.Length > 0 ? args : [.. jobs.Keys])
{
    if (!jobs.TryGetValue(name, out var job))
    {
        Console.WriteLine($"Name the jobs to run, or none for all: {string.Join(", ", jobs.Keys)}");
        return 2;
    }

    try
    {
        Console.WriteLine($"** {name}");
        await job();
    }
    catch (Exception exception) when (exception is AtlasException or InvalidOperationException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

folder.Delete(recursive: true);
return 0;

AtlasClientOptions Options(string clientSecret) =>
    new AtlasClientOptions
    {
        ApplicationName = "jobs-sample",
        BaseAddress = standIn.BaseAddress,
        Credentials = AtlasCredentials.ServiceAccount(standIn.ClientId, clientSecret),
        Retry = { ShouldRetry = SetUpProject.IsTemporary },
    };

// Your program would save the secret in a vault.
async Task CheckAsync(string secret)
{
    using var renewed = AtlasClient.Create(Options(secret));
    await renewed.ServiceAccounts.GetOrgServiceAccountAsync(
        standIn.OrganizationId,
        standIn.ClientId
    );
}
