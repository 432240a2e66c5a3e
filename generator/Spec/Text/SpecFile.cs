using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>An <c>AtlasSpec</c> item of the project: the document and its metadata.</summary>
/// <param name="Path">The file's path, as shown in diagnostics.</param>
/// <param name="Text">The document's text; <see langword="null"/> if the file cannot be read.</param>
/// <param name="Options">The item's metadata.</param>
internal sealed record SpecFile(string Path, SpecText? Text, SpecOptions Options)
{
    public static SpecFile? From(
        AdditionalText file,
        AnalyzerConfigOptionsProvider options,
        CancellationToken cancellationToken
    )
    {
        var metadata = SpecOptions.From(options.GetOptions(file));
        return metadata is null
            ? null
            : new(file.Path, SpecText.From(file, cancellationToken), metadata);
    }
}
