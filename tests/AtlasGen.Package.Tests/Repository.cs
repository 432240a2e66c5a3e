using System.Reflection;

namespace AtlasGen.Package.Tests;

/// <summary>The sources from which this assembly was built.</summary>
internal static class Repository
{
    public static string Folder { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryFolder")
            .Value!;

    /// <summary>A file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>A document of the folder named by ATLASGEN_CORPUS; without it, the test is skipped.</summary>
    public static string Corpus(string name)
    {
        var folder = Environment.GetEnvironmentVariable("ATLASGEN_CORPUS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            $"Set ATLASGEN_CORPUS to a folder that holds specs/{name}, a document of MongoDB that this project may not ship."
        );
        return File.ReadAllText(Path.Combine(Path.GetFullPath(folder!, Folder), "specs", name));
    }

    /// <summary>Copies what a build needs to an empty folder, so that nothing built here is in the way.</summary>
    public static void CopyTo(string target)
    {
        foreach (var file in Directory.GetFiles(Folder))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (var folder in new[] { "eng", "generator", "runtime", "samples", "specs" })
        {
            Copy(Path.Combine(Folder, folder), Path.Combine(target, folder));
        }
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (
            var folder in Directory
                .GetDirectories(source)
                .Where(path => Path.GetFileName(path) is not ("bin" or "obj"))
        )
        {
            Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }
}
