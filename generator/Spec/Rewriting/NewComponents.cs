using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A part of a document that becomes a component.</summary>
/// <param name="Node">The part.</param>
/// <param name="Kind">The components that it is one of: <c>schemas</c>, <c>responses</c>.</param>
/// <param name="Name">The name that it gets.</param>
internal sealed record NewComponent(SpecNode Node, string Kind, string Name)
{
    public string Reference => $"#/components/{Kind}/{Name}";
}

/// <summary>A piece of a document that other text replaces.</summary>
internal sealed record TextEdit(int Start, int End, string Text)
{
    /// <summary>The index of the node that becomes a component; -1 for any other edit.</summary>
    public int IsTargetOf { get; init; } = -1;

    /// <summary>Whether nothing follows in the mapping that the components are added to.</summary>
    public bool IsLast { get; init; }

    /// <summary>How far what is added is indented.</summary>
    public int Column { get; init; }

    /// <summary>The components of kinds that the document does not have yet.</summary>
    public List<IGrouping<string, NewComponent>> Kinds { get; } = [];

    /// <summary>The components of a kind that it has.</summary>
    public List<NewComponent> Entries { get; } = [];
}

/// <summary>Writes a document anew with parts of it as components, in its own style.</summary>
internal sealed class NewComponents
{
    private const int Indent = 2;

    private readonly SpecTree _tree;
    private readonly IEnumerable<NewComponent> _components;
    private readonly List<TextEdit> _edits;
    private readonly TextMap _text;

    private NewComponents(
        SpecTree tree,
        IReadOnlyCollection<NewComponent> components,
        IEnumerable<TextEdit> edits
    )
    {
        _tree = tree;
        _components = components;
        _text = new(tree.Text);
        _edits = [.. edits, .. components.Select(Stub)];
    }

    private bool IsFlow => _tree[0].Style == NodeStyle.Flow;

    private bool HasComponents => _tree.Root.Child("components") is not null;

    /// <param name="tree">The document.</param>
    /// <param name="components">What becomes a component; a reference takes its place.</param>
    /// <param name="edits">What else is replaced.</param>
    /// <returns><see langword="null"/> where the components are written in another style than the document.</returns>
    public static TextMap? Write(
        SpecTree tree,
        IReadOnlyCollection<NewComponent> components,
        IEnumerable<TextEdit> edits
    )
    {
        var document = new NewComponents(tree, components, edits);
        return document.Insert() ? document.Write() : null;
    }

    private TextEdit Stub(NewComponent component)
    {
        var index = component.Node.Index;
        var (start, end) = Range(index);
        var stub = $"{{\"$ref\": \"{component.Reference}\"}}";
        return new(start, end, IsBlock(index) ? stub + "\n" : stub) { IsTargetOf = index };
    }

    private bool IsBlock(int index) =>
        _tree[index] is { Style: NodeStyle.Block, Kind: not NodeKind.Scalar };

    /// <summary>The text of a node's value: by indentation from its first entry to the beginning of a later line.</summary>
    private (int Start, int End) Range(int index)
    {
        ref readonly var node = ref _tree[index];
        return IsBlock(index)
            ? (_tree[index + 1].Start, node.End)
            : (node.ValueStart, node.ValueEnd);
    }

    /// <summary>Finds the places of the components; <see langword="false"/> where they are written in another style than the document.</summary>
    private bool Insert()
    {
        var missing = new List<IGrouping<string, NewComponent>>();
        foreach (
            var kind in _components
                .OrderBy(component => component.Name, StringComparer.Ordinal)
                .GroupBy(component => component.Kind)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        )
        {
            if (_tree.Root.Child("components")?.Child(kind.Key) is not { } known)
            {
                missing.Add(kind);
            }
            else if (
                InsertInto(known) is { } edit
                && kind.All(component => Fits(component, edit.Column))
            )
            {
                edit.Entries.AddRange(kind);
            }
            else
            {
                return false;
            }
        }

        return missing.Count == 0 || InsertKinds(missing);
    }

    private bool InsertKinds(IReadOnlyList<IGrouping<string, NewComponent>> kinds)
    {
        if (InsertInto(_tree.Root.Child("components") ?? _tree.Root) is not { } edit)
        {
            return false;
        }

        edit.Kinds.AddRange(kinds);
        var column = KindColumn(edit) + Indent;
        return kinds.All(kind => kind.All(component => Fits(component, column)));
    }

    private int KindColumn(TextEdit edit) => edit.Column + (HasComponents ? 0 : Indent);

