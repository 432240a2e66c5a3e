using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>The metadata of an <c>AtlasSpec</c> item. For the user documentation, see the table in README.md.</summary>
internal sealed record SpecOptions(
    EquatableArray<string> Operations,
    string OperationsFile,
    EquatableArray<string> Overlays,
    EquatableArray<string> Parts,
    string Previous,
    string Namespace,
    string ClientName,
    string ApiVersion,
    string AsOf,
    string Accessibility,
    string MethodOptions
)
{
    private const string Prefix = "build_metadata.AdditionalFiles.AtlasSpec";

    /// <summary>Gets the paths of the files that the metadata names.</summary>
    public IEnumerable<string> Files =>
        Overlays.Concat(Parts).Append(Previous).Prepend(OperationsFile);

    /// <summary>
    /// Reads the metadata; returns <see langword="null"/> if the additional file is not an <c>AtlasSpec</c> item.
    /// </summary>
    public static SpecOptions? From(AnalyzerConfigOptions options) =>
        options.TryGetValue(Prefix, out var marker) && marker.Length > 0
            ? new(
                List(options, "Operations", ';', '\n'),
                Get(options, "OperationsFile"),
                // A path can contain a semicolon.
                List(options, "Overlays", '\n'),
                List(options, "Parts", '\n'),
                Get(options, "Previous"),
                Get(options, "Namespace", DefaultNamespace(Get(options, "RootNamespace"))),
                Get(options, "ClientName", "AtlasClient"),
                Get(options, "ApiVersion"),
                Get(options, "AsOf"),
                Get(options, "Accessibility", "public"),
                Get(options, "MethodOptions")
            )
            : null;

    private static EquatableArray<string> List(
        AnalyzerConfigOptions options,
        string name,
        params char[] separators
    ) =>
        Get(options, name)
            .Split(separators)
            .Select(entry => entry.Trim())
            .Where(entry => entry.Length > 0)
            .ToEquatableArray();

    private static string Get(AnalyzerConfigOptions options, string name, string fallback = "") =>
        options.TryGetValue(Prefix + name, out var value) && value.Length > 0
            ? Decode(value).Trim()
            : fallback;

    /// <summary>
    /// Returns <c>$(RootNamespace).Atlas</c>, without characters that are valid in a project name but not in a
    /// namespace.
    /// </summary>
    private static string DefaultNamespace(string root) =>
        string.Concat(
            $"{root}.Atlas"
                .TrimStart('.')
                .Select(c => c == '.' || SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')
        );

    /// <summary>
    /// Reverts the escaping by the targets, which protects characters that would truncate the value on its way to the
    /// compiler.
    /// </summary>
    private static string Decode(string value) =>
        value.Replace("^3", "\n").Replace("^2", "#").Replace("^1", ";").Replace("^0", "^");
}
