using AtlasGen.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace AtlasGen.Package.Tests;

/// <summary>The packages, packed once from a copy of the sources, and an empty package cache.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>The collection of the tests that build the sources again, which they cannot do at the same time.</summary>
    public const string BuildsOfSources = "builds of the sources";

    private readonly string _root = Directory.CreateTempSubdirectory("atlasgen-package-").FullName;
    private int _folders;

    /// <summary>A folder that serves as package source.</summary>
    public string Source => Path.Combine(_root, "source");

    /// <summary>The package cache of the projects that use it.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>The sources that were packed.</summary>
    public string Sources => Path.Combine(_root, "repository");

    /// <summary>The commit that the packages say they are made from.</summary>
    public string Commit { get; } = new('a', 40);

    /// <summary>The version of the packages.</summary>
    public string Version =>
        Path.GetFileNameWithoutExtension(
            Directory.GetFiles(Source, "AtlasGen.DependencyInjection.*.nupkg").Single()
        )["AtlasGen.DependencyInjection.".Length..];

    /// <summary>The path of a packed package.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="extension"><c>nupkg</c> or <c>snupkg</c>.</param>
    public string Package(string id, string extension = "nupkg") =>
        Path.Combine(Source, $"{id}.{Version}.{extension}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Sources);
        AtlasGen.Package.Tests.Sources.CopyTo(Sources);
        WriteGitFolder();
        foreach (var project in new[] { "AtlasGen.Runtime", "AtlasGen.DependencyInjection" })
        {
            var packed = await Dotnet.RunAsync(
                Sources,
                null,
                "pack",
                Path.Combine("runtime", project),
                "-c",
                "Release",
                "-o",
                Source,
                "-p:ContinuousIntegrationBuild=true"
            );
            packed.AssertSucceeded();
            Assert.DoesNotContain("warning ", packed.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>An empty folder with a name that asks for trouble.</summary>
    /// <param name="name">Tells it from the others.</param>
    internal string NewFolder(string name)
    {
        // Two tests may use a project of one name.
        var number = Interlocked.Increment(ref _folders);
        return Directory
            .CreateDirectory(Path.Combine(_root, $"a user's {name} {number} ü"))
            .FullName;
    }

    /// <summary>A folder from which the packed packages are restored.</summary>
    /// <param name="name">Tells it from the others.</param>
    /// <param name="isAlone">Whether there is nothing else to restore from.</param>
    internal string NewFolder(string name, bool isAlone)
    {
        var folder = NewFolder(name);
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                {(isAlone ? "<clear />" : "")}
                <add key="local" value="{Source}" />
              </packageSources>
            </configuration>
            """
        );
        return folder;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the SDK reads of a clone of the public repository, without a need for Git.</summary>
    private void WriteGitFolder()
    {
        var git = Path.Combine(Sources, ".git");
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs", "heads"));
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(git, "refs", "heads", "main"), Commit + "\n");
        File.WriteAllText(
            Path.Combine(git, "config"),
            """
            [core]
                repositoryformatversion = 0
            [remote "origin"]
                url = https://github.com/atlasgen/atlasgen.git

            """
        );
    }
}
