using System.IO.Compression;

namespace AtlasGen.Package.Tests;

/// <summary>Reads files out of packages.</summary>
internal static class PackedFile
{
    /// <summary>A file, with a position.</summary>
    public static MemoryStream ReadStream(this ZipArchiveEntry entry)
    {
        var stream = new MemoryStream();
        using (var packed = entry.Open())
        {
            packed.CopyTo(stream);
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A file of text.</summary>
    public static string ReadText(this ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.ReadStream());
        return reader.ReadToEnd();
    }

    /// <summary>The names of all files but those that NuGet adds itself.</summary>
    public static IEnumerable<string> FileNames(this ZipArchive package) =>
        package
            .Entries.Select(entry => entry.FullName)
            .Where(name =>
                !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && !name.EndsWith(".nuspec", StringComparison.Ordinal)
                && name != "[Content_Types].xml"
            )
            .Order(StringComparer.Ordinal);
}
