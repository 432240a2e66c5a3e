using Microsoft.AspNetCore.Http;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the page about scripts by following it exactly, and compares the requests.</summary>
public class ScriptPageTests(PackedPackages packages)
{
    [Fact]
    public async Task The_page_leads_to_a_script_that_calls_Atlas()
    {
        var corpus = Repository.Corpus("specs/atlas-v2.yaml");
        var page = Page.Read("docs/scripts.md").Blocks;
        Assert.Equal(["sh", "csharp", "sh", "csharp"], page.Select(block => block.Language));
        Assert.StartsWith("curl -fLo atlas.json https://", page[0].Code, StringComparison.Ordinal);
        Assert.Contains(
            page[0].Code,
            Sources.Read("docs/getting-started.md"),
            StringComparison.Ordinal
        );
        Assert.Equal("dotnet run projects.cs", Assert.Single(page[2].Commands));

        const string create = "AtlasClient.Create(AtlasCredentials.FromEnvironment())";
        var text = page[1].Code;
        Assert.Contains(create, text, StringComparison.Ordinal);
        Assert.StartsWith("#:package AtlasGen@*\n", text, StringComparison.Ordinal);
        var requests = new List<string>();
        await using var server = await LoopbackKestrel.StartAsync(context =>
            Answer(context, requests)
        );
        var script = new UserScript(
            packages,
            "projects.cs",
            text.Replace(
                    "#:package AtlasGen@*",
                    UserScript.Package(packages),
                    StringComparison.Ordinal
                )
                .Replace(
                    create,
                    $$"""
                    AtlasClient.Create(new AtlasClientOptions
                    {
                        BaseAddress = new Uri("{{server.Address}}"),
                        Credentials = AtlasCredentials.FromEnvironment(),
                    })
                    """,
                    StringComparison.Ordinal
                )
        );
        File.Copy(corpus, Path.Combine(script.Folder, "atlas.json"));
        var output = await script.RunAsync(
            environment: new()
            {
                ["MONGODB_ATLAS_CLIENT_ID"] = "mdb_sa_id_1",
                ["MONGODB_ATLAS_CLIENT_SECRET"] = "mdb_sa_sk_1",
            }
        );
        Assert.Equal("first\n  orders: IDLE\nsecond", output);
        Assert.Equal(
            [
                "POST /api/oauth/token Basic bWRiX3NhX2lkXzE6bWRiX3NhX3NrXzE= application/json grant_type=client_credentials",
                "GET /api/atlas/v2/groups?pageNum=1 Bearer t0ken application/vnd.atlas.2023-01-01+json",
                "GET /api/atlas/v2/groups/5f0a1b2c3d4e5f6a7b8c9d01/clusters?pageNum=1 Bearer t0ken application/vnd.atlas.2024-08-05+json",
                "GET /api/atlas/v2/groups/5f0a1b2c3d4e5f6a7b8c9d02/clusters?pageNum=1 Bearer t0ken application/vnd.atlas.2024-08-05+json",
            ],
            requests
        );
    }

    private static async Task Answer(HttpContext context, List<string> requests)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        requests.Add(
            $"{request.Method} {request.Path}{request.QueryString} {request.Headers.Authorization} {request.Headers.Accept} {await reader.ReadToEndAsync()}".Trim()
        );
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            request.Path.Value switch
            {
                "/api/oauth/token" =>
                    """{ "access_token": "t0ken", "token_type": "Bearer", "expires_in": 3600 }""",
                "/api/atlas/v2/groups" => """
                { "totalCount": 2, "results": [{ "id": "5f0a1b2c3d4e5f6a7b8c9d01", "name": "first" }, { "id": "5f0a1b2c3d4e5f6a7b8c9d02", "name": "second" }] }
                """,
                "/api/atlas/v2/groups/5f0a1b2c3d4e5f6a7b8c9d01/clusters" => """
                { "totalCount": 1, "results": [{ "name": "orders", "stateName": "IDLE" }] }
                """,
                _ => """{ "totalCount": 0, "results": [] }""",
            }
        );
    }
}
