using System.Text;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>Writes a text anew out of pieces of another one, and knows where each came from.</summary>
/// <param name="original">The other text.</param>
internal sealed class TextMap(string original)
{
    private readonly StringBuilder _builder = new(original.Length + original.Length / 8);
    private readonly List<int> _starts = [];
    private readonly List<(int Place, bool IsCopy)> _pieces = [];

    /// <summary>The new text.</summary>
    public override string ToString() => _builder.ToString();

    /// <summary>Appends a piece of the original.</summary>
    public void Copy(int start, int end)
    {
        if (end > start)
        {
            _starts.Add(_builder.Length);
            _pieces.Add((start, true));
            _builder.Append(original, start, end - start);
        }
    }

    /// <summary>Appends other text, which is said to stand at a place of the original.</summary>
    public void Add(string text, int place)
    {
        _starts.Add(_builder.Length);
        _pieces.Add((place, false));
        _builder.Append(text);
    }

    /// <summary>Where in the original a position of the new text is.</summary>
    public int PlaceOf(int position)
    {
        var found = _starts.BinarySearch(position);
        // Between two pieces it is in the one before.
        var piece = Math.Max(0, found >= 0 ? found : ~found - 1);
        var (place, isCopy) = _pieces[piece];
        return Math.Min(original.Length, isCopy ? place + position - _starts[piece] : place);
    }
}
