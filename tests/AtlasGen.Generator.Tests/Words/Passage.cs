namespace AtlasGen.Generator.Tests.Words;

/// <summary>A text for users. It keeps its line breaks, so that lines can be found.</summary>
/// <param name="File">The file, relative to the root of the repository.</param>
/// <param name="Line">The line in the file on which the text begins, starting with 1.</param>
/// <param name="Text">The text, in which code is replaced with a placeholder.</param>
internal sealed record Passage(string File, int Line, string Text);