    /// <summary>Whether a value stays within its entry where it stands now: its lines are copied with their indentation.</summary>
    private bool Fits(NewComponent component, int column) =>
        IsFlow || _tree.ColumnOf(Range(component.Node.Index).Start) > column;

    /// <summary>An edit in front of the first entry of a mapping; <see langword="null"/> for one in another style.</summary>
    private TextEdit? InsertInto(SpecNode mapping)
    {
        if (!mapping.IsMapping)
        {
            return null;
        }

        ref readonly var node = ref _tree[mapping.Index];
        var isEmpty = !mapping.Children.Any();
        TextEdit edit;
        if (!IsFlow && isEmpty)
        {
            // Written as {}.
            edit = new(node.ValueStart, node.ValueEnd, "\n")
            {
                Column = _tree.ColumnOf(node.KeyStart) + Indent,
            };
        }
        else if ((node.Style == NodeStyle.Flow) != IsFlow)
        {
            return null;
        }
        else if (IsFlow)
        {
            var inside = node.ValueStart + 1;
            edit = new(inside, inside, "") { IsLast = isEmpty };
        }
        else
        {
            var first = _tree[mapping.Index + 1].Start;
            var column = _tree.ColumnOf(first);
            edit = new(first - column, first - column, "") { Column = column };
        }

        _edits.Add(edit);
        return edit;
    }

    private TextMap Write()
    {
        _edits.Sort(
            (left, right) =>
                left.Start != right.Start
                    ? left.Start.CompareTo(right.Start)
                    : right.End.CompareTo(left.End)
        );
        Write(0, _tree.Text.Length, self: -1);
        return _text;
    }

    /// <summary>Writes a part of the document with its edits.</summary>
    private void Write(int start, int end, int self)
    {
        var position = start;
        for (var next = FirstEdit(start); next < _edits.Count && _edits[next].Start < end; next++)
        {
            var edit = _edits[next];
            // Within what a reference replaces, or the very node that is written.
            if (edit.Start < position || edit.End > end || edit.IsTargetOf == self && self >= 0)
            {
                continue;
            }

            _text.Copy(position, edit.Start);
            if (edit.Text.Length > 0)
            {
                _text.Add(edit.Text, edit.Start);
            }

            WriteEntries(edit);
            position = edit.End;
        }

        _text.Copy(position, end);
    }

    private int FirstEdit(int start)
    {
        var (low, high) = (0, _edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _edits[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void WriteEntries(TextEdit edit)
    {
        if (edit.Kinds.Count + edit.Entries.Count == 0)
        {
            return;
        }

        if (edit.Kinds.Count > 0 && !HasComponents)
        {
            Open("components", edit.Column, edit.Start);
        }

        var isFirst = true;
        foreach (var kind in edit.Kinds)
        {
            Separate(ref isFirst, edit.Start);
            Open(kind.Key, KindColumn(edit), edit.Start);
            WriteComponents(kind, KindColumn(edit) + Indent, edit.Start);
            Close(edit.Start);
        }

        WriteComponents(edit.Entries, edit.Column, edit.Start);
        if (edit.Kinds.Count > 0 && !HasComponents)
        {
            Close(edit.Start);
        }

        if (IsFlow && !edit.IsLast)
        {
            _text.Add(",", edit.Start);
        }
    }

    private void WriteComponents(IEnumerable<NewComponent> components, int column, int place)
    {
        var isFirst = true;
        foreach (var component in components)
        {
            Separate(ref isFirst, place);
            var index = component.Node.Index;
            var (start, end) = Range(index);
            var lead = IsBlock(index) ? "\n" + new string(' ', _tree.ColumnOf(start)) : "";
            _text.Add($"{Blanks(column)}\"{component.Name}\": {lead}", start);
            Write(start, end, index);
            if (!IsFlow && !IsBlock(index))
            {
                _text.Add("\n", start);
            }
        }
    }

    private void Separate(ref bool isFirst, int place)
    {
        if (IsFlow && !isFirst)
        {
            _text.Add(",", place);
        }

        isFirst = false;
    }

    private void Open(string key, int column, int place) =>
        _text.Add(IsFlow ? $"\"{key}\":{{" : $"{Blanks(column)}{key}:\n", place);

    private void Close(int place)
    {
        if (IsFlow)
        {
            _text.Add("}", place);
        }
    }

    private string Blanks(int column) => new(' ', IsFlow ? 0 : column);
}
