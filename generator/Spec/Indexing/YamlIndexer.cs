using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes a YAML document by its lines and their indentation, in one pass.</summary>
/// <remarks>
/// The indexer reads the YAML that OpenAPI documents consist of: mappings and sequences by indentation, and all styles
/// of scalars (<see cref="YamlScalars"/>). It throws if it may not see the same as a full YAML parser.
/// </remarks>
internal sealed class YamlIndexer
{
    private readonly string _text;
    private readonly SpecTreeBuilder _tree;
    private readonly CancellationToken _cancellationToken;
    private readonly YamlLines _line;
    private readonly YamlProperties _properties;
    private readonly YamlScalars _scalars;

    private YamlIndexer(string text, SpecTreeBuilder tree, CancellationToken cancellationToken)
    {
        _text = text;
        _tree = tree;
        _line = new(text);
        _cancellationToken = cancellationToken;
        _properties = new(text, tree);
        _scalars = new(text, tree, _line, _properties, cancellationToken);
    }

    /// <exception cref="UncertainTextException">The text is ambiguous.</exception>
    public static void Index(string text, SpecTreeBuilder tree, CancellationToken cancellationToken)
    {
        var indexer = new YamlIndexer(text, tree, cancellationToken);
        var root = tree.Add(-1, 0, 0, 0);
        indexer._line.MoveTo(YamlPrelude.End(text));
        indexer.Node(root, parentIndent: -1, depth: 0);
        tree.Close(root);
        if (indexer._line.Indent >= 0)
        {
            throw indexer.Uncertain("text follows the end of the document");
        }
    }

    /// <summary>Indexes the value at the current position, on its own line or after an indicator.</summary>
    [MethodImpl(ColdStart.Optimized)]
    private void Node(int node, int parentIndent, int depth)
    {
        if (depth > FlowIndexer.DepthLimit)
        {
            throw Uncertain("it is nested too deeply");
        }

        _cancellationToken.ThrowIfCancellationRequested();
        if (_line.Indent < 0)
        {
            return;
        }

        if (_properties.IsAt(_line.Position))
        {
            NodeWithProperties(node, parentIndent, depth);
        }
        else if (_properties.IsAlias(_line.Position))
        {
            _scalars.Index(node, parentIndent, _line.Position);
        }
        else if (_line.IsIndicator('-'))
        {
            Sequence(node, _line.Indent, depth);
        }
        else if (_line.IsIndicator('?') || _line.KeyEnd(_line.Position) >= 0)
        {
            Mapping(node, _line.Indent, depth);
        }
        else
        {
            _scalars.Index(node, parentIndent, _line.Position);
        }
    }

    /// <summary>Indexes a value that its anchor or tag precedes, on the same line or on the one above.</summary>
    private void NodeWithProperties(int node, int parentIndent, int depth)
    {
        var position = _line.Position;
        var style = _properties.Read(node, ref position);
        if (_line.IsLineEnd(position))
        {
            _tree.SetScalar(node, NodeStyle.Plain, position, position);
            _line.MoveTo(_line.Next);
            if (_line.Indent > parentIndent)
            {
                RejectMoreProperties();
                Node(node, parentIndent, depth + 1);
            }
        }
        else if (_line.KeyEnd(position) >= 0 || IsCollection(position))
        {
            // The anchor belongs to the first key.
            throw Uncertain("an anchor, a tag, or another indicator appears here");
        }
        else
        {
            _scalars.Index(node, parentIndent, position);
        }

        _properties.Apply(node, style);
    }

    [MethodImpl(ColdStart.Optimized)]
    private void Mapping(int node, int column, int depth)
    {
        _tree.SetCollection(node, NodeKind.Mapping, _line.Position);
        while (_line.Indent == column)
        {
            var start = _line.Position;
            if (_line.IsIndicator('?'))
            {
                var child = ComplexKey(node, column);
                Node(child, column, depth + 1);
                _tree.Close(child);
            }
            else
            {
                var keyEnd = _line.KeyEnd(start);
                if (keyEnd < 0)
                {
                    throw Uncertain("a line of a mapping has no key");
                }

                var colon = keyEnd;
                while (_text[colon] != ':')
                {
                    colon++;
                }

                var child = _tree.Add(node, start, start, keyEnd);
                Value(child, column, colon + 1, depth);
                _tree.Close(child);
            }
        }

        End(node, column);
    }

