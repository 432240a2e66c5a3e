using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Templates;

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name: namespace and type, so that two clients in one project never meet.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string HintName, SourceText Text);
