namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>A block of Markdown; texts within are still Markdown.</summary>
internal abstract record MarkdownBlock;

/// <summary>A paragraph or a heading.</summary>
internal sealed record TextBlock(string Text, bool IsHeading = false) : MarkdownBlock;

/// <summary>Code, line by line.</summary>
internal sealed record CodeBlock(IReadOnlyList<string> Lines) : MarkdownBlock;

/// <summary>A list; each item holds blocks.</summary>
internal sealed record ListBlock(bool IsNumbered, IReadOnlyList<IReadOnlyList<MarkdownBlock>> Items)
    : MarkdownBlock;

/// <summary>A table; the first row is its header, and all rows have as many cells.</summary>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<string>> Rows) : MarkdownBlock;
