namespace AtlasGen.Package.Tests;

public class NativeSampleTests(PackedPackages packages)
{
    [Fact]
    public async Task The_sample_published_natively_does_the_whole_tour()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native publishing is tried on Linux.");
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':')
                .Any(folder => File.Exists(Path.Combine(folder, "clang"))),
            "Native publishing needs clang and zlib's headers (Debian: clang zlib1g-dev)."
        );
        var target = Path.Combine(packages.Sources, "native");
        var published = await Dotnet.RunAsync(
            packages.Sources,
            null,
            "publish",
            Path.Combine("samples", "Invitations"),
            "--use-current-runtime",
            "-c",
            "Release",
            "-o",
            target,
            "-tl:off"
        );
        published.AssertSucceeded();
        Assert.DoesNotContain("warning ", published.Output, StringComparison.Ordinal);
        var run = await Dotnet.RunProgramAsync(
            Path.Combine(target, "Invitations"),
            target,
            null,
            "--auth",
            "digest"
        );
        Assert.Contains(
            "0 pending for ada@example.com",
            run.AssertSucceeded().Output,
            StringComparison.Ordinal
        );
    }
}
