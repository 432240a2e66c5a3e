using Acme.Atlas;
using AtlasGen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.Configuration.AddInMemoryCollection([
    new("Atlas:BaseAddress", args[0]),
    new("Atlas:ClientId", args[4]),
    new("Atlas:ClientSecret", args[5]),
    new("Organizations:Sandbox:BaseAddress", args[0]),
    new("Organizations:Sandbox:PublicKey", args[2]),
    new("Organizations:Sandbox:PrivateKey", args[3]),
    new("Wrong:BaseAddress", args[0]),
    new("Wrong:ClientId", args[4]),
    new("Wrong:ClientSecret", "wrong"),
]);
builder
    .AddAtlasClient<IAtlasClient, AtlasClient>("Atlas")
    .AddStandardResilienceHandler(options =>
    {
        options.Retry.DisableForUnsafeHttpMethods();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
    });
builder.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("sandbox", "Organizations:Sandbox");
builder.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("wrong", "Wrong");
builder
    .Services.AddHealthChecks()
    .AddAtlasHealthCheck<IAtlasClient>(CheckAsync)
    .AddAtlasHealthCheck<IAtlasClient>(CheckAsync, key: "sandbox", name: "sandbox")
    .AddAtlasHealthCheck<IAtlasClient>(CheckAsync, key: "wrong", name: "wrong");
builder.Services.AddHostedService(provider => new Worker(
    provider.GetRequiredService<IAtlasClient>(),
    provider.GetRequiredKeyedService<IAtlasClient>("sandbox"),
    provider.GetRequiredService<HealthCheckService>(),
    provider.GetRequiredService<IHostApplicationLifetime>(),
    args[1]
));
await builder.Build().RunAsync();

Task CheckAsync(IAtlasClient atlas, CancellationToken stop) =>
    atlas.Projects.ListProjectInvitationsAsync(args[1], cancellationToken: stop);

internal sealed class Worker(
    IAtlasClient atlas,
    IAtlasClient sandbox,
    HealthCheckService health,
    IHostApplicationLifetime lifetime,
    string groupId
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var client in new[] { atlas, sandbox })
        {
            await PrintAsync("POST", () => InviteAsync(client, stoppingToken));
            await PrintAsync("GET", () => ListAsync(client, stoppingToken));
        }

        var report = await health.CheckHealthAsync(stoppingToken);
        foreach (var (name, entry) in report.Entries)
        {
            Console.WriteLine($"{name}: {entry.Status}. {entry.Description}");
        }

        lifetime.StopApplication();
    }

    private static async Task PrintAsync(string method, Func<Task<int>> call)
    {
        try
        {
            Console.WriteLine($"{method}: {await call()}");
        }
        catch (AtlasException exception)
        {
            Console.WriteLine($"{method}: {exception.Attempts} attempts");
        }
    }

    private async Task<int> InviteAsync(IAtlasClient client, CancellationToken stop)
    {
        var request = new GroupInvitationRequest
        {
            Username = "ada@example.com",
            Roles = [GroupInvitationRole.GroupReadOnly],
        };
        var invitation = await client.Projects.CreateProjectInvitationAsync(
            groupId,
            request,
            cancellationToken: stop
        );
        return invitation.Roles?.Count ?? 0;
    }

    private async Task<int> ListAsync(IAtlasClient client, CancellationToken stop) =>
        (await client.Projects.ListProjectInvitationsAsync(groupId, cancellationToken: stop)).Count;
}
