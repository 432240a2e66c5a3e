namespace AtlasGen.Generator.Tests.Harness;

/// <summary>A feature document with overlays, or in several files, which are in one folder.</summary>
internal static class FeatureFolder
{
    /// <summary>Returns a project with the document and all other files of the folder.</summary>
    /// <param name="name">The name of the folder.</param>
    /// <param name="document">The name of the document.</param>
    /// <param name="overlays">The overlays in the order in which they are applied. The other files are parts.</param>
    public static SpecProject Project(string name, string document, params string[] overlays)
    {
        var folder = Path.Combine(Repository.Folder, "specs", "features", name);
        var files = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file != document)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Aggregate(
            new SpecProject().AddSpec(
                Read(document),
                path: document,
                metadata:
                [
                    ("Overlays", string.Join("^3", overlays)),
                    ("Parts", string.Join("^3", files.Except(overlays))),
                ]
            ),
            (project, file) => project.AddFile(file, Read(file))
        );

        string Read(string file) => File.ReadAllText(Path.Combine(folder, file));
    }
}
