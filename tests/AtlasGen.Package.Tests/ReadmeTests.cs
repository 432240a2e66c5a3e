using System.Diagnostics;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the README by following it exactly, with an empty package cache and without NuGet settings.</summary>
[Collection(PackedPackages.BuildsOfSources)]
public class ReadmeTests(PackedPackages packages)
{
    private const string Create =
        "AtlasClient.Create(AtlasCredentials.ServiceAccount(clientId, clientSecret))";

    [Fact]
    public async Task Its_commands_lead_from_an_empty_folder_to_a_call()
    {
        var blocks = Page.Read("README.md").Blocks;
        var install = blocks.Where(block => block.Section == "Install").ToList();
        Assert.Equal(["sh", "sh"], install.Select(block => block.Language));
        var folder = packages.NewFolder("readme");
        var environment = new Dictionary<string, string>
        {
            // `dotnet nuget` writes to the user's settings.
            ["DOTNET_CLI_HOME"] = folder,
            ["NUGET_PACKAGES"] = Path.Combine(folder, "cache"),
        };
        foreach (var command in install[0].Commands)
        {
            var arguments = Arguments(
                command.Replace("$PWD", packages.Sources, StringComparison.Ordinal)
            );
            (
                arguments[0] == "pack"
                    ? await Dotnet.RunAsync(packages.Sources, null, arguments)
                    : await Dotnet.RunProgramAsync(
                        "dotnet",
                        packages.Sources,
                        environment,
                        arguments
                    )
            ).AssertSucceeded();
        }

        var clock = Stopwatch.StartNew();
        foreach (var command in install[1].Commands)
        {
            (
                await Dotnet.RunProgramAsync("dotnet", folder, environment, Arguments(command))
            ).AssertSucceeded();
        }

        await using var server = await AtlasStandInServer.StartAsync();
        var project = Path.Combine(folder, "Acme.Tool");
        await WriteProjectAsync(project, blocks, server);
        var run = await Dotnet.RunProgramAsync(
            "dotnet",
            folder,
            environment,
            "run",
            "--project",
            "Acme.Tool"
        );
        Assert.Equal("404 RESOURCE_NOT_FOUND", run.AssertSucceeded().Output.Trim());
        await Report.AddAsync(
            $"README: {install.Sum(block => block.Commands.Count()) + 1} commands to the first call, {clock.Elapsed.TotalMinutes:f1} minutes from the empty folder"
        );
    }

    /// <summary>Writes the first two blocks of the page to the files that they belong to.</summary>
    private static async Task WriteProjectAsync(
        string project,
        IReadOnlyList<PageBlock> blocks,
        AtlasStandInServer server
    )
    {
        Assert.Equal(["xml", "csharp"], blocks.Take(2).Select(block => block.Language));
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(
            Path.Combine(project, "atlas.yaml"),
            Sources.Read("specs/atlas-invites.yaml"),
            stop
        );
        var file = Path.Combine(project, "Acme.Tool.csproj");
        var xml = await File.ReadAllTextAsync(file, stop);
        await File.WriteAllTextAsync(
            file,
            xml.Replace("</Project>", blocks[0].Code + "</Project>", StringComparison.Ordinal),
            stop
        );
        var (usings, call) = blocks[1].Code.Split("\n\n", 2) is [var head, var rest]
            ? (head, rest)
            : ("", "");
        Assert.Contains(Create, call, StringComparison.Ordinal);
        var client = $$"""
            AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri("{{server.BaseAddress}}"),
                Credentials = AtlasCredentials.ServiceAccount(clientId, clientSecret),
            })
            """;
        await File.WriteAllTextAsync(
            Path.Combine(project, "Program.cs"),
            $$"""
            {{usings}}

            var (clientId, clientSecret, groupId) = ("{{server.ClientId}}", "{{server.ClientSecret}}", "{{server.ProjectId}}");
            try
            {
            {{call.Replace(Create, client, StringComparison.Ordinal)}}
                Console.WriteLine(invitation.Id);
            }
            catch (AtlasNotFoundException exception)
            {
                Console.WriteLine($"{(int)exception.StatusCode} {exception.ErrorCode}");
            }
            """,
            stop
        );
    }

    private static string[] Arguments(string command)
    {
        Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
        return [.. command.Split(' ').Skip(1).Select(argument => argument.Trim('"'))];
    }
}
