namespace AtlasGen.Generator.Shapes;

/// <summary>A part of a path template, which is text or a parameter.</summary>
internal sealed record PathPart(string Text, bool IsParameter);
