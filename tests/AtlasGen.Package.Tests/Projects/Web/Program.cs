using Acme.Atlas;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration.AddInMemoryCollection([
    new("Atlas:BaseAddress", args[0]),
    new("Atlas:ClientId", args[4]),
    new("Atlas:ClientSecret", args[5]),
]);
builder.Services.AddAtlasClient<IAtlasClient, AtlasClient>(
    builder.Configuration.GetSection("Atlas")
);
await using var app = builder.Build();
app.MapGet(
    "/invited/{groupId}",
    async (string groupId, IAtlasClient atlas, CancellationToken stop) =>
        (await atlas.Projects.ListRolesAsync(groupId, cancellationToken: stop)).Count
);
await app.StartAsync();
var address = app
    .Services.GetRequiredService<IServer>()
    .Features.Get<IServerAddressesFeature>()!
    .Addresses.Single();
using var browser = new HttpClient();
Console.WriteLine(await browser.GetStringAsync($"{address}/invited/{args[1]}"));
