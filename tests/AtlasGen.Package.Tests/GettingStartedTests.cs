using Microsoft.AspNetCore.Http;

namespace AtlasGen.Package.Tests;

/// <summary>The page for beginners, followed to the letter.</summary>
public class GettingStartedTests(PackedPackages packages)
{
    private const string Create =
        "AtlasClient.Create(AtlasCredentials.ServiceAccount(clientId, clientSecret))";

    [Fact]
    public async Task The_page_leads_from_an_empty_folder_to_a_call()
    {
        var corpus = Repository.Corpus("specs/atlas-v2.yaml");
        var page = Page.Read("docs/getting-started.md").Blocks;
        Assert.Equal(["sh", "xml", "csharp", "sh"], page.Select(block => block.Language));
        var texts = page.Select(block => block.Code).ToList();
        await using var server = await LoopbackKestrel.StartAsync(Answer);
        var folder = packages.NewFolder("first steps", isAlone: true);
        var project = Path.Combine(folder, "Acme.Tool");
        foreach (var command in page[0].Commands)
        {
            switch (command.Split(' '))
            {
                case ["dotnet", .. var arguments]:
                    (await Dotnet.RunAsync(folder, packages.Cache, arguments)).AssertSucceeded();
                    break;
                case ["cd", var name]:
                    folder = Path.Combine(folder, name);
                    break;
                case ["curl", "-fLo", var name, _]:
                    File.Copy(corpus, Path.Combine(folder, name));
                    break;
                default:
                    Assert.Fail(command);
                    break;
            }
        }

        var file = Path.Combine(project, "Acme.Tool.csproj");
        var xml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            xml.Replace("</Project>", texts[1] + "</Project>", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(Create, texts[2], StringComparison.Ordinal);
        var client = $$"""
            AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri("{{server.Address}}"),
                Credentials = AtlasCredentials.ServiceAccount("id" + clientId, "secret" + clientSecret),
            })
            """;
        await File.WriteAllTextAsync(
            Path.Combine(project, "Program.cs"),
            texts[2].Replace(Create, client, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var run = await Dotnet.RunAsync(project, packages.Cache, texts[3].Trim().Split(' ')[1..]);
        Assert.Equal("first\nsecond\n", run.AssertSucceeded().Output.ReplaceLineEndings("\n"));
    }

    private static Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            context.Request.Path.Value switch
            {
                "/api/oauth/token" =>
                    """{ "access_token": "t0ken", "token_type": "Bearer", "expires_in": 3600 }""",
                "/api/atlas/v2/groups" => """
                { "totalCount": 2, "results": [{ "name": "first" }, { "name": "second" }] }
                """,
                _ => "{}",
            }
        );
    }
}
