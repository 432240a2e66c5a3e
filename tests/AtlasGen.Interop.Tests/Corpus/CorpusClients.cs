using System.Reflection;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Clients of the whole documents: a project as a user has it, built once and loaded.</summary>
internal static class CorpusClients
{
    private static readonly Lazy<Task<Assembly>> Built = new(BuildAsync);

    /// <summary>The assembly; where there are no documents, the test is skipped.</summary>
    public static Task<Assembly> AssemblyAsync()
    {
        _ = Repository.Corpus("specs");
        return Built.Value;
    }

    /// <summary>A client, over a connection of its own.</summary>
    /// <param name="ns">The namespace of the client, <c>Corpus.V1</c>.</param>
    /// <param name="options">How it connects.</param>
    public static async Task<CorpusClient> CreateAsync(string ns, AtlasClientOptions options)
    {
        var assembly = await AssemblyAsync();
        return new(assembly.GetType($"{ns}.AtlasClient", throwOnError: true)!, options);
    }

    private static async Task<Assembly> BuildAsync()
    {
        var project = Path.Combine(Repository.Folder, "tests", "AtlasGen.Interop.Clients");
        // Generator and runtime were built with the tests, and other builds may be at work.
        var build = await Dotnet.RunAsync(
            project,
            null,
            "build",
            "-nologo",
            "-tl:off",
            "-p:BuildProjectReferences=false"
        );
        build.AssertSucceeded();
        return Assembly.LoadFrom(
            Path.Combine(project, "bin", "Debug", "net8.0", "AtlasGen.Interop.Clients.dll")
        );
    }
}
