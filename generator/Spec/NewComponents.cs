namespace AtlasGen.Generator.Spec;

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

    /// <summary>The mappings to open first.</summary>
    public List<(string Key, int Column)> Open { get; } = [];

    /// <summary>The components of kinds that the document does not have yet.</summary>
    public List<(string Kind, int Column, IReadOnlyList<NewComponent> Components)> Kinds { get; } =
    [];

    /// <summary>The components of a kind that it has.</summary>
    public List<(NewComponent Component, int Column)> Entries { get; } = [];
}

/// <summary>Writes a document anew with parts of it as components, in its own style.</summary>
internal sealed class NewComponents
{
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
        var components = _tree.Root.Child("components");
        var missing = new List<IGrouping<string, NewComponent>>();
        foreach (
            var kind in _components
                .OrderBy(target => target.Name, StringComparer.Ordinal)
                .GroupBy(target => target.Kind)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        )
        {
            if (components?.Child(kind.Key) is not { } known)
            {
                missing.Add(kind);
            }
            else if (InsertInto(known, known.Index) is { } column)
            {
                _edits[_edits.Count - 1].Entries.AddRange(kind.Select(target => (target, column)));
            }
            else
            {
                return false;
            }
        }

        if (missing.Count > 0)
        {
            var place = components ?? _tree.Root;
            if (InsertInto(place, place.Index) is not { } indent)
            {
                return false;
            }

            var edit = _edits[_edits.Count - 1];
            if (components is null)
            {
                edit.Open.Add(("components", indent));
                indent += 2;
            }

            foreach (var kind in missing)
            {
                edit.Kinds.Add((kind.Key, indent, [.. kind]));
            }
        }

        return _edits
            .SelectMany(inserted =>
                inserted.Entries.Concat(
                    inserted.Kinds.SelectMany(kind =>
                        kind.Components.Select(target => (target, kind.Column + 2))
                    )
                )
            )
            .All(entry => IsFlow || Column(entry.Item1) > entry.Item2);
    }

    /// <summary>How far the value of a node is indented, if it is by indentation.</summary>
    private int Column(NewComponent target)
    {
        var start = Range(target.Node.Index).Start;
        return start - LineStart(start);
    }

    /// <summary>An edit in front of the first entry of a mapping; its column, or <see langword="null"/>.</summary>
    private int? InsertInto(SpecNode mapping, int index)
    {
        var isEmpty = !mapping.Children.Any();
        if (!IsFlow && mapping.IsMapping && isEmpty)
        {
            // Written as {}.
            var key = _tree[index];
            _edits.Add(new(key.ValueStart, key.ValueEnd, "\n"));
            return key.KeyStart - LineStart(key.KeyStart) + 2;
        }

        if (!mapping.IsMapping || (_tree[index].Style == NodeStyle.Flow) != IsFlow)
        {
            return null;
        }

        if (IsFlow)
        {
            var inside = _tree[index].ValueStart + 1;
            _edits.Add(new(inside, inside, "") { IsLast = isEmpty });
            return 0;
        }

        var first = _tree[index + 1].Start;
        var column = first - LineStart(first);
        _edits.Add(new(first - column, first - column, ""));
        return column;
    }

    private int LineStart(int position) =>
        _tree.Text.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;

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
        for (
            var next = FirstEdit(start);
            next < _edits.Count && _edits[next].Start < Math.Max(end, 1);
            next++
        )
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
        var closing = 0;
        foreach (var (key, column) in edit.Open)
        {
            WriteKey(key, column, edit.Start);
            closing++;
        }

        var separator = "";
        foreach (var (kind, column, targets) in edit.Kinds)
        {
            Separate(ref separator, edit.Start);
            WriteKey(kind, column, edit.Start);
            WriteTargets(targets.Select(target => (target, column + 2)), edit.Start);
            Close(1, edit.Start);
        }

        WriteTargets(edit.Entries, edit.Start);
        Close(closing, edit.Start);
        var wroteAny = edit.Kinds.Count + edit.Entries.Count > 0;
        if (IsFlow && wroteAny && !edit.IsLast)
        {
            _text.Add(",", edit.Start);
        }
    }

    private void WriteTargets(IEnumerable<(NewComponent Component, int Column)> targets, int place)
    {
        var separator = "";
        foreach (var (target, column) in targets)
        {
            Separate(ref separator, place);
            var (start, end) = Range(target.Node.Index);
            var isBlock = IsBlock(target.Node.Index);
            var blanks = new string(' ', IsFlow ? 0 : column);
            _text.Add(
                $"{blanks}\"{target.Name}\": {(isBlock ? "\n" + new string(' ', start - LineStart(start)) : "")}",
                start
            );
            Write(start, end, target.Node.Index);
            if (!IsFlow && !isBlock)
            {
                _text.Add("\n", start);
            }
        }
    }

    private void Separate(ref string separator, int place)
    {
        if (separator.Length > 0)
        {
            _text.Add(separator, place);
        }

        separator = IsFlow ? "," : "";
    }

    private void WriteKey(string key, int column, int place) =>
        _text.Add(IsFlow ? $"\"{key}\":{{" : $"{new string(' ', column)}{key}:\n", place);

    private void Close(int count, int place)
    {
        if (IsFlow && count > 0)
        {
            _text.Add(new string('}', count), place);
        }
    }
}
