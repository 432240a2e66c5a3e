using System.Xml.Linq;
using AtlasGen.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace AtlasGen.Package.Tests;

/// <summary>The packages, packed once from a copy of the sources, with an empty package cache.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>The collection of tests that build the sources again, which cannot run in parallel.</summary>
    public const string BuildsOfSources = "builds of the sources";

    private readonly string _root = Directory.CreateTempSubdirectory("atlasgen-package-").FullName;
    private int _folders;

    /// <summary>Gets the ID and the assembly of each package, as in its project.</summary>
    public static TheoryData<string, string> All { get; } =
    [
        .. Directory
            .GetFiles(
                Path.Combine(Repository.Folder, "runtime"),
                "*.csproj",
                SearchOption.AllDirectories
            )
            .Select(file => (Path: file, Name: Path.GetFileNameWithoutExtension(file)))
            .Select(project =>
                (
                    XDocument.Load(project.Path).Descendants("PackageId").SingleOrDefault()?.Value
                        ?? project.Name,
                    project.Name
                )
            )
            .Order(),
    ];

    /// <summary>Gets the folder that is the package source.</summary>
    public string Source => Path.Combine(_root, "source");

    /// <summary>Gets the package cache of the test projects.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>Gets the packed sources.</summary>
    public string Sources => Path.Combine(_root, "repository");

    /// <summary>Gets the commit in the metadata of the packages.</summary>
    public string Commit { get; } = new('a', 40);

    /// <summary>Gets the version of the packages.</summary>
    public string Version =>
        Path.GetFileNameWithoutExtension(
            Directory.GetFiles(Source, "AtlasGen.DependencyInjection.*.nupkg").Single()
        )["AtlasGen.DependencyInjection.".Length..];

    /// <summary>Returns the path of a packed package.</summary>
    /// <param name="id">The ID of the package.</param>
    /// <param name="extension">The extension: <c>nupkg</c> or <c>snupkg</c>.</param>
    public string Package(string id, string extension = "nupkg") =>
        Path.Combine(Source, $"{id}.{Version}.{extension}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Sources);
        AtlasGen.Package.Tests.Sources.CopyTo(Sources);
        WriteGitFolder();
        var packed = await Dotnet.RunAsync(
            Sources,
            null,
            "pack",
            "-c",
            "Release",
            "-o",
            Source,
            "-p:ContinuousIntegrationBuild=true"
        );
        packed.AssertSucceeded();
        Assert.DoesNotContain("warning ", packed.Output, StringComparison.Ordinal);
    }

    /// <summary>Creates an empty folder with special characters in its name.</summary>
    /// <param name="name">A name that distinguishes the folder.</param>
    internal string NewFolder(string name)
    {
        // Several tests may use a project of the same name.
        var number = Interlocked.Increment(ref _folders);
        return Directory
            .CreateDirectory(Path.Combine(_root, $"a user's {name} {number} ü"))
            .FullName;
    }

    /// <summary>Creates a folder in which the packed packages are restored.</summary>
    /// <param name="name">A name that distinguishes the folder.</param>
    /// <param name="isAlone">Whether the packed packages are the only package source.</param>
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

    /// <summary>
    /// Writes the files that the SDK reads from a clone of the public repository, so that Git is not required.
    /// </summary>
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
