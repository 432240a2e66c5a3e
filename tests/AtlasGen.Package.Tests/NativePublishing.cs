namespace AtlasGen.Package.Tests;

/// <summary>Knows whether Native AOT is available.</summary>
internal static class NativePublishing
{
    /// <summary>Skips the test if the tools for Native AOT are missing.</summary>
    public static void SkipUnlessSupported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native publishing is tried on Linux.");
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':')
                .Any(folder =>
                    File.Exists(Path.Combine(folder, "clang"))
                    || File.Exists(Path.Combine(folder, "gcc"))
                ),
            "Native publishing needs clang or gcc, and zlib's headers (Debian: clang zlib1g-dev)."
        );
    }
}
