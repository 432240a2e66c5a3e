using System.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Cuts the parts of a document that a selection needs out of its text, as a document of their own.</summary>
/// <remarks>
/// Whole entries of mappings are taken or left, never items of sequences; so the JSON pointers of what is taken stay
/// the same, and what Readers says of the fragment is true of the document.
/// </remarks>
internal sealed class SpecFragment
{
    private static readonly string[] Shared =
    [
        "info",
        "servers",
        "tags",
        "security",
        "externalDocs",
    ];

    private readonly SpecTree _tree;
    private readonly string _text;
    private readonly HashSet<int> _whole = [];
    private readonly HashSet<int> _partly = [0];
    private readonly StringBuilder _builder = new();

    private SpecFragment(SpecTree tree, string text)
    {
        _tree = tree;
        _text = text;
    }

    /// <summary>What every fragment of a document needs, whatever is selected.</summary>
    public static IEnumerable<SpecNode> SharedParts(SpecTree tree) =>
        Shared
            .Select(tree.Root.Child)
            // They are referred to by name alone, and they are few.
            .Append(tree.Root.Child("components")?.Child("securitySchemes"))
            .OfType<SpecNode>();

    /// <param name="tree">The document.</param>
    /// <param name="text">Its text, or one of the same length with other keys.</param>
    /// <param name="parts">The operations, components and shared parts to take.</param>
    public static string Cut(SpecTree tree, string text, IEnumerable<SpecNode> parts)
    {
        var fragment = new SpecFragment(tree, text);
        fragment.Keep(tree.Root.Child("openapi"));
        foreach (var part in parts)
        {
            fragment.Keep(part);
            if (part.Parent is { } pathItem && pathItem.Parent?.Key == "paths")
            {
                // What all operations of a path item share.
                foreach (var shared in pathItem.Children.Where(m => !SpecOperation.IsMethod(m)))
                {
                    fragment.Keep(shared);
                }
            }
        }

        fragment.Write(0);
        return fragment._builder.ToString();
    }

    private void Keep(SpecNode? node)
    {
        if (node is not { } kept || !_whole.Add(kept.Index))
        {
            return;
        }

        for (var parent = _tree[kept.Index].Parent; parent >= 0; parent = _tree[parent].Parent)
        {
            _partly.Add(parent);
        }
    }

    private void Write(int index)
    {
        ref readonly var node = ref _tree[index];
        if (node.Kind != NodeKind.Mapping || _whole.Contains(index))
        {
            _builder.Append(_text, node.Start, node.End - node.Start);
        }
        else if (node.Style == NodeStyle.Flow)
        {
            WriteFlow(index);
        }
        else
        {
            WriteBlock(index);
        }
    }

    private void WriteFlow(int index)
    {
        _builder.Append(_text, _tree[index].Start, _tree[index].ValueStart - _tree[index].Start);
        var separator = '{';
        foreach (var child in Kept(index))
        {
            _builder.Append(separator).Append('\n');
            Write(child);
            separator = ',';
        }

        _builder.Append(separator == '{' ? "{}" : "}");
    }

    private void WriteBlock(int index)
    {
        // The key's line, or all that stands in front of the first member: indentation too.
        var first = _tree[index + 1].Start;
        var start = index == 0 ? 0 : _tree[index].Start;
        _builder.Append(_text, start, first - start);
        var column = _tree.ColumnOf(first);
        var isFirst = true;
        foreach (var child in Kept(index))
        {
            _builder.Append(' ', isFirst ? 0 : column);
            Write(child);
            if (_builder[_builder.Length - 1] != '\n')
            {
                _builder.Append('\n');
            }

            isFirst = false;
        }
    }

    private IEnumerable<int> Kept(int index)
    {
        for (var i = index + 1; i < _tree[index].SubtreeEnd; i = _tree[i].SubtreeEnd)
        {
            if (_whole.Contains(i) || _partly.Contains(i))
            {
                yield return i;
            }
        }
    }
}
