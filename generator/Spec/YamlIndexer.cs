namespace AtlasGen.Generator.Spec;

/// <summary>Indexes a document of YAML by its lines and their indentation, in one pass.</summary>
/// <remarks>
/// It reads what documents of OpenAPI are made of: mappings and sequences by indentation, and all styles of scalars.
/// Where it is not certain to see what a whole parser of YAML sees, it says so and gives up.
/// </remarks>
internal sealed class YamlIndexer
{
    private readonly string _text;
    private readonly SpecTreeBuilder _tree;
    private readonly CancellationToken _cancellationToken;

    // The line that is read: where it begins and ends, and where its text begins.
    private int _lineStart;
    private int _lineEnd;
    private int _position;

    // The column of the text; -1 behind the last line.
    private int _indent;
    private bool _skippedComment;

    private YamlIndexer(string text, SpecTreeBuilder tree, CancellationToken cancellationToken)
    {
        _text = text;
        _tree = tree;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="UncertainTextException">It is not certain what the text means.</exception>
    public static void Index(string text, SpecTreeBuilder tree, CancellationToken cancellationToken)
    {
        var indexer = new YamlIndexer(text, tree, cancellationToken);
        var root = tree.Add(-1, 0, 0, 0);
        indexer.MoveTo(0);
        if (indexer.IsDocumentStart())
        {
            indexer.MoveTo(indexer.NextLine);
        }

        indexer.Node(root, parentIndent: -1, depth: 0);
        tree.Close(root, indexer._lineStart, indexer._lineStart);
        if (indexer._indent >= 0)
        {
            throw indexer.Uncertain("text follows the end of the document");
        }
    }

    private int NextLine =>
        _text.IndexOf('\n', Math.Min(_lineEnd, _text.Length)) is var end and >= 0
            ? end + 1
            : _text.Length;

    private bool IsDocumentStart() =>
        _indent == 0
        && _lineEnd - _lineStart == 3
        && string.CompareOrdinal(_text, _lineStart, "---", 0, 3) == 0;

    /// <summary>Goes to the first line with text at or after the one that begins at a position.</summary>
    private void MoveTo(int lineStart)
    {
        _skippedComment = false;
        for (; lineStart < _text.Length; lineStart = NextLine)
        {
            var end = _text.IndexOf('\n', lineStart);
            _lineEnd = end < 0 ? _text.Length : end;
            _lineEnd -= _lineEnd > lineStart && _text[_lineEnd - 1] == '\r' ? 1 : 0;
            var position = lineStart;
            while (position < _lineEnd && _text[position] == ' ')
            {
                position++;
            }

            if (position == _lineEnd)
            {
                continue;
            }

            if (_text[position] == '#')
            {
                _skippedComment = true;
                continue;
            }

            (_lineStart, _position, _indent) = (lineStart, position, position - lineStart);
            if (_text[position] == '\t' || (_indent == 0 && IsMarker()))
            {
                throw Uncertain(
                    _text[position] == '\t'
                        ? "a tab indents a line"
                        : "a document marker or directive stands there"
                );
            }

            return;
        }

        (_lineStart, _lineEnd, _position, _indent) = (_text.Length, _text.Length, _text.Length, -1);
    }

    /// <summary>Whether the line is a directive, or the marker of a further document; the one at the top is none.</summary>
    private bool IsMarker() =>
        _text[_lineStart] == '%'
        || string.CompareOrdinal(_text, _lineStart, "...", 0, 3) == 0
        || (
            string.CompareOrdinal(_text, _lineStart, "---", 0, 3) == 0
            && (_lineEnd - _lineStart > 3 || _tree.Count > 1)
        );

    /// <summary>The value that begins at the current position, on a line of its own or behind an indicator.</summary>
    private void Node(int node, int parentIndent, int depth)
    {
        if (depth > FlowIndexer.DepthLimit)
        {
            throw Uncertain("it is nested too deeply");
        }

        _cancellationToken.ThrowIfCancellationRequested();
        if (_indent < 0)
        {
            return;
        }

        if (IsIndicator('-'))
        {
            Sequence(node, _indent, depth);
        }
        else if (IsIndicator('?') || KeyEnd(_position) >= 0)
        {
            Mapping(node, _indent, depth);
        }
        else
        {
            Scalar(node, parentIndent, _position);
        }
    }

    private void Mapping(int node, int column, int depth)
    {
        _tree.SetCollection(node, NodeKind.Mapping, NodeStyle.Block, _position);
        while (_indent == column)
        {
            var start = _position;
            if (IsIndicator('?'))
            {
                var child = ComplexKey(node, column);
                Node(child, column, depth + 1);
                _tree.Close(child, _lineStart, _lineStart);
            }
            else
            {
                var keyEnd = KeyEnd(start);
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
                _tree.Close(child, _tree[child].ValueEnd, _lineStart);
            }
        }

        End(node, column);
    }

    private void Sequence(int node, int column, int depth)
    {
        _tree.SetCollection(node, NodeKind.Sequence, NodeStyle.Block, _position);
        while (_indent == column && IsIndicator('-'))
        {
            var item = SkipSpaces(_position + 1);
            if (IsLineEnd(item))
            {
                item = _position + 1;
                MoveTo(NextLine);
                item = _indent > column ? _position : item;
            }
            else
            {
                (_position, _indent) = (item, item - _lineStart);
            }

            var child = _tree.Add(node, item, item, item);
            if (_position == item)
            {
                Node(child, column, depth + 1);
            }

            _tree.Close(child, _tree[child].ValueEnd, _lineStart);
        }

        End(node, column);
    }

    private void End(int node, int column)
    {
        if (_indent > column)
        {
            throw Uncertain("the indentation fits no line above");
        }

        _tree.Close(node, _lineStart, _lineStart);
    }

    /// <summary>The value behind a colon.</summary>
    private void Value(int node, int column, int position, int depth)
    {
        position = SkipSpaces(position);
        if (!IsLineEnd(position))
        {
            Scalar(node, column, position);
            return;
        }

        _tree.SetScalar(node, NodeStyle.Plain, position, position);
        MoveTo(NextLine);
        // The dashes of a sequence may stand as far to the left as the key that it belongs to.
        if (_indent > column || (_indent == column && IsIndicator('-')))
        {
            Node(node, column, depth + 1);
        }
    }

    /// <summary><c>? key</c> and, on the next line, <c>: value</c>; goes to the value.</summary>
    private int ComplexKey(int node, int column)
    {
        var start = _position;
        var keyStart = SkipSpaces(start + 1);
        var keyEnd = _lineEnd;
        var isQuoted = keyStart < _lineEnd && _text[keyStart] is '"' or '\'';
        if (isQuoted)
        {
            keyEnd = Quotes.Close(_text, keyStart, _lineEnd) + 1;
        }

        if (
            keyEnd <= keyStart
            || (
                isQuoted
                    ? !IsLineEnd(SkipSpaces(keyEnd))
                    : Indicators.CannotStartPlain(_text, keyStart)
                        || KeyEnd(keyStart) >= 0
                        || Comment(keyStart, _lineEnd) >= 0
            )
        )
        {
            throw Uncertain("a key is more than a scalar of one line");
        }

        while (_text[keyEnd - 1] == ' ')
        {
            keyEnd--;
        }

        var child = _tree.Add(node, start, keyStart, keyEnd);
        MoveTo(NextLine);
        if (_indent != column || !IsIndicator(':'))
        {
            throw Uncertain("a key is more than a scalar of one line");
        }

        var position = SkipSpaces(_position + 1);
        if (IsLineEnd(position))
        {
            MoveTo(NextLine);
            if (_indent <= column)
            {
                throw Uncertain("a key has no value");
            }
        }
        else
        {
            (_position, _indent) = (position, position - _lineStart);
        }

        return child;
    }

    /// <summary>A scalar, or a collection in brackets; goes to the line after it.</summary>
    private void Scalar(int node, int parentIndent, int position)
    {
        switch (_text[position])
        {
            case '"' or '\'':
                var close = Quotes.Close(_text, position, _text.Length);
                if (close < 0)
                {
                    throw Uncertain("a quote is never closed");
                }

                _tree.SetScalar(
                    node,
                    _text[position] == '"' ? NodeStyle.DoubleQuoted : NodeStyle.SingleQuoted,
                    position,
                    close + 1
                );
                EndOfValue(close + 1);
                break;
            case '[' or '{':
                EndOfValue(new FlowIndexer(_text, _tree, _cancellationToken).Index(node, position));
                break;
            case '|' or '>':
                BlockScalar(node, parentIndent, position);
                break;
            default:
                PlainScalar(node, parentIndent, position);
                break;
        }
    }

    /// <summary>Goes on to the next line; nothing else may stand on the one where a value ends.</summary>
    private void EndOfValue(int position)
    {
        var end = _text.IndexOf('\n', position);
        _lineEnd = end < 0 ? _text.Length : end;
        var rest = position;
        while (rest < _lineEnd && _text[rest] is ' ' or '\r')
        {
            rest++;
        }

        if (rest < _lineEnd && (_text[rest] != '#' || rest == position))
        {
            _position = rest;
            throw Uncertain("text follows a value");
        }

        MoveTo(NextLine);
    }

    private void PlainScalar(int node, int parentIndent, int position)
    {
        if (Indicators.CannotStartPlain(_text, position))
        {
            _position = position;
            throw Uncertain("an anchor, a tag or another indicator stands there");
        }

        var start = position;
        var end = start;
        var hasComment = false;
        do
        {
            var comment = Comment(position, _lineEnd);
            end = comment < 0 ? _lineEnd : comment;
            if (hasComment || (position != start && _skippedComment) || Colon(position, end) >= 0)
            {
                throw Uncertain("a plain scalar holds a colon or a comment");
            }

            hasComment = comment >= 0;
            MoveTo(NextLine);
            position = _position;
        } while (_indent > parentIndent);

        while (end > start && _text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        _tree.SetScalar(node, NodeStyle.Plain, start, end);
    }

    /// <summary>A literal or folded scalar: the lines that are indented deeper (YAML 1.2 section 8.1).</summary>
    private void BlockScalar(int node, int parentIndent, int position)
    {
        var indicator = position + 1;
        var indent = 0;
        while (indicator < _lineEnd && _text[indicator] is '+' or '-' or (>= '1' and <= '9'))
        {
            if (char.IsDigit(_text[indicator]))
            {
                indent = Math.Max(parentIndent, 0) + (_text[indicator] - '0');
            }

            indicator++;
        }

        if (!IsLineEnd(SkipSpaces(indicator)) || indicator > position + 3)
        {
            throw Uncertain("text follows the head of a block scalar");
        }

        var line = NextLine;
        var end = line;
        var longestBlank = 0;
        while (line < _text.Length)
        {
            var next = _text.IndexOf('\n', line) is var lineBreak and >= 0
                ? lineBreak + 1
                : _text.Length;
            var first = line;
            while (first < next && _text[first] == ' ')
            {
                first++;
            }

            var isBlank = first == next || _text[first] is '\n' or '\r';
            if (isBlank)
            {
                longestBlank = Math.Max(longestBlank, first - line);
            }
            else
            {
                if (indent == 0 && first - line > parentIndent)
                {
                    indent = first - line;
                    if (longestBlank > indent)
                    {
                        throw Uncertain("a block scalar begins with a line of spaces");
                    }
                }

                if (indent == 0 || first - line < indent)
                {
                    break;
                }
            }

            line = next;
            end = isBlank ? end : next;
        }

        _tree.SetScalar(node, NodeStyle.Block, position, end);
        MoveTo(line);
        if (_indent > parentIndent)
        {
            throw Uncertain("the indentation of a block scalar changes");
        }
    }

    /// <summary>Where the key at a position ends; -1 when none stands there.</summary>
    private int KeyEnd(int position)
    {
        if (position >= _lineEnd)
        {
            return -1;
        }

        if (_text[position] is '"' or '\'')
        {
            var end = Quotes.Close(_text, position, _lineEnd) + 1;
            return
                end > 0
                && SkipSpaces(end) is var next
                && next < _lineEnd
                && _text[next] == ':'
                && Indicators.IsBlankOrEnd(_text, next + 1)
                ? end
                : -1;
        }

        var colon = Colon(position, _lineEnd);
        return colon >= 0 && IsPlainKey(position, colon) ? colon : -1;
    }

    /// <summary>The first colon that is followed by a blank; -1 when there is none.</summary>
    private int Colon(int position, int end)
    {
        for (
            var colon = _text.IndexOf(':', position, end - position);
            colon >= 0;
            colon = _text.IndexOf(':', colon + 1, end - colon - 1)
        )
        {
            if (Indicators.IsBlankOrEnd(_text, colon + 1))
            {
                return colon;
            }
        }

        return -1;
    }

    private bool IsPlainKey(int start, int colon)
    {
        if (_text[start] is '[' or '{' || Comment(start, colon) >= 0)
        {
            return false;
        }

        if (Indicators.CannotStartPlain(_text, start))
        {
            _position = start;
            throw Uncertain("an anchor, a tag or another indicator stands there");
        }

        // What stands between a plain key and its colon is not the key's; nobody writes it.
        return colon == start || _text[colon - 1] is not (' ' or '\t')
            ? true
            : throw Uncertain("a blank stands in front of a colon");
    }

    /// <summary>Where a comment begins between two positions of a line; -1 when there is none.</summary>
    private int Comment(int position, int end)
    {
        for (
            var hash = _text.IndexOf('#', position, end - position);
            hash >= 0;
            hash = _text.IndexOf('#', hash + 1, end - hash - 1)
        )
        {
            if (hash > position && _text[hash - 1] is ' ' or '\t')
            {
                return hash;
            }
        }

        return -1;
    }

    private bool IsIndicator(char indicator) =>
        _text[_position] == indicator && Indicators.IsBlankOrEnd(_text, _position + 1);

    private bool IsLineEnd(int position) =>
        position >= _lineEnd || _text[position] == '#' && _text[position - 1] == ' ';

    private int SkipSpaces(int position)
    {
        while (position < _lineEnd && _text[position] is ' ' or '\t')
        {
            if (_text[position] == '\t')
            {
                _position = position;
                throw Uncertain("a tab stands between an indicator and its value");
            }

            position++;
        }

        return position;
    }

    private UncertainTextException Uncertain(string reason) => new(_position, reason);
}
