using Microsoft.CodeAnalysis.Text;
using SharpYaml;
using SharpYaml.Events;

namespace AtlasGen.Generator.Spec;

/// <summary>Finds the lines of JSON pointers (RFC 6901) in a document of YAML or JSON.</summary>
/// <remarks>
/// It reads events and builds no tree: nothing here is recursive, so a deeply nested document cannot exhaust the
/// stack, and the work is done only when there is a diagnostic to place.
/// </remarks>
internal sealed class SpecLocator(string text)
{
    /// <summary>The spans of the given pointers; a pointer that leads nowhere has that of its nearest ancestor.</summary>
    public IReadOnlyDictionary<string, LinePositionSpan> Locate(
        IEnumerable<string> pointers,
        CancellationToken cancellationToken
    )
    {
        var root = new Wanted();
        var wanted = pointers
            .Distinct()
            .ToDictionary(pointer => pointer, pointer => root.Add(pointer));
        if (wanted.Count > 0)
        {
            Scan(root, cancellationToken);
        }

        return wanted.ToDictionary(pair => pair.Key, pair => pair.Value.NearestSpan());
    }

    /// <summary>Where the text stops to be YAML, and why; <see langword="null"/> when it is YAML throughout.</summary>
    public (LinePositionSpan Span, string Message)? FindSyntaxError(
        CancellationToken cancellationToken
    )
    {
        try
        {
            Scan(new Wanted(), cancellationToken);
            return null;
        }
        catch (YamlException exception)
        {
            var start = Position(exception.Start);
            return (
                new(start, start),
                exception.InnerException?.Message ?? Reason(exception.Message)
            );
        }
    }

    private void Scan(Wanted root, CancellationToken cancellationToken)
    {
        var parser = Parser.CreateParser(new StringReader(text));
        var frames = new Stack<Frame>();
        while (parser.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    var node = frames.Count == 0 ? root : frames.Peek().Enter(parser.Current);
                    frames.Push(new(node, isMapping: parser.Current is MappingStart));
                    break;
                case MappingEnd or SequenceEnd:
                    frames.Pop();
                    break;
                case Scalar or AnchorAlias when frames.Count > 0:
                    frames.Peek().Enter(parser.Current);
                    break;
            }
        }
    }

    private static LinePosition Position(Mark mark) =>
        new(Math.Max(0, mark.Line), Math.Max(0, mark.Column));

    /// <summary>The message without the marks that SharpYaml writes in front of it.</summary>
    private static string Reason(string message)
    {
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        return end < 0 ? message : message.Substring(end + 3);
    }

    /// <summary>One open mapping or sequence of the document.</summary>
    private sealed class Frame(Wanted? node, bool isMapping)
    {
        private int _index;
        private bool _hasKey;
        private Wanted? _child;

        /// <summary>Takes the next key, value or item; answers what is wanted below it.</summary>
        public Wanted? Enter(ParsingEvent current)
        {
            if (!isMapping)
            {
                return Find(
                    _index++.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    current
                );
            }

            _hasKey = !_hasKey;
            if (!_hasKey)
            {
                return _child;
            }

            _child = current is Scalar key ? Find(key.Value, current) : null;
            return null;
        }

        private Wanted? Find(string segment, ParsingEvent current)
        {
            var child = node?.Child(segment);
            if (child is not null)
            {
                var start = Position(current.Start);
                var end = current is Scalar ? Position(current.End) : start;
                child.Span ??= new(start, end < start ? start : end);
            }

            return child;
        }
    }

    /// <summary>The wanted pointers as a tree of their segments.</summary>
    private sealed class Wanted(Wanted? parent = null)
    {
        private Dictionary<string, Wanted>? _children;

        public LinePositionSpan? Span { get; set; }

        public Wanted? Child(string segment) =>
            _children is not null && _children.TryGetValue(segment, out var child) ? child : null;

        public Wanted Add(string pointer)
        {
            var node = this;
            foreach (var segment in pointer.Split('/').Skip(1))
            {
                node = node.ChildOrNew(JsonPointer.Unescape(segment));
            }

            return node;
        }

        public LinePositionSpan NearestSpan() => Span ?? parent?.NearestSpan() ?? default;

        private Wanted ChildOrNew(string segment)
        {
            _children ??= new(StringComparer.Ordinal);
            if (!_children.TryGetValue(segment, out var child))
            {
                _children.Add(segment, child = new(this));
            }

            return child;
        }
    }
}
