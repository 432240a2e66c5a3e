using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the page for beginners by following it exactly.</summary>
[Collection(PackedPackages.BuildsOfSources)]
public class GettingStartedTests(PackedPackages packages)
{
    private const string Create = "AtlasClient.Create(AtlasCredentials.FromEnvironment())";

    private const string Address = "http://127.0.0.1:5128";

    [Fact]
    public async Task The_page_leads_from_an_empty_folder_to_a_call_without_an_account()
    {
        var page = Blocks("Without an account");
        Assert.Equal(["sh", "sh", "xml", "csharp", "sh"], page.Select(block => block.Language));
        // A separate port, because several test runs may share a machine.
        using var standIn = StartInSources([.. Arguments(page[0]), "--", "--port", "0"]);
        try
        {
            var address = await AddressOfAsync(standIn);
            var folder = packages.NewFolder("without account", isAlone: true);
            await CreateAsync(
                folder,
                page[1].Commands.Select(command => Replace(command, Address, address)),
                DownloadAsync
            );
            var project = Path.Combine(folder, "Acme.Tool");
            await AddSpecAsync(project, page[2].Code);
            Assert.Contains(Address, page[3].Code, StringComparison.Ordinal);
            await WriteProgramAsync(project, Replace(page[3].Code, Address, address));
            var run = await Dotnet.RunAsync(project, packages.Cache, Arguments(page[4]));
            Assert.Equal("ada@example.com: GROUP_READ_ONLY", run.AssertSucceeded().Output.Trim());
        }
        finally
        {
            standIn.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task The_page_leads_on_to_Atlas()
    {
        var corpus = Repository.Corpus("specs/atlas-v2.yaml");
        var create = Blocks("Without an account")[1];
        var page = Blocks("With Atlas");
        Assert.Equal(["sh", "xml", "csharp", "sh"], page.Select(block => block.Language));
        await using var server = await LoopbackKestrel.StartAsync(Answer);
        var folder = packages.NewFolder("first steps", isAlone: true);
        var project = Path.Combine(folder, "Acme.Tool");
        await CreateAsync(
            folder,
            [.. create.Commands.Where(command => !IsDownload(command)), .. page[0].Commands],
            (_, file) =>
            {
                File.Copy(corpus, file);
                return Task.CompletedTask;
            }
        );
        await AddSpecAsync(project, page[1].Code);
        var client = $$"""
            AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri("{{server.Address}}"),
                Credentials = AtlasCredentials.FromEnvironment(),
            })
            """;
        Assert.Contains(Create, page[2].Code, StringComparison.Ordinal);
        await WriteProgramAsync(project, Replace(page[2].Code, Create, client));
        var run = await Dotnet.RunProgramAsync(
            "dotnet",
            project,
            new()
            {
                ["NUGET_PACKAGES"] = packages.Cache,
                ["MONGODB_ATLAS_CLIENT_ID"] = "mdb_sa_id_1",
                ["MONGODB_ATLAS_CLIENT_SECRET"] = "mdb_sa_sk_1",
            },
            Arguments(page[3])
        );
        Assert.Equal("first\nsecond\n", run.AssertSucceeded().Output.ReplaceLineEndings("\n"));
    }

    private static List<PageBlock> Blocks(string section) =>
        [.. Page.Read("docs/getting-started.md").Blocks.Where(block => block.Section == section)];

    private static string[] Arguments(PageBlock block) =>
        Assert.Single(block.Commands).Split(' ')[1..];

    private static bool IsDownload(string command) =>
        command.StartsWith("curl ", StringComparison.Ordinal);

    private static string Replace(string text, string part, string other) =>
        text.Replace(part, other, StringComparison.Ordinal);

    private async Task CreateAsync(
        string folder,
        IEnumerable<string> commands,
        Func<string, string, Task> download
    )
    {
        foreach (var command in commands)
        {
            switch (command.Split(' '))
            {
                case ["dotnet", .. var arguments]:
                    (await Dotnet.RunAsync(folder, packages.Cache, arguments)).AssertSucceeded();
                    break;
                case ["cd", var name]:
                    folder = Path.Combine(folder, name);
                    break;
                case ["curl", "-fLo", var name, var address]:
                    await download(address, Path.Combine(folder, name));
                    break;
                default:
                    Assert.Fail(command);
                    break;
            }
        }
    }

    private static async Task DownloadAsync(string address, string file)
    {
        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }

    private static async Task AddSpecAsync(string project, string items)
    {
        var file = Path.Combine(project, "Acme.Tool.csproj");
        var xml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            xml.Replace("</Project>", items + "</Project>", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
    }

    private static Task WriteProgramAsync(string project, string program) =>
        File.WriteAllTextAsync(
            Path.Combine(project, "Program.cs"),
            program,
            TestContext.Current.CancellationToken
        );

    private Process StartInSources(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = packages.Sources,
            RedirectStandardOutput = true,
        };
        Dotnet.Prepare(start);
        return Process.Start(start)!;
    }

    /// <summary>Returns the address that the stand-in prints when it starts to listen.</summary>
    private static async Task<string> AddressOfAsync(Process standIn)
    {
        var text = new StringBuilder();
        while (
            await standIn.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
        )
        {
            text.AppendLine(line);
            if (
                Regex.Match(line, @"listens on (http://127\.0\.0\.1:\d+)\.") is
                { Success: true } match
            )
            {
                return match.Groups[1].Value;
            }
        }

        Assert.Fail(text.ToString());
        return "";
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
