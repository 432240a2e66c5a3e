using System.Diagnostics;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>
/// Tests the Native AOT sample, published from a clean copy of the sources and started as a user starts it.
/// </summary>
[Collection(PackedPackages.BuildsOfSources)]
public class NativeSampleTests(PackedPackages packages)
{
    [Fact]
    public async Task The_sample_publishes_without_a_warning_and_changes_an_invitation()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native publishing is tried on Linux.");
        Assert.SkipUnless(
            NativeCode.CanPublish,
            "Native publishing needs clang and zlib's headers (Debian: clang zlib1g-dev)."
        );
        var target = Path.Combine(packages.Sources, "native");
        var published = await Dotnet.RunAsync(
            packages.Sources,
            null,
            "publish",
            Path.Combine("samples", "Aot"),
            "--use-current-runtime",
            "-c",
            "Release",
            "-o",
            target,
            "-tl:off"
        );
        published.AssertSucceeded();
        Assert.DoesNotContain("warning ", published.Output, StringComparison.Ordinal);

        var program = new FileInfo(Path.Combine(target, "Aot"));
        var clock = new Stopwatch();
        var firstAnswer = TimeSpan.Zero;
        var requests = new List<string>();
        await using var server = await AtlasStandInServer.StartAsync(
            new()
            {
                OnRequest = request =>
                {
                    firstAnswer = requests.Count == 0 ? clock.Elapsed : firstAnswer;
                    requests.Add($"{request.Status} {request.Method} {request.Scheme}");
                },
            }
        );
        async Task<string> InviteAsync(string role)
        {
            requests.Clear();
            clock.Restart();
            var run = await Dotnet.RunProgramAsync(
                program.FullName,
                target,
                new()
                {
                    ["ATLAS_CLIENT_ID"] = server.ClientId,
                    ["ATLAS_CLIENT_SECRET"] = server.ClientSecret,
                },
                server.BaseAddress.ToString(),
                server.ProjectId,
                "ada@example.com",
                role
            );
            return run.AssertSucceeded().Output.Trim();
        }

        Assert.EndsWith(
            ": ada@example.com is invited as GROUP_READ_ONLY",
            await InviteAsync("GROUP_READ_ONLY"),
            StringComparison.Ordinal
        );
        Assert.Equal(["200 POST Basic", "404 PATCH Bearer", "200 POST Bearer"], requests);
        Assert.EndsWith(
            ": ada@example.com is invited as GROUP_OWNER",
            await InviteAsync("GROUP_OWNER"),
            StringComparison.Ordinal
        );
        Assert.Equal(["200 POST Basic", "200 PATCH Bearer"], requests);
        await Report.AddAsync(
            $"samples/Aot: {program.Length / 1e6:f1} MB; token {firstAnswer.TotalMilliseconds:f0} ms after the start, invitation changed and process ended after {clock.ElapsedMilliseconds} ms"
        );
    }
}
