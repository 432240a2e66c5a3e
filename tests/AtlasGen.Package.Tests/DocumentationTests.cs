using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the XML documentation in the packages, which IDEs show.</summary>
public class DocumentationTests(PackedPackages packages)
{
    [Theory]
    [MemberData(nameof(PackedPackages.All), MemberType = typeof(PackedPackages))]
    public void Everything_public_is_documented(string id, string assembly)
    {
        using var package = ZipFile.OpenRead(packages.Package(id));
        var documented = Documentation(package, assembly);
        // The documentation of a member can be inherited from the library.
        using var atlas = ZipFile.OpenRead(packages.Package("AtlasGen"));
        foreach (var (name, member) in Documentation(atlas, "AtlasGen.Runtime"))
        {
            documented.TryAdd(name, member);
        }

        var symbols = PublicSymbols(package, atlas, assembly).ToList();
        Assert.True(symbols.Count > 5, $"{symbols.Count} public types and members");
        Assert.Empty(
            symbols
                .Where(symbol => !IsDocumented(symbol, documented))
                .Select(symbol => symbol.ToDisplayString())
        );
    }

    private static Dictionary<string, XElement> Documentation(
        ZipArchive package,
        string assembly
    ) =>
        XDocument
            .Parse(package.ReadText($"lib/net8.0/{assembly}.xml"))
            .Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!);

    private static IEnumerable<ISymbol> PublicSymbols(
        ZipArchive package,
        ZipArchive atlas,
        string assembly
    )
    {
        var library = Reference(package, assembly);
        // Other libraries are in the shared framework.
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("AtlasGen", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "public",
            references:
            [
                .. framework,
                library,
                .. assembly == "AtlasGen.Runtime"
                    ? []
                    : new[] { Reference(atlas, "AtlasGen.Runtime") },
            ]
        );
        var global = (
            (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!
        ).GlobalNamespace;
        return Types(global).SelectMany(type => type.GetMembers().Prepend(type)).Where(IsWritten);
    }

    private static PortableExecutableReference Reference(ZipArchive package, string assembly) =>
        MetadataReference.CreateFromStream(
            package.GetEntry($"lib/net8.0/{assembly}.dll")!.ReadStream()
        );

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Where(member => member is INamespaceSymbol || IsVisible(member))
            .SelectMany(member =>
                member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member)
            );

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility
            is Accessibility.Public
                or Accessibility.Protected
                or Accessibility.ProtectedOrInternal;

    /// <summary>Returns whether the source contains the member: the compiler adds others, such as those of records.</summary>
    private static bool IsWritten(ISymbol symbol) =>
        IsVisible(symbol)
        && !IsGenerated(symbol)
        && symbol switch
        {
            IMethodSymbol method => method.AssociatedSymbol is null
                && method.ContainingType.TypeKind is not (TypeKind.Delegate or TypeKind.Enum)
                // A default constructor has no documentation. The compiler requires it for others.
                && !(method.MethodKind == MethodKind.Constructor && method.Parameters.IsEmpty),
            IFieldSymbol field => field.AssociatedSymbol is null && field.CanBeReferencedByName,
            _ => true,
        };

    private static bool IsGenerated(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Concat((symbol as IPropertySymbol)?.GetMethod?.GetAttributes() ?? [])
            .Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute")
        && symbol is IMethodSymbol or IPropertySymbol { Name: "EqualityContract" };

    private static bool IsDocumented(ISymbol symbol, Dictionary<string, XElement> documented)
    {
        if (!documented.TryGetValue(symbol.GetDocumentationCommentId()!, out var member))
        {
            return false;
        }

        if (member.Element("inheritdoc") is { } inherited)
        {
            return inherited.Attribute("cref") is { Value: var target }
                ? !target.Contains("AtlasGen", StringComparison.Ordinal)
                    || documented.ContainsKey(target)
                : Bases(symbol)
                    .Any(other =>
                        !SymbolEqualityComparer.Default.Equals(
                            other.ContainingAssembly,
                            symbol.ContainingAssembly
                        ) || IsDocumented(other, documented)
                    );
        }

        return !string.IsNullOrWhiteSpace(member.Element("summary")?.Value)
            && member
                .Elements()
                .Where(element => element.Name.LocalName is "param" or "typeparam" or "returns")
                .All(element => !string.IsNullOrWhiteSpace(element.Value) || element.HasElements);
    }

    /// <summary>Returns what a member overrides or implements, and the bases of a type.</summary>
    private static IEnumerable<ISymbol> Bases(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol named)
        {
            return named
                .AllInterfaces.Append(named.BaseType!)
                .Select(type => type.OriginalDefinition);
        }

        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol occurrence => occurrence.OverriddenEvent,
            _ => null,
        };
        var implemented = symbol
            .ContainingType.AllInterfaces.SelectMany(type => type.GetMembers())
            .Where(member =>
                SymbolEqualityComparer.Default.Equals(
                    symbol.ContainingType.FindImplementationForInterfaceMember(member),
                    symbol
                )
            )
            .Select(member => member.OriginalDefinition);
        return overridden is null ? implemented : implemented.Append(overridden.OriginalDefinition);
    }
}
