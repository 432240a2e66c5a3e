using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A node that a repair adds to a document, or puts in the place of another one.</summary>
/// <param name="Key">Its key; empty for the item of a sequence.</param>
/// <param name="Origin">The node that it is made for: a diagnostic about the new node points at its file and span.</param>
internal sealed record NewNode(string Key, SpecNode Origin)
{
    /// <summary>The text of a scalar; <see langword="null"/> for a mapping.</summary>
    public string? Value { get; init; }

    /// <summary>The entries of a mapping.</summary>
    public IReadOnlyList<NewNode> Entries { get; init; } = [];

    /// <summary>Whether it is the origin itself, with all it holds, under another key.</summary>
    public bool IsMoved { get; init; }
}
