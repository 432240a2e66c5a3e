using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>A reference in a draft.</summary>
/// <param name="Node">The text of the reference.</param>
/// <param name="At">The position of the object that contains the reference.</param>
internal sealed record FoundReference(DraftNode Node, WalkPosition At)
{
    /// <summary>Gets the object that contains the reference.</summary>
    public DraftNode Holder => Node.Parent!;

    /// <summary>Gets a value that indicates whether the text is in a discriminator, where it can be a name.</summary>
    public bool CanBeName => At.Place is Place.TextMap;

    /// <summary>Gets a value that indicates whether a component of the document consists of the reference.</summary>
    public bool IsComponent => At.IsComponent && Holder.Children.Count == 1;

    /// <summary>Returns whether the reference is in content that replaced a reference to a node.</summary>
    public bool IsWithin(SpecNode node)
    {
        for (var inserted = At.Inserted; inserted is not null; inserted = inserted.Outer)
        {
            if (ReferenceEquals(inserted.Node.Tree, node.Tree) && inserted.Node.Equals(node))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The position of a node of a draft in the structure of OpenAPI.</summary>
/// <param name="Place">The place of the node.</param>
/// <param name="Keyword">The key of the node if it is a keyword; otherwise empty.</param>
/// <param name="Kind">
/// The kind of component that the node can become; <see langword="null"/> if it cannot become one.
/// </param>
/// <param name="IsSection">Whether the node contains the components of one kind.</param>
/// <param name="IsComponent">Whether the node is a component of the document.</param>
/// <param name="Inserted">The content of another file that contains the node.</param>
internal readonly record struct WalkPosition(
    Place Place,
    string Keyword = "",
    string? Kind = null,
    bool IsSection = false,
    bool IsComponent = false,
    InsertedContent? Inserted = null
);

/// <summary>A node of another file that replaced a reference.</summary>
/// <param name="Node">The node.</param>
/// <param name="Outer">The content that contains the reference.</param>
internal sealed record InsertedContent(SpecNode Node, InsertedContent? Outer);
