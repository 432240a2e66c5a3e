using Acme.Atlas;
using Acme.Tool;
using AtlasGen;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

// Arguments: the address, project, and credentials of a server. Each call succeeds or fails in another way.
var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
builder.Logging.AddOpenTelemetry(logging =>
{
    logging.IncludeFormattedMessage = true;
    logging.AddConsoleExporter();
});
builder.WebHost.UseUrls("http://127.0.0.1:0");
ThePage.AddTelemetry(builder);
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());
Add("Acme", args[0], args[5]);
Add("WrongSecret", args[0], "s3cret-that-is-wrong");
Add("Nowhere", "http://127.0.0.1:1", args[5]);
await using var app = builder.Build();
app.MapPrometheusScrapingEndpoint();
await app.StartAsync();

var group = args[1];
var atlas = Client("Acme").Projects;
var request = new GroupInvitationRequest
{
    Username = "s3cret@example.com",
    Roles = [GroupInvitationRole.GroupOwner],
};
var secret = new AtlasRequestOptions
{
    Headers = new Dictionary<string, string> { ["X-Other"] = "s3cret-of-a-header" },
};
await atlas.CreateProjectInvitationAsync(group, request, options: secret);
await atlas.ListProjectInvitationsAsync(group, query: new() { Username = "s3cret@example.com" });
await FailAsync(atlas.GetProjectInvitationAsync(group, "s3cret@example.com"));
await FailAsync(
    atlas.UpdateProjectInvitationAsync(group, request with { Username = "s3cret.2@example.com" })
);
await FailAsync(Client("WrongSecret").Projects.ListProjectInvitationsAsync(group));
await FailAsync(Client("Nowhere").Projects.ListProjectInvitationsAsync(group));
using (var stop = new CancellationTokenSource())
{
    await stop.CancelAsync();
    await FailAsync(atlas.ListProjectInvitationsAsync(group, cancellationToken: stop.Token));
}

using var browser = new HttpClient();
var address = app
    .Services.GetRequiredService<IServer>()
    .Features.Get<IServerAddressesFeature>()!
    .Addresses.Single();
File.WriteAllText("metrics.txt", await browser.GetStringAsync($"{address}/metrics"));
File.WriteAllLines("sent.txt", Wire.Sent);
await app.StopAsync();

void Add(string key, string server, string clientSecret) =>
    builder
        .Services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
            key,
            options =>
            {
                options.BaseAddress = new Uri(server);
                options.Credentials = AtlasCredentials.ServiceAccount(args[4], clientSecret);
                options.Retry.BaseDelay = TimeSpan.Zero;
            }
        )
        .AddHttpMessageHandler(() => new Wire());

IAtlasClient Client(string key) => app.Services.GetRequiredKeyedService<IAtlasClient>(key);

static async Task FailAsync(Task call)
{
    try
    {
        await call;
        throw new InvalidOperationException("The call should have failed.");
    }
    catch (Exception exception) when (exception is AtlasException or OperationCanceledException) { }
}
