namespace AtlasGen.Generator.Shapes;

/// <summary>
/// The content of one generated file. Each shape is a value of its own, so that a file is emitted again only when it
/// changes.
/// </summary>
/// <remarks>
/// Shapes hold facts and never C# text, and they hold only values that compare by content. A syntax node, a symbol, or
/// a Roslyn list would re-run all later steps on every keystroke.
/// </remarks>
/// <param name="Client">The settings that all files of a client share.</param>
/// <param name="Name">The name of the type in the file.</param>
internal abstract record SourceShape(ClientSettings Client, string Name);
