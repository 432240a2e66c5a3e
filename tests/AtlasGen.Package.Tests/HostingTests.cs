using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Package.Tests;

/// <summary>Tests a worker service of a user: clients of configuration sections, health checks, and a resilience handler.</summary>
public class HostingTests(PackedPackages packages)
{
    private static readonly string[] Unused = ["project", "public", "private", "id", "secret"];

    [Fact]
    public async Task A_worker_with_clients_health_checks_and_resilience()
    {
        var project = UserProject.Copy(packages, "Worker", false, "atlas.yaml");
        await project.BuildCleanAsync();
        Assert.Equal(
            [
                "POST: 1",
                "GET: 1",
                "POST: 1",
                "GET: 2",
                "Acme.Atlas.IAtlasClient: Healthy. The call succeeded.",
                "sandbox: Healthy. The call succeeded.",
                "wrong: Unhealthy. The client has no access token: the server returned 401 (invalid_client).",
            ],
            await project.RunAgainstStandInAsync()
        );

        var requests = new ConcurrentQueue<string>();
        await using var server = await LoopbackKestrel.StartAsync(context =>
        {
            var isToken = context.Request.Path.StartsWithSegments("/api/oauth/token");
            requests.Enqueue(isToken ? "token" : context.Request.Method);
            context.Response.StatusCode = isToken ? 200 : 503;
            return context.Response.WriteAsync(
                isToken ? """{"access_token":"t","token_type":"Bearer","expires_in":3600}""" : "{}",
                context.RequestAborted
            );
        });
        var run = await project.RunAsync([$"{server.Address}", .. Unused]);
        Assert.StartsWith(
            "POST: 1 attempts\nGET: 3 attempts\n",
            run.AssertSucceeded().Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        // The first client has one attempt for a POST, and 3 for a GET, each of which the resilience handler sends 4 times.
        Assert.Equal(["token", "POST", .. Enumerable.Repeat("GET", 12)], requests.Take(14));
        Assert.NotEqual("GET", requests.ElementAt(14));
    }
}
