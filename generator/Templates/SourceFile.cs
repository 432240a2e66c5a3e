using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Templates;

/// <summary>A generated file.</summary>
/// <param name="HintName">
/// The hint name: namespace and type, so that the files of two clients in one project never conflict.
/// </param>
/// <param name="Text">The text of the file.</param>
internal sealed record SourceFile(string HintName, SourceText Text);
