using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A node that a repair adds to a document or replaces another node with.</summary>
/// <param name="Key">The key; empty for an item of a sequence.</param>
/// <param name="Origin">
/// The node that the new node is based on. Diagnostics about the new node point at the origin's file and span.
/// </param>
internal sealed record NewNode(string Key, SpecNode Origin)
{
    /// <summary>Gets the text of a scalar; <see langword="null"/> for a mapping.</summary>
    public string? Value { get; init; }

    /// <summary>Gets the entries of a mapping.</summary>
    public IReadOnlyList<NewNode> Entries { get; init; } = [];

    /// <summary>
    /// Gets a value that indicates whether the node is the origin itself, with its content, under another key.
    /// </summary>
    public bool IsMoved { get; init; }
}
