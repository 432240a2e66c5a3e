using System.IO.Compression;

namespace AtlasGen.Package.Tests;

/// <summary>Reads files from packages.</summary>
internal static class PackedFile
{
    /// <summary>Returns a file as a seekable stream.</summary>
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

    /// <summary>Returns the content of a text file.</summary>
    public static string ReadText(this ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.ReadStream());
        return reader.ReadToEnd();
    }

    /// <summary>Returns the names of all files except those that NuGet adds.</summary>
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
