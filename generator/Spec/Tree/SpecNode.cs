using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>A node of a document. An alias appears as the node that it refers to.</summary>
internal readonly struct SpecNode(SpecTree tree, int index) : IEquatable<SpecNode>
{
    private readonly int _content = tree.ContentOf(index);

    /// <summary>Gets the tree that contains the node.</summary>
    public SpecTree Tree => tree;

    /// <summary>Gets the index of the node in the tree.</summary>
    public int Index => index;

    public bool IsMapping => tree[_content].Kind == NodeKind.Mapping;

    public bool IsSequence => tree[_content].Kind == NodeKind.Sequence;

    public bool IsScalar => tree[_content].Kind == NodeKind.Scalar;

    /// <summary>Gets how a scalar is written.</summary>
    public NodeStyle Style => tree[_content].Style;

    /// <summary>
    /// Gets a value that indicates whether the node is a plain scalar, which can be a number, a Boolean, or null.
    /// </summary>
    public bool IsPlain => IsScalar && Style == NodeStyle.Plain;

    /// <summary>Gets a value that indicates whether the node is null (YAML 1.2 section 10.3.2).</summary>
    public bool IsNull => IsPlain && tree.MayBeNull(_content) && CoreSchema.IsNull(Value);

    /// <summary>
    /// Gets the <c>$ref</c> of the node; <see langword="null"/> if there is none, or if it is null or not a scalar.
    /// </summary>
    public SpecNode? Reference =>
        Child("$ref") is { IsScalar: true, IsNull: false } reference ? reference : null;

    /// <summary>Gets the key of the node in its mapping; empty for items and for the root.</summary>
    public string Key => tree.KeyOf(index);

    /// <summary>Returns whether the node has a key, which is cheaper than comparing <see cref="Key"/>.</summary>
    public bool HasKey(string key) => tree.HasKey(index, key);

    /// <summary>Gets the text of a scalar; empty for other nodes.</summary>
    public string Value => IsScalar ? tree.ValueOf(_content) : "";

    /// <summary>Gets the text of a scalar as the user wrote it, for messages. A pass can have changed the value.</summary>
    public string Written => IsScalar ? tree.WrittenOf(_content) : "";

    /// <summary>Gets the node that contains this node; <see langword="null"/> for the root.</summary>
    public SpecNode? Parent => tree[index].Parent is var parent and >= 0 ? new(tree, parent) : null;

    /// <summary>Gets the index after the last node within this node, without following aliases.</summary>
    public int SubtreeEnd => tree[index].SubtreeEnd;

    /// <summary>Gets the JSON pointer of the node (RFC 6901), which does not count items that are null.</summary>
    public string Pointer =>
        Parent is { } parent ? JsonPointer.Append(parent.Pointer, Segment(parent)) : "";

    /// <summary>Gets the text that the node comes from.</summary>
    public SpecText Source => tree.SourceOf(index);

    /// <summary>Gets the place for diagnostics: the key, or the item.</summary>
    public SourcePlace SourcePlace
    {
        get
        {
            ref readonly var node = ref tree[index];
            return node.KeyEnd > node.KeyStart ? Source.Place(node.KeyStart, node.KeyEnd)
                : node.Kind == NodeKind.Scalar ? Source.Place(node.Start, node.ValueEnd)
                : Source.Place(node.Start, node.Start);
        }
    }

    /// <summary>Gets the entries of a mapping or the items of a sequence.</summary>
    public IEnumerable<SpecNode> Children
    {
        get
        {
            for (var i = _content + 1; i < tree[_content].SubtreeEnd; i = tree[i].SubtreeEnd)
            {
                yield return new(tree, i);
            }
        }
    }

    /// <summary>
    /// Returns the entry of a mapping by key, or the item of a sequence by its index among the items that are not null.
    /// </summary>
    public SpecNode? Child(string key)
    {
        var number =
            IsSequence
            && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : -1;
        if (!IsMapping && number < 0)
        {
            return null;
        }

        for (var i = _content + 1; i < tree[_content].SubtreeEnd; i = tree[i].SubtreeEnd)
        {
            var child = new SpecNode(tree, i);
            if (number < 0 ? child.HasKey(key) : !child.IsNull && number-- == 0)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Returns the text of a scalar entry; empty if there is none, or if it is null.</summary>
    public string Text(string key) => Child(key) is { IsNull: false } entry ? entry.Value : "";

    /// <summary>
    /// Returns whether an entry is the Boolean <c>true</c> (YAML 1.2 section 10.3.2), and not the string <c>'true'</c>.
    /// </summary>
    public bool IsTrue(string key) =>
        Child(key) is { IsPlain: true } value && CoreSchema.Json(value.Value) == "true";

    public bool Equals(SpecNode other) => index == other.Index;

    public override bool Equals(object? obj) => obj is SpecNode other && Equals(other);

    public override int GetHashCode() => index;

    private string Segment(SpecNode parent)
    {
        if (!parent.IsSequence)
        {
            return Key;
        }

        var self = index;
        return parent
            .Children.TakeWhile(item => item.Index != self)
            .Count(item => !item.IsNull)
            .ToString(CultureInfo.InvariantCulture);
    }
}
