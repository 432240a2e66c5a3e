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
    public void AppendLiteral(string value) => _text.AppendLiteral(EscapeLiteral(value));

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
    public void AppendFormatted<T>(IReadOnlyList<T>? values) => AppendFormatted(Items(values, ","));

    /// <summary>Appends the values of a list or an object.</summary>
    /// <param name="values">The values to append.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is empty, <c>.</c>, or <c>..</c>.</exception>
    public void AppendFormatted(AtlasPathText values) =>
        Append(values.Value ?? "", values.Escaped ?? "");

    /// <summary>Returns the items of a list (OpenAPI 3.0.4, the styles <c>label</c> and <c>matrix</c> with <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="values">The items.</param>
    /// <param name="separator">The text between items, such as <c>;color=</c>.</param>
    public static AtlasPathText Items<T>(IReadOnlyList<T>? values, string separator)
    {
        var texts = (values ?? []).Select(WireText.Of).ToList();
        // A comma within an item is escaped, and a comma between items is not.
        return new(
            string.Join(separator, texts),
            string.Join(EscapeLiteral(separator), texts.Select(Uri.EscapeDataString))
        );
    }

    /// <summary>Returns the members of an object (OpenAPI 3.0.4, the styles <c>simple</c>, <c>label</c>, and <c>matrix</c>).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the object.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="separator">The text between members.</param>
    /// <param name="assignment">The text between the name and the value of a member.</param>
    public static AtlasPathText Members<T, TCodec>(T value, string separator, string assignment)
        where TCodec : IJsonCodec<T>
    {
        // An empty text is reported as an empty parameter, with its name.
        var members = value is null ? [] : RequestJson.Members<T, TCodec>(value).ToList();
        return new(Joined(text => text), Joined(Uri.EscapeDataString));

        string Joined(Func<string, string> write) =>
            string.Join(
                separator,
                members.Select(member => write(member.Name) + assignment + write(member.Text))
            );
    }

    internal static string EscapeLiteral(string value) =>
        value.AsSpan().ContainsAnyExcept(Literals)
            ? string.Concat(
                value
                    .EnumerateRunes()
                    .Select(rune => rune.ToString())
                    .Select(text =>
                        text.AsSpan().ContainsAnyExcept(Literals)
                            ? Uri.EscapeDataString(text)
                            : text
                    )
            )
            : value;

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
