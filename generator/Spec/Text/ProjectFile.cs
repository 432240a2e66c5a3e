using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>A file that the metadata of an <c>AtlasSpec</c> item names, such as an overlay.</summary>
/// <param name="Path">The file's path, as shown in diagnostics.</param>
/// <param name="Text">The file's text; <see langword="null"/> if the file cannot be read.</param>
internal sealed record ProjectFile(string Path, SpecText? Text)
{
    private const string Marker = "build_metadata.AdditionalFiles.AtlasFile";

    /// <summary>Returns the file; <see langword="null"/> if no item names the additional file.</summary>
    public static ProjectFile? From(
        AdditionalText file,
        AnalyzerConfigOptionsProvider options,
        CancellationToken cancellationToken
    ) =>
        options.GetOptions(file).TryGetValue(Marker, out var marker) && marker.Length > 0
            ? new(file.Path, SpecText.From(file, cancellationToken))
            : null;
}
