using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A node of a <see cref="Draft"/>.</summary>
/// <param name="key">The key; empty for items and for the root.</param>
/// <param name="kind">The kind of the node.</param>
/// <param name="origin">
/// The node that this node is based on, in this document or in another one. Diagnostics point at its span.
/// </param>
internal sealed class DraftNode(string key, NodeKind kind, SpecNode origin)
{
    private readonly List<DraftNode> _children = [];

    /// <summary>Gets or sets the key; empty for items and for the root.</summary>
    public string Key { get; set; } = key;

    public NodeKind Kind { get; private set; } = kind;

    public SpecNode Origin { get; private set; } = origin;

    /// <summary>Gets the text of a scalar; empty for other nodes.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Gets how a scalar is written. A plain scalar can be a number, a Boolean, or null.</summary>
    public NodeStyle Style { get; private set; }

    /// <summary>Gets the node that contains this node; <see langword="null"/> for the root and for removed nodes.</summary>
    public DraftNode? Parent { get; private set; }

    /// <summary>Gets the entries of a mapping or the items of a sequence.</summary>
    public IReadOnlyList<DraftNode> Children => _children;

    /// <summary>
    /// Gets the <c>$ref</c> of the node; <see langword="null"/> if there is none, or if it is null or not a scalar.
    /// </summary>
    public DraftNode? Reference =>
        Child("$ref") is { IsScalar: true, IsNull: false } reference ? reference : null;

    public bool IsMapping => Kind == NodeKind.Mapping;

    public bool IsSequence => Kind == NodeKind.Sequence;

    public bool IsScalar => Kind == NodeKind.Scalar;

    /// <summary>Gets a value that indicates whether the node is null (YAML 1.2 section 10.3.2).</summary>
    public bool IsNull => IsPlain && CoreSchema.IsNull(Value);

    /// <summary>Gets a value that indicates whether the node is the Boolean <c>true</c>.</summary>
    public bool IsTrue => IsPlain && CoreSchema.Json(Value) == "true";

    /// <summary>Gets a value that indicates whether the node is the Boolean <c>false</c>.</summary>
    public bool IsFalse => IsPlain && CoreSchema.Json(Value) == "false";

    private bool IsPlain => IsScalar && Style == NodeStyle.Plain;

    public static DraftNode Mapping(string key, SpecNode origin) =>
        new(key, NodeKind.Mapping, origin);

    public static DraftNode Sequence(string key, SpecNode origin) =>
        new(key, NodeKind.Sequence, origin);

    /// <summary>Returns a string.</summary>
    public static DraftNode Quoted(string key, string value, SpecNode origin) =>
        new DraftNode(key, NodeKind.Scalar, origin).With(value, NodeStyle.DoubleQuoted);

    /// <summary>Returns a number, a Boolean, or null, by its text.</summary>
    public static DraftNode Plain(string key, string value, SpecNode origin) =>
        new DraftNode(key, NodeKind.Scalar, origin).With(value, NodeStyle.Plain);

    /// <summary>Sets the text of a scalar, and returns the node.</summary>
    public DraftNode With(string value, NodeStyle style)
    {
        (Value, Style) = (value, style);
        return this;
    }

    /// <summary>Takes the text of another scalar, and its place for diagnostics.</summary>
    public void TakeValueOf(DraftNode scalar)
    {
        (Value, Style, Origin) = (scalar.Value, scalar.Style, scalar.Origin);
    }

    /// <summary>Returns the first entry with a key; <see langword="null"/> if there is none.</summary>
    public DraftNode? Child(string key)
    {
        // A loop, because passes look for many keywords in each schema, and a predicate would be an allocation.
        for (var i = 0; IsMapping && i < _children.Count; i++)
        {
            if (_children[i].Key == key)
            {
                return _children[i];
            }
        }

        return null;
    }

    /// <summary>Returns the entry with a key if its value is a list.</summary>
    public DraftNode? List(string key) => Child(key) is { IsSequence: true } list ? list : null;

