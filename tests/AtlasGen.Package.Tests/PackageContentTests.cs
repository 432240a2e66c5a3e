using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AtlasGen.Package.Tests;

public class PackageContentTests(PackedPackages packages)
{
    // The assemblies that the compiler provides to analyzers in every SDK since version 8.
    private static readonly ImmutableHashSet<string> Supplied =
    [
        "netstandard",
        "Microsoft.CodeAnalysis",
        "Microsoft.CodeAnalysis.CSharp",
        "System.Collections.Immutable",
    ];

    // The assemblies that an editor also provides. The compiler does not load the code fix.
    private static readonly ImmutableHashSet<string> SuppliedByEditors =
    [
        .. Supplied,
        "Microsoft.CodeAnalysis.Workspaces",
    ];

    [Fact]
    public void The_package_holds_what_is_needed_and_nothing_else()
    {
        using var package = Open();
        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/AtlasGen.CodeFixes.dll",
                "analyzers/dotnet/cs/AtlasGen.Generator.dll",
                "analyzers/dotnet/cs/Markdig.Signed.dll",
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
                "specs/atlas.overlay.yaml",
            ],
            package.FileNames()
        );
    }

    [Fact]
    public void The_notices_name_every_dll_of_other_makers()
    {
        using var package = Open();
        var theirs = Analyzers(package)
            .Select(entry => entry.Name)
            .Where(name => !name.StartsWith("AtlasGen.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var named = package
            .ReadText("THIRD-PARTY-NOTICES.txt")
            .Split('\n')
            .Select(line => line.Split(' ')[0].TrimEnd())
            .Where(word => word.EndsWith(".dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(theirs, named);
    }

    [Fact]
    public void The_package_of_dependency_injection_holds_a_library_and_the_schema_of_its_settings()
    {
        using var package = Open("AtlasGen.DependencyInjection");
        Assert.Equal(
            [
                "ConfigurationSchema.json",
                "README.md",
                "buildTransitive/AtlasGen.DependencyInjection.targets",
                "icon.png",
                "lib/net8.0/AtlasGen.DependencyInjection.dll",
                "lib/net8.0/AtlasGen.DependencyInjection.xml",
            ],
            package.FileNames()
        );
    }

    [Fact]
    public void The_package_for_tests_holds_a_library_alone()
    {
        using var package = Open("AtlasGen.Testing");
        Assert.Equal(
            [
                "README.md",
                "icon.png",
                "lib/net8.0/AtlasGen.Testing.dll",
                "lib/net8.0/AtlasGen.Testing.xml",
            ],
            package.FileNames()
        );
    }

    [Fact]
    public void The_table_of_the_README_lists_each_package_and_its_dependencies()
    {
        var rows =
            from file in Directory.GetFiles(packages.Source, "*.nupkg")
            let id = Path.GetFileName(file)[..^$".{packages.Version}.nupkg".Length]
            // Other tests add packages of users.
            where PackedPackages.All.Any(package => package.Data.Item1 == id)
            select $"{id}: {Contents(id)}";
        var table = Regex
            .Matches(
                Sources.Read("README.md"),
                @"^\| `(AtlasGen[\w.]*)` \| .+ \| `(net[\d.]+)` \| (.+) \|\r?$",
                RegexOptions.Multiline
            )
            .Select(row =>
                $"{row.Groups[1]}: {row.Groups[2]}, {row.Groups[3].Value.Replace("`", "", StringComparison.Ordinal)}"
            );
        Assert.Equal(rows.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    private string Contents(string id)
    {
        using var package = Open(id);
        var target = package
            .FileNames()
            .First(name => name.StartsWith("lib/", StringComparison.Ordinal))
            .Split('/')[1];
        var dependencies = Dependencies(package, id)
            .Select(element => (string)element.Attribute("id")!)
            .Order(StringComparer.Ordinal)
            .DefaultIfEmpty("nothing");
        return $"{target}, {string.Join(", ", dependencies)}";
    }

    [Theory]
    [InlineData("AtlasGen.DependencyInjection")]
    [InlineData("AtlasGen.Testing")]
    public void Another_package_takes_the_library_of_its_own_version(string id)
    {
        using var package = Open(id);
        var library = Dependencies(package, id)
            .Single(element => (string?)element.Attribute("id") == "AtlasGen");
        Assert.Equal($"[{packages.Version}]", (string?)library.Attribute("version"));
    }

    [Fact]
    public void Every_reference_of_every_analyzer_dll_is_packed_or_supplied_by_the_compiler()
    {
        using var package = Open();
        var analyzers = Analyzers(package)
            .ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), References);
        Assert.NotEmpty(analyzers);
        var missing =
            from analyzer in analyzers
            from reference in analyzer.Value
            let supplied = analyzer.Key == "AtlasGen.CodeFixes" ? SuppliedByEditors : Supplied
            where !analyzers.ContainsKey(reference) && !supplied.Contains(reference)
            select $"{analyzer.Key} → {reference}";
        Assert.Empty(missing);
    }

    private static IEnumerable<XElement> Dependencies(ZipArchive package, string id) =>
        XDocument
            .Parse(package.ReadText($"{id}.nuspec"))
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency");

    private static IEnumerable<ZipArchiveEntry> Analyzers(ZipArchive package) =>
        package.Entries.Where(entry =>
            entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)
        );

    private static IReadOnlyList<string> References(ZipArchiveEntry entry)
    {
        using var image = new PEReader(entry.ReadStream());
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }

    private ZipArchive Open(string id = "AtlasGen") => ZipFile.OpenRead(packages.Package(id));
}