    [MethodImpl(ColdStart.Optimized)]
    private void Sequence(int node, int column, int depth)
    {
        _tree.SetCollection(node, NodeKind.Sequence, _line.Position);
        while (_line.Indent == column && _line.IsIndicator('-'))
        {
            var item = _line.SkipBlanks(_line.Position + 1);
            if (_line.IsLineEnd(item))
            {
                item = _line.Position + 1;
                _line.MoveTo(_line.Next);
                item = _line.Indent > column ? _line.Position : item;
            }
            else
            {
                RejectHiddenColumn(item);
                _line.Enter(item);
            }

            var child = _tree.Add(node, item, item, item);
            if (_line.Position == item)
            {
                Node(child, column, depth + 1);
            }

            _tree.Close(child);
        }

        End(node, column);
    }

    /// <summary>Rejects a collection after a dash and a tab, which hides its column.</summary>
    private void RejectHiddenColumn(int item)
    {
        if (
            _text.IndexOf('\t', _line.Position, item - _line.Position) >= 0
            && (_line.KeyEnd(item) >= 0 || IsCollection(item))
        )
        {
            throw Uncertain("a tab separates an indicator from its value");
        }
    }

    private void End(int node, int column)
    {
        if (_line.Indent > column)
        {
            throw Uncertain("the indentation does not match any line above");
        }

        _tree.Close(node);
    }

    /// <summary>Indexes the value after a colon.</summary>
    [MethodImpl(ColdStart.Optimized)]
    private void Value(int node, int column, int position, int depth)
    {
        position = _line.SkipBlanks(position);
        var hasProperties = _properties.IsAt(position);
        var style = hasProperties ? _properties.Read(node, ref position) : null;
        if (!_line.IsLineEnd(position))
        {
            _scalars.Index(node, column, position);
        }
        else
        {
            _tree.SetScalar(node, NodeStyle.Plain, position, position);
            _line.MoveTo(_line.Next);
            // The dashes of a sequence can have the same indentation as its key.
            if (_line.Indent > column || (_line.Indent == column && _line.IsIndicator('-')))
            {
                if (hasProperties)
                {
                    RejectMoreProperties();
                }

                Node(node, column, depth + 1);
            }
        }

        _properties.Apply(node, style);
    }

    /// <summary>Rejects a line that continues the anchor or the tag of the line above.</summary>
    private void RejectMoreProperties()
    {
        if (_properties.IsAt(_line.Position) || _properties.IsAlias(_line.Position))
        {
            throw Uncertain("an anchor, a tag, or another indicator appears here");
        }
    }

    /// <summary>Returns whether a collection begins at a position of the line.</summary>
    private bool IsCollection(int position) =>
        _text[position] is '-' or '?' && Indicators.IsBlankOrEnd(_text, position + 1);

    /// <summary>
    /// Indexes a key in the form <c>? key</c>, which is followed by <c>: value</c> on the next line, and moves to the
    /// value.
    /// </summary>
    private int ComplexKey(int node, int column)
    {
        var start = _line.Position;
        var keyStart = _line.SkipSpaces(start + 1);
        var keyEnd = _line.End;
        var isQuoted = keyStart < _line.End && _text[keyStart] is '"' or '\'';
        if (isQuoted)
        {
            keyEnd = Quotes.Close(_text, keyStart, _line.End) + 1;
        }

        if (
            keyEnd <= keyStart
            || (
                isQuoted
                    ? !_line.IsLineEnd(_line.SkipSpaces(keyEnd))
                    : Indicators.CannotStartPlain(_text, keyStart)
                        || _line.KeyEnd(keyStart) >= 0
                        || _line.Comment(keyStart, _line.End) >= 0
            )
        )
        {
            throw Uncertain("a key is not a single-line scalar");
        }

        while (_text[keyEnd - 1] is ' ' or '\t')
        {
            keyEnd--;
        }

        var child = _tree.Add(node, start, keyStart, keyEnd);
        _line.MoveTo(_line.Next);
        if (_line.Indent != column || !_line.IsIndicator(':'))
        {
            throw Uncertain("a key is not a single-line scalar");
        }

        var position = _line.SkipSpaces(_line.Position + 1);
        if (_line.IsLineEnd(position))
        {
            _line.MoveTo(_line.Next);
            if (_line.Indent <= column)
            {
                throw Uncertain("a key has no value");
            }
        }
        else
        {
            _line.Enter(position);
        }

        return child;
    }

    private UncertainTextException Uncertain(string reason) => new(_line.Position, reason);
}