    /// <summary>Returns the entry with a key if its value is a mapping.</summary>
    public DraftNode? Map(string key) => Child(key) is { IsMapping: true } map ? map : null;

    /// <summary>Returns the text of a scalar entry; empty if there is none, or if it is null.</summary>
    public string Text(string key) =>
        Child(key) is { IsScalar: true, IsNull: false } entry ? entry.Value : "";

    /// <summary>Adds an entry, and removes the entries with the same key.</summary>
    public void Set(DraftNode entry)
    {
        Unset(entry.Key);
        Add(entry);
    }

    /// <summary>Removes the entries with a key.</summary>
    public void Unset(string key)
    {
        if (Child(key) is not null)
        {
            RemoveAll(entry => entry.Key == key);
        }
    }

    /// <summary>Adds a node that is in no other place, and returns this node.</summary>
    public DraftNode Add(DraftNode child) => Insert(_children.Count, child);

    /// <summary>Inserts a node that is in no other place, and returns this node.</summary>
    public DraftNode Insert(int index, DraftNode child)
    {
        _children.Insert(index, child);
        child.Parent = this;
        return this;
    }

    /// <summary>Removes the node from the document.</summary>
    public void Remove()
    {
        Parent?._children.Remove(this);
        Parent = null;
    }

    /// <summary>Removes the entries or items that match, and returns their number.</summary>
    public int RemoveAll(Predicate<DraftNode> matches) =>
        _children.RemoveAll(child =>
        {
            if (!matches(child))
            {
                return false;
            }

            child.Parent = null;
            return true;
        });

    /// <summary>Removes the content, and makes the node an empty one of a kind.</summary>
    public void Clear(NodeKind kind)
    {
        RemoveAll(_ => true);
        (Kind, Value, Style) = (kind, "", NodeStyle.Plain);
    }

    /// <summary>Moves the entries or items that match to the end of another node.</summary>
    public void MoveTo(DraftNode other, Predicate<DraftNode> matches)
    {
        var moved = _children.FindAll(matches);
        RemoveAll(matches);
        foreach (var child in moved)
        {
            other.Add(child);
        }
    }

    /// <summary>Moves the content to a new node, and returns that node. This node becomes an empty mapping.</summary>
    public DraftNode MoveContent(string key)
    {
        var moved = CopyAlone(key);
        MoveTo(moved, _ => true);
        Clear(NodeKind.Mapping);
        return moved;
    }

    /// <summary>Removes the children that match a condition from the document, and returns them.</summary>
    /// <remarks>Removing many children one by one would take quadratic time.</remarks>
    public IReadOnlyList<DraftNode> Take(Predicate<DraftNode> match)
    {
        var taken = _children.FindAll(match);
        if (taken.Count > 0)
        {
            _children.RemoveAll(match);
            taken.ForEach(child => child.Parent = null);
        }

        return taken;
    }

    /// <summary>
    /// Removes the entry with a key, and returns it; <see langword="null"/> if there is none, or if there are several,
    /// which Readers reports.
    /// </summary>
    public DraftNode? Take(string key) =>
        _children.FindAll(child => child.Key == key) is [var only]
            ? Take(child => child == only)[0]
            : null;

    /// <summary>Puts another node in the place of this node, under the same key.</summary>
    public void ReplaceWith(DraftNode other)
    {
        var parent = Parent!;
        var index = parent._children.IndexOf(this);
        parent._children.RemoveAt(index);
        Parent = null;
        other.Key = Key;
        parent.Insert(index, other);
    }

    /// <summary>Returns a copy of the node without its children.</summary>
    public DraftNode CopyAlone(string key) => new DraftNode(key, Kind, Origin).With(Value, Style);

    /// <summary>Returns the node and everything below it, parents before children.</summary>
    public IEnumerable<DraftNode> All()
    {
        var rest = new Stack<DraftNode>([this]);
        while (rest.Count > 0)
        {
            var node = rest.Pop();
            yield return node;
            for (var i = node._children.Count - 1; i >= 0; i--)
            {
                rest.Push(node._children[i]);
            }
        }
    }
}
