using System.Reflection;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>The clients of the whole documents, in a project like a user's that is built and loaded once.</summary>
internal static class CorpusClients
{
    private static readonly Lazy<Task<Assembly>> Built = new(BuildAsync);

    /// <summary>Returns the assembly. If the documents are not available, the test is skipped.</summary>
    public static Task<Assembly> AssemblyAsync()
    {
        _ = Repository.Corpus("specs");
        return Built.Value;
    }

    /// <summary>Creates a client with its own connection.</summary>
    /// <param name="ns">The namespace of the client, such as <c>Corpus.V1</c>.</param>
    /// <param name="options">The options for the connection.</param>
    public static async Task<CorpusClient> CreateAsync(string ns, AtlasClientOptions options)
    {
        var assembly = await AssemblyAsync();
        return new(assembly.GetType($"{ns}.AtlasClient", throwOnError: true)!, options);
    }

    private static async Task<Assembly> BuildAsync()
    {
        var project = Path.Combine(Repository.Folder, "tests", "AtlasGen.Interop.Clients");
        // The generator and the runtime were built with the tests, and other builds may be running.
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
