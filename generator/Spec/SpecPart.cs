using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>A part of a document that can be read alone: a member of the root, an operation, or a component.</summary>
/// <remarks>
/// The mapping that contains a node is not always its parent: an alias puts the same node into several mappings.
/// </remarks>
/// <param name="Node">The node.</param>
/// <param name="Section">The key of the member of the root that contains it, or that it is.</param>
/// <param name="Holder">
/// The path item or the kind of components that contains it; <see langword="null"/> for a member of the root.
/// </param>
internal readonly record struct SpecPart(SpecNode Node, string Section, SpecNode? Holder)
{
    /// <summary>Gets what the node is.</summary>
    public Place Place =>
        Holder is { } holder
            ? Place.Object.Enter(Section).Enter(holder.Key).Enter(Node.Key)
            : Place.Object.Enter(Section);

    /// <summary>Gets the pointers of the section, of the holder, and of the node.</summary>
    public IEnumerable<string> Pointers
    {
        get
        {
            yield return JsonPointer.Of(Section);
            if (Holder is { } holder)
            {
                yield return JsonPointer.Of(Section, holder.Key);
                yield return JsonPointer.Of(Section, holder.Key, Node.Key);
            }
        }
    }

    /// <summary>Gets the JSON pointer of the part.</summary>
    public string Pointer => Pointers.Last();

    /// <summary>Gets the pointers of <see cref="SharedMembers"/>, and of members that are null.</summary>
    public IEnumerable<string> SharedPointers
    {
        get
        {
            var part = this;
            return SharedNodes.Select(part.PointerOf);
        }
    }

    /// <summary>Returns the JSON pointer of a shared member.</summary>
    public string PointerOf(SpecNode shared) =>
        JsonPointer.Of(Section, Holder!.Value.Key, shared.Key);

    /// <summary>Gets the members that an operation shares with the others of its path item, with their places.</summary>
    public IEnumerable<(SpecNode Node, Place Place)> SharedMembers =>
        SharedNodes
            .Where(member => !member.IsNull)
            .Select(member => (member, Place.Object.Enter(member.Key)));

    private IEnumerable<SpecNode> SharedNodes =>
        Section == SpecEntries.Paths && Holder is { } pathItem
            ? pathItem
                .Children.Where(member => !SpecOperation.IsMethod(member))
                .GroupBy(member => member.Key)
                // Of duplicate keys, the first, like SpecNode.Child.
                .Select(same => same.First())
            : [];
}
