namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>Parses queries (RFC 9535 section 2.1.1).</summary>
internal sealed class PathParser
{
    private const int DepthLimit = 32;

    private readonly PathReader _reader;
    private readonly FilterParser _filters;
    private int _depth;

    public PathParser(string text)
    {
        _reader = new(text);
        _filters = new(_reader, this);
    }

    /// <exception cref="PathSyntaxException">The text is not a valid query.</exception>
    public PathQuery Parse()
    {
        if (_reader.Current != '$')
        {
            throw _reader.Error("the query does not begin with '$'");
        }

        var query = Query();
        return _reader.IsAtEnd
            ? query
            : throw _reader.Error(
                $"'{_reader.Current}' is not valid here; write names with other characters than letters, digits, and underscores in brackets (['name'])"
            );
    }

    /// <summary>Parses a query that begins with <c>$</c> or <c>@</c>.</summary>
    public PathQuery Query()
    {
        var isRelative = _reader.TryTake("@");
        if (!isRelative)
        {
            _reader.Take("$");
        }

        var segments = new List<PathSegment>();
        while (Segment() is { } segment)
        {
            segments.Add(segment);
        }

        return new(isRelative, segments);
    }

    /// <summary>Parses something nested. The depth is limited, because parsing and evaluating are recursive.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_depth > DepthLimit)
        {
            throw _reader.Error($"the query is nested more than {DepthLimit} levels deep");
        }

        var parsed = parse();
        _depth--;
        return parsed;
    }

    private PathSegment? Segment()
    {
        var start = _reader.Position;
        _reader.SkipBlanks();
        if (_reader.Current == '[')
        {
            return new(isDescendant: false, Bracketed());
        }

        var isDescendant = _reader.TryTake("..");
        if (!isDescendant && !_reader.TryTake("."))
        {
            // Blanks at the end belong to what follows.
            _reader.Position = start;
            return null;
        }

        if (isDescendant && _reader.Current == '[')
        {
            return new(isDescendant, Bracketed());
        }

        return new(
            isDescendant,
            [
                _reader.TryTake("*") ? new WildcardSelector()
                : _reader.Name() is { } name ? new NameSelector(name)
                : throw _reader.Error("a name is missing"),
            ]
        );
    }

    private List<PathSelector> Bracketed()
    {
        var selectors = new List<PathSelector>();
        do
        {
            _reader.Position++;
            _reader.SkipBlanks();
            selectors.Add(Selector());
            _reader.SkipBlanks();
        } while (_reader.Current == ',');
        _reader.Take("]");
        return selectors;
    }

    private PathSelector Selector()
    {
        if (_reader.Text() is { } name)
        {
            return new NameSelector(name);
        }

        if (_reader.TryTake("*"))
        {
            return new WildcardSelector();
        }

        if (_reader.TryTake("?"))
        {
            _reader.SkipBlanks();
            return new FilterSelector(Nested(_filters.Condition));
        }

        var start = _reader.Integer();
        var end = _reader.Position;
        _reader.SkipBlanks();
        if (_reader.TryTake(":"))
        {
            return Slice(start);
        }

        _reader.Position = end;
        return start is { } index
            ? new IndexSelector(index)
            : throw _reader.Error(
                "a selector is missing; write a name in quotes, an index, a range, '*', or a filter ('?')"
            );
    }

    private SliceSelector Slice(long? start)
    {
        _reader.SkipBlanks();
        var end = _reader.Integer();
        _reader.SkipBlanks();
        if (!_reader.TryTake(":"))
        {
            return new(start, end, 1);
        }

        _reader.SkipBlanks();
        return new(start, end, _reader.Integer() ?? 1);
    }
}
