using SharpYaml;
using SharpYaml.Events;

namespace AtlasGen.Generator.Spec;

/// <summary>Finds the references of a document that lead to nothing in it.</summary>
/// <remarks>Readers says which name it missed, and not where; so the text is read once more, when it missed one.</remarks>
internal static class SpecReferences
{
    /// <summary>The JSON pointers of such references, and what they say.</summary>
    public static IReadOnlyList<(string Pointer, string Reference)> FindBroken(
        string text,
        CancellationToken cancellationToken
    )
    {
        var components = new HashSet<string>(StringComparer.Ordinal);
        var references = new List<(string Pointer, string Reference)>();
        var path = new Stack<Level>();
        var parser = Parser.CreateParser(new StringReader(text));
        while (parser.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    if (path.Count > 0)
                    {
                        path.Peek().BeginValue();
                    }

                    path.Push(new(isMapping: parser.Current is MappingStart));
                    break;
                case MappingEnd or SequenceEnd:
                    path.Pop();
                    break;
                case Scalar scalar when path.Count > 0:
                    var isKey = path.Peek().Enter(scalar.Value);
                    if (isKey && path.Count == 3)
                    {
                        components.Add(Pointer(path));
                    }
                    else if (!isKey && path.Peek().Segment == "$ref")
                    {
                        references.Add((Pointer(path), scalar.Value));
                    }

                    break;
                case AnchorAlias when path.Count > 0:
                    path.Peek().Enter("");
                    break;
            }
        }

        // A reference into a component (#/components/schemas/X/properties/y) is as good as the component.
        return
        [
            .. references.Where(reference =>
                !components.Contains(
                    string.Join("/", reference.Reference.TrimStart('#').Split('/').Take(4))
                )
            ),
        ];
    }

    private static string Pointer(IEnumerable<Level> path) =>
        string.Concat(path.Reverse().Select(level => "/" + JsonPointer.Escape(level.Segment)));

    /// <summary>One open mapping or sequence.</summary>
    private sealed class Level(bool isMapping)
    {
        private bool _hasKey;
        private int _index = -1;
        private string _key = "";

        public string Segment =>
            isMapping ? _key : _index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>Takes a scalar; whether it is a key.</summary>
        public bool Enter(string value)
        {
            if (isMapping && !_hasKey)
            {
                (_hasKey, _key) = (true, value);
                return true;
            }

            BeginValue();
            return false;
        }

        /// <summary>Takes the beginning of a value.</summary>
        public void BeginValue()
        {
            _hasKey = false;
            _index++;
        }
    }
}
