namespace AtlasGen.Package.Tests;

/// <summary>Provides the sources that are packed.</summary>
internal static class Sources
{
    /// <summary>Returns the text of a source file.</summary>
    public static string Read(string path) =>
        File.ReadAllText(Path.Combine(Repository.Folder, path));

    /// <summary>Copies the files that a build requires to an empty folder, without any build output.</summary>
    public static void CopyTo(string target)
    {
        // In a Git worktree, .git is a file.
        foreach (
            var file in Directory
                .GetFiles(Repository.Folder)
                .Where(file => Path.GetFileName(file) != ".git")
        )
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (var folder in new[] { "eng", "generator", "runtime", "samples", "specs", "tests" })
        {
            Copy(Path.Combine(Repository.Folder, folder), Path.Combine(target, folder));
        }
    }

    /// <summary>Copies a folder without its build output.</summary>
    public static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (
            var folder in Directory
                .GetDirectories(source)
                .Where(path => Path.GetFileName(path) is not ("bin" or "obj" or "node_modules"))
        )
        {
            Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }
}
