using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the metadata of the packages, including the metadata that debuggers use.</summary>
public class PackageMetadataTests(PackedPackages packages)
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [MemberData(nameof(PackedPackages.All), MemberType = typeof(PackedPackages))]
    public void A_package_names_its_license_its_pictures_and_its_commit(string id, string assembly)
    {
        using var package = ZipFile.OpenRead(packages.Package(id));
        var metadata = XDocument.Parse(package.ReadText($"{id}.nuspec")).Root!.Elements().First();
        string? Value(string name) =>
            metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("https://github.com/atlasgen/atlasgen", Value("projectUrl"));
        Assert.Equal(
            "https://github.com/atlasgen/atlasgen/blob/main/CHANGELOG.md",
            Value("releaseNotes")
        );
        Assert.NotEmpty(Value("description")!);
        Assert.NotEmpty(Value("tags")!);
        var repository = metadata
            .Elements()
            .Single(element => element.Name.LocalName == "repository");
        Assert.Equal("https://github.com/atlasgen/atlasgen", (string?)repository.Attribute("url"));
        Assert.Equal(packages.Commit, (string?)repository.Attribute("commit"));
        Assert.Superset(
            new HashSet<string> { "README.md", "icon.png", $"lib/net8.0/{assembly}.xml" },
            package.FileNames().ToHashSet()
        );
    }

    [Theory]
    [MemberData(nameof(PackedPackages.All), MemberType = typeof(PackedPackages))]
    public void Links_of_the_readme_lead_somewhere_from_the_page_of_the_package(
        string id,
        string assembly
    )
    {
        using var package = ZipFile.OpenRead(packages.Package(id));
        var readme = package.ReadText("README.md");
        Assert.Contains("](https://", readme, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https:|#)", readme);
        Assert.NotNull(package.GetEntry($"lib/net8.0/{assembly}.dll"));
    }

    [Theory]
    [MemberData(nameof(PackedPackages.All), MemberType = typeof(PackedPackages))]
    public void Symbols_lead_to_the_sources_of_the_commit(string id, string assembly)
    {
        using var package = ZipFile.OpenRead(packages.Package(id, "snupkg"));
        Assert.Equal([$"lib/net8.0/{assembly}.pdb"], package.FileNames());
        using var stream = package.GetEntry($"lib/net8.0/{assembly}.pdb")!.ReadStream();
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var reader = provider.GetMetadataReader();
        var link = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == s_sourceLink);
        Assert.Equal(
            $$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/atlasgen/atlasgen/{{{packages.Commit}}}/*"}}""",
            Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value))
        );
        Assert.All(
            reader.Documents,
            handle =>
            {
                var name = reader.GetString(reader.GetDocument(handle).Name);
                Assert.StartsWith("/_/", name, StringComparison.Ordinal);
                // Generated files are not in the commit.
                Assert.Equal(
                    name.Contains("/obj/", StringComparison.Ordinal),
                    reader
                        .GetCustomDebugInformation(handle)
                        .Select(reader.GetCustomDebugInformation)
                        .Any(information => reader.GetGuid(information.Kind) == s_embeddedSource)
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(PackedPackages.All), MemberType = typeof(PackedPackages))]
    public void Each_of_our_dlls_is_deterministic(string id, string assembly)
    {
        using var package = ZipFile.OpenRead(packages.Package(id));
        var ours = package
            .Entries.Where(entry =>
                entry.Name.StartsWith("AtlasGen", StringComparison.Ordinal)
                && entry.Name.EndsWith(".dll", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Contains(ours, entry => entry.Name == $"{assembly}.dll");
        foreach (var entry in ours)
        {
            using var image = new PEReader(entry.ReadStream());
            Assert.Contains(
                image.ReadDebugDirectory(),
                directory => directory.Type == DebugDirectoryEntryType.Reproducible
            );
        }
    }
}
