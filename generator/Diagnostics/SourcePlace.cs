using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>A place in a file of the user.</summary>
internal sealed record SourcePlace(string Path, LinePositionSpan Span);
