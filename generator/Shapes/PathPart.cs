namespace AtlasGen.Generator.Shapes;

/// <summary>A part of a path template: text, or the place of a parameter.</summary>
internal sealed record PathPart(string Text, bool IsParameter);
