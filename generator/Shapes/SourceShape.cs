namespace AtlasGen.Generator.Shapes;

/// <summary>What one generated file says. Each is a value of its own, so that a file is emitted again only when it changes.</summary>
/// <remarks>
/// Shapes hold facts and never text of C#, and only values that compare by content: a syntax node, a symbol or a
/// list of Roslyn's here would re-run everything behind it at every key stroke.
/// </remarks>
/// <param name="Client">What all files of one client have in common.</param>
/// <param name="Name">The name of the type that the file holds.</param>
internal abstract record SourceShape(ClientSettings Client, string Name);
