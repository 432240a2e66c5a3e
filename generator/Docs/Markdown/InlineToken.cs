namespace AtlasGen.Generator.Docs.Markdown;

internal enum InlineKind
{
    /// <summary>Text, to be escaped.</summary>
    Text,

    /// <summary>Code, to be escaped; no sentence ends in it.</summary>
    Code,

    /// <summary>A run of <c>*</c> or <c>_</c>: text, and the emphasis that ends and begins there.</summary>
    Emphasis,

    /// <summary>A line that ends where the author wants it.</summary>
    Break,

    /// <summary>The beginning of an element; of none, when it has no tag.</summary>
    Open,

    /// <summary>Its end.</summary>
    Close,
}

/// <summary>A part of a text, in the order of reading.</summary>
internal sealed class InlineToken(InlineKind kind, string text)
{
    public InlineKind Kind { get; set; } = kind;

    /// <summary>The text; of an element what tells it from others, so that begin and end find each other.</summary>
    public string Text { get; set; } = text;

    /// <summary>The XML that begins an element: <c>&lt;see href="…"&gt;</c>.</summary>
    public string Tag { get; set; } = "";

    /// <summary>The emphasis that ends before the text, in order: <c>b</c> and <c>i</c>.</summary>
    public string Ends { get; set; } = "";

    /// <summary>The emphasis that begins after the text, in order.</summary>
    public string Begins { get; set; } = "";
}
