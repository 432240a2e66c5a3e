using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Builds the path of a request from an interpolated string (RFC 3986 section 3.3). No argument can leave its segment.</summary>
/// <remarks>The literals come from the document. The interpolated values may come from anywhere, so they are escaped.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public ref struct AtlasPath
{
    // The pchar of RFC 3986, the slash between segments, and the percent sign of text that is already escaped.
    private static readonly SearchValues<char> Literals = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/%"
    );

    private readonly AtlasOperation _operation;
    private DefaultInterpolatedStringHandler _text;
    private int _index;

    /// <summary>Initializes a new instance of the <see cref="AtlasPath"/> struct.</summary>
    /// <param name="literalLength">The length of the literals.</param>
    /// <param name="formattedCount">The number of interpolated values.</param>
    /// <param name="operation">The operation, which supplies the names of the parameters for errors.</param>
    public AtlasPath(int literalLength, int formattedCount, AtlasOperation operation)
    {
        _operation = operation;
        _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    /// <summary>Appends a literal from the document.</summary>
    /// <param name="value">The literal to append.</param>
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
    /// <param name="value">The argument to append.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is <see langword="null"/>, empty, <c>.</c>, or <c>..</c>, which would lead to another path.</exception>
    public void AppendFormatted(string? value) =>
        Append(value ?? "", Uri.EscapeDataString(value ?? ""));

    /// <summary>Appends an argument of another type, formatted with the invariant culture.</summary>
    /// <typeparam name="T">The type of the argument.</typeparam>
    /// <param name="value">The argument to append.</param>
    /// <exception cref="ArgumentException">The text of <paramref name="value"/> is empty, <c>.</c>, or <c>..</c>.</exception>
    public void AppendFormatted<T>(T value) => AppendFormatted(WireText.Of(value));

    /// <summary>Appends a list, separated by commas (OpenAPI 3.0.3, style <c>simple</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="values">The items to append.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has no items, or their text is empty, <c>.</c>, or <c>..</c>.</exception>
    public void AppendFormatted<T>(IReadOnlyList<T>? values)
    {
        var texts = (values ?? []).Select(WireText.Of).ToList();
        // A comma within an item is escaped, and a comma between items is not.
        Append(string.Join(',', texts), string.Join(',', texts.Select(Uri.EscapeDataString)));
    }

    private void Append(string value, string escaped)
    {
        var name = _operation.ParameterName(_index++);
        if (value.Length == 0)
        {
            throw new ArgumentException("A path parameter must not be empty.", name);
        }

        // Anything that normalizes the URL removes a dot segment (RFC 3986 section 5.2.4), escaped or not.
        if (value is "." or "..")
        {
            throw new ArgumentException("A path parameter must not be '.' or '..'.", name);
        }

        _text.AppendLiteral(escaped);
    }

    /// <summary>Returns the path.</summary>
    internal string End() => _text.ToStringAndClear();
}
