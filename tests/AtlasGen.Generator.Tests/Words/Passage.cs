namespace AtlasGen.Generator.Tests.Words;

/// <summary>Text that a user reads, with its line breaks, so that a line can be found.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Line">The line of the file on which the text begins, from 1.</param>
/// <param name="Text">The text. Code in it is replaced by a placeholder.</param>
internal sealed record Passage(string File, int Line, string Text);
