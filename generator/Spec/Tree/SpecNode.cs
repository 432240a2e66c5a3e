using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>One node of a document; an alias is seen as what it stands for.</summary>
internal readonly struct SpecNode(SpecTree tree, int index) : IEquatable<SpecNode>
{
    private readonly int _content = tree.ContentOf(index);

    /// <summary>The index in the tree.</summary>
    public int Index => index;

    public bool IsMapping => tree[_content].Kind == NodeKind.Mapping;

    public bool IsSequence => tree[_content].Kind == NodeKind.Sequence;

    public bool IsScalar => tree[_content].Kind == NodeKind.Scalar;

    /// <summary>Whether it is a scalar without quotes, which may be a number, a boolean or null.</summary>
    public bool IsPlain => IsScalar && tree[_content].Style == NodeStyle.Plain;

    /// <summary>The key in the mapping that holds it; empty for items and for the root.</summary>
    public string Key => tree.KeyOf(index);

    /// <summary>Whether the key is this one; it costs less than to ask for the key.</summary>
    public bool HasKey(string key) => tree.HasKey(index, key);

    /// <summary>The text of a scalar; empty for any other node.</summary>
    public string Value => IsScalar ? tree.ValueOf(_content) : "";

    /// <summary>The node that holds it; <see langword="null"/> for the root.</summary>
    public SpecNode? Parent => tree[index].Parent is var parent and >= 0 ? new(tree, parent) : null;

    /// <summary>The index after the last node within it, aliases not followed.</summary>
    public int SubtreeEnd => tree[index].SubtreeEnd;

    /// <summary>The JSON pointer (RFC 6901).</summary>
    public string Pointer =>
        Parent is { } parent ? JsonPointer.Append(parent.Pointer, Segment(parent)) : "";

    /// <summary>Where a diagnostic points: at the key, or at the item.</summary>
    public LinePositionSpan Span
    {
        get
        {
            ref readonly var node = ref tree[index];
            return node.KeyEnd > node.KeyStart ? tree.Span(node.KeyStart, node.KeyEnd)
                : node.Kind == NodeKind.Scalar ? tree.Span(node.Start, node.ValueEnd)
                : tree.Span(node.Start, node.Start);
        }
    }

    /// <summary>The entries of a mapping or the items of a sequence.</summary>
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

    /// <summary>The entry of a mapping, or the item of a sequence by its number.</summary>
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
            if (number < 0 ? tree.HasKey(i, key) : number-- == 0)
            {
                return new(tree, i);
            }
        }

        return null;
    }

    /// <summary>The text of a scalar entry; empty when there is none.</summary>
    public string Text(string key) => Child(key)?.Value ?? "";

    /// <summary>Whether an entry is the Boolean <c>true</c> (YAML 1.2, section 10.3.2); the string <c>'true'</c> is not.</summary>
    public bool IsTrue(string key) =>
        Child(key) is { IsPlain: true, Value: "true" or "True" or "TRUE" };

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
            .Count()
            .ToString(CultureInfo.InvariantCulture);
    }
}
