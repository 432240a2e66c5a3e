namespace AtlasGen.Package.Tests;

/// <summary>What Native AOT needs on the machine.</summary>
internal static class NativeCode
{
    /// <summary>Gets a value that indicates whether the machine has a linker.</summary>
    public static bool CanPublish =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, "clang")));
}
