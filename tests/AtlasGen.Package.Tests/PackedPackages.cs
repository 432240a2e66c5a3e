using AtlasGen.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace AtlasGen.Package.Tests;

/// <summary>The packages, packed once from a copy of the sources, and an empty package cache.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("atlasgen-package-").FullName;

    /// <summary>A folder that serves as package source.</summary>
    public string Source => Path.Combine(_root, "source");

    /// <summary>The package cache of the projects that use it.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>The sources that were packed.</summary>
    public string Sources => Path.Combine(_root, "repository");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Sources);
        AtlasGen.Package.Tests.Sources.CopyTo(Sources);
        var project = Path.Combine("runtime", "AtlasGen.Runtime");
        var packed = await Dotnet.RunAsync(
            Sources,
            null,
            "pack",
            project,
            "-c",
            "Release",
            "-o",
            Source
        );
        packed.AssertSucceeded();
    }

    /// <summary>An empty folder with a name that asks for trouble.</summary>
    /// <param name="name">Tells it from the others.</param>
    /// <param name="isAlone">Whether there is nothing to restore from but the packed package.</param>
    internal string NewFolder(string name, bool isAlone)
    {
        var folder = Path.Combine(_root, $"a user's {name} ü");
        Directory.CreateDirectory(folder);
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
}
