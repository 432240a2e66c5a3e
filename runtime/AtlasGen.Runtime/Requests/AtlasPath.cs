using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Builds the path of a request from an interpolated string; no argument can leave its segment.</summary>
/// <remarks>RFC 3986 section 3.3. The text between the holes is the document's, what is in them may be anybody's.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public ref struct AtlasPath
{
    // pchar of RFC 3986, with the slash between segments and the percent sign of what is escaped already.
    private static readonly SearchValues<char> Literals = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/%"
    );

    private readonly AtlasOperation _operation;
    private DefaultInterpolatedStringHandler _text;
    private int _index;

    /// <summary>Begins a path.</summary>
    /// <param name="literalLength">The length of the text between the holes.</param>
    /// <param name="formattedCount">The number of holes.</param>
    /// <param name="operation">The operation, for the names of its parameters.</param>
    public AtlasPath(int literalLength, int formattedCount, AtlasOperation operation)
    {
        _operation = operation;
        _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    /// <summary>Appends text of the document.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(Literals))
        {
            _text.AppendLiteral(value);
            return;
        }

        foreach (var rune in value.EnumerateRunes())
        {
            var text = rune.ToString();
            _text.AppendLiteral(
                text.AsSpan().ContainsAnyExcept(Literals) ? Uri.EscapeDataString(text) : text
            );
        }
    }

    /// <summary>Appends an argument.</summary>
    /// <param name="value">The argument.</param>
    /// <exception cref="ArgumentException">It is null, empty, <c>.</c> or <c>..</c>, which would name another path.</exception>
    public void AppendFormatted(string? value) =>
        Append(value ?? "", Uri.EscapeDataString(value ?? ""));

    /// <summary>Appends an argument of another type, in the invariant culture.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The argument.</param>
    /// <exception cref="ArgumentException">Its text is empty, <c>.</c> or <c>..</c>.</exception>
    public void AppendFormatted<T>(T value) => AppendFormatted(WireText.Of(value));

    /// <summary>Appends a list, with commas between the items (OpenAPI 3.0.3, style <c>simple</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="values">The items.</param>
    /// <exception cref="ArgumentException">There are none, or their text is empty, <c>.</c> or <c>..</c>.</exception>
    public void AppendFormatted<T>(IReadOnlyList<T>? values)
    {
        var texts = (values ?? []).Select(WireText.Of).ToList();
        // An item's own comma is escaped, and that between two items is not.
        Append(string.Join(',', texts), string.Join(',', texts.Select(Uri.EscapeDataString)));
    }

    private void Append(string value, string escaped)
    {
        var name = _operation.ParameterName(_index++);
        if (value.Length == 0)
        {
            throw new ArgumentException("A parameter of the path must not be empty.", name);
        }

        // A dot segment is removed by whoever normalizes the address (RFC 3986 section 5.2.4), escaped or not.
        if (value is "." or "..")
        {
            throw new ArgumentException("A parameter of the path must not be '.' or '..'.", name);
        }

        _text.AppendLiteral(escaped);
    }

    /// <summary>Ends the path.</summary>
    internal string End() => _text.ToStringAndClear();
}
