using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>A place in a user's file.</summary>
internal sealed record SourcePlace(string Path, LinePositionSpan Span);
