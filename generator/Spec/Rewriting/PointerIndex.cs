using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Finds nodes of a document by the JSON pointers of references.</summary>
/// <remarks>
/// Many references can lead through one large mapping or list, so those are searched once and then indexed.
/// </remarks>
internal sealed class PointerIndex(SpecTree tree)
{
    // Smaller nodes are searched faster than indexed.
    private const int SmallCount = 16;

    private readonly Dictionary<int, Dictionary<string, SpecNode>> _entries = [];

    /// <summary>Returns the node at a reference such as <c>#/paths/~1a</c>; <see langword="null"/> if there is none.</summary>
    public SpecNode? Find(string reference) =>
        Find(reference.Split('/').Skip(1).Select(JsonPointer.UnescapeFragment));

    /// <summary>Returns the node that names lead to from the root; <see langword="null"/> if there is none.</summary>
    public SpecNode? Find(IEnumerable<string> names)
    {
        SpecNode? node = tree.Root;
        foreach (var name in names)
        {
            node = node is { } holder ? Child(holder, name) : null;
        }

        return node;
    }

    /// <summary>Returns what <see cref="SpecNode.Reference"/> returns, also for large nodes in little time.</summary>
    public SpecNode? Reference(SpecNode node) =>
        Child(node, "$ref") is { IsScalar: true, IsNull: false } reference ? reference : null;

    private SpecNode? Child(SpecNode holder, string key)
    {
        var content = tree.ContentOf(holder.Index);
        if (tree[content].SubtreeEnd - content < SmallCount)
        {
            return holder.Child(key);
        }

        if (!_entries.TryGetValue(content, out var entries))
        {
            _entries[content] = entries = new(StringComparer.Ordinal);
            var number = 0;
            foreach (
                var child in holder.Children.Where(child => !holder.IsSequence || !child.IsNull)
            )
            {
                var name = holder.IsSequence
                    ? number++.ToString(CultureInfo.InvariantCulture)
                    : child.Key;
                if (!entries.ContainsKey(name))
                {
                    entries.Add(name, child);
                }
            }
        }

        return entries.TryGetValue(key, out var entry) ? entry : null;
    }
}
