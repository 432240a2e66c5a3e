using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AtlasGen.Package.Tests;

public class PackageContentTests(PackedPackages packages)
{
    // What the compiler of every SDK from 8 on loads analyzers into brings itself.
    private static readonly ImmutableHashSet<string> Supplied =
    [
        "netstandard",
        "Microsoft.CodeAnalysis",
        "Microsoft.CodeAnalysis.CSharp",
        "System.Collections.Immutable",
    ];

    [Fact]
    public void The_package_holds_what_is_needed_and_nothing_else()
    {
        using var package = Open();
        var files = package
            .Entries.Select(entry => entry.FullName)
            .Where(name =>
                !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
            )
            .Where(name => name is not ("[Content_Types].xml" or "AtlasGen.nuspec"));
        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/AtlasGen.Generator.dll",
                "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
                "analyzers/dotnet/cs/Microsoft.CSharp.dll",
                "analyzers/dotnet/cs/Microsoft.OpenApi.Readers.dll",
                "analyzers/dotnet/cs/Microsoft.OpenApi.dll",
                "analyzers/dotnet/cs/Scriban.Signed.dll",
                "analyzers/dotnet/cs/SharpYaml.dll",
                "analyzers/dotnet/cs/System.Buffers.dll",
                "analyzers/dotnet/cs/System.IO.Pipelines.dll",
                "analyzers/dotnet/cs/System.Memory.dll",
                "analyzers/dotnet/cs/System.Numerics.Vectors.dll",
                "analyzers/dotnet/cs/System.Runtime.CompilerServices.Unsafe.dll",
                "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
                "analyzers/dotnet/cs/System.Text.Json.dll",
                "analyzers/dotnet/cs/System.Threading.Tasks.Extensions.dll",
                "build/AtlasGen.props",
                "build/AtlasGen.targets",
                "buildTransitive/AtlasGen.props",
                "buildTransitive/AtlasGen.targets",
                "icon.png",
                "lib/net8.0/AtlasGen.Runtime.dll",
                "lib/net8.0/AtlasGen.Runtime.xml",
            ],
            files.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_package_depends_on_nothing()
    {
        using var package = Open();
        using var reader = new StreamReader(package.GetEntry("AtlasGen.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.DoesNotContain("<dependency ", nuspec, StringComparison.Ordinal);
        Assert.Contains(
            "<license type=\"expression\">MIT</license>",
            nuspec,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_reference_of_every_analyzer_dll_is_packed_or_supplied_by_the_compiler()
    {
        using var package = Open();
        var analyzers = package
            .Entries.Where(entry =>
                entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)
            )
            .ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), References);
        Assert.NotEmpty(analyzers);
        var missing =
            from analyzer in analyzers
            from reference in analyzer.Value
            where !analyzers.ContainsKey(reference) && !Supplied.Contains(reference)
            select $"{analyzer.Key} → {reference}";
        Assert.Empty(missing);
    }

    private static IReadOnlyList<string> References(ZipArchiveEntry entry)
    {
        using var stream = new MemoryStream();
        using (var packed = entry.Open())
        {
            packed.CopyTo(stream);
        }

        stream.Position = 0;
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }

    private ZipArchive Open() => ZipFile.OpenRead(packages.Package("AtlasGen"));
}
