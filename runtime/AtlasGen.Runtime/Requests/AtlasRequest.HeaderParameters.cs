namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    /// <summary>Adds a header.</summary>
    /// <param name="name">The name of the header (RFC 9110 section 5.1).</param>
    /// <param name="value">The value of the header. If it is <see langword="null"/>, no header is added.</param>
    /// <exception cref="ArgumentException">The name is not a token, or the value contains a character that is not printable ASCII.</exception>
    public void AddHeader(string name, string? value)
    {
        if (value is not null)
        {
            HeaderRules.ThrowIfInvalid(name, value);
            (_headers ??= []).Add(new(name, value));
        }
    }

    /// <summary>Adds a header whose value is of a value type.</summary>
    /// <typeparam name="T">The type of the value: a number, a Boolean, a date, a UUID, or an open enum.</typeparam>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value of the header. If it is <see langword="null"/>, no header is added.</param>
    public void AddHeader<T>(string name, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            AddHeader(name, WireText.Of(present));
        }
    }

    /// <summary>Adds a required header whose value is of a value type.</summary>
    /// <inheritdoc cref="AddHeader{T}(string, T?)"/>
    public void AddHeader<T>(string name, T value)
        where T : struct => AddHeader(name, WireText.Of(value));

    /// <summary>Adds a header whose value is a list, separated by commas (OpenAPI 3.0.3, style <c>simple</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name of the header.</param>
    /// <param name="values">The items. If the list is <see langword="null"/> or empty, no header is added.</param>
    public void AddHeader<T>(string name, IReadOnlyList<T>? values)
    {
        if (values is { Count: > 0 })
        {
            AddHeader(name, string.Join(',', values.Select(WireText.Of)));
        }
    }

    /// <summary>Adds a header whose value is JSON (OpenAPI 3.0.3, a parameter with <c>content</c>).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value of the header.</param>
    public void AddHeaderJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => AddHeader(name, RequestJson.Text<T, TCodec>(value));

    /// <summary>
    /// Adds a header whose value lists the members of an object, each name followed by its value (OpenAPI 3.0.3, style
    /// <c>simple</c>): <c>width,5,height,1.5</c>.
    /// </summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the object.</typeparam>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The object. If it is empty, no header is added.</param>
    public void AddHeaderMembers<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => AddMembers<T, TCodec>(name, value, ',');

    /// <summary>
    /// Adds a header whose value lists the members of an object as pairs (OpenAPI 3.0.3, style <c>simple</c> with
    /// <c>explode</c>): <c>width=5,height=1.5</c>.
    /// </summary>
    /// <inheritdoc cref="AddHeaderMembers{T, TCodec}(string, T)"/>
    public void AddHeaderPairs<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => AddMembers<T, TCodec>(name, value, '=');

    private void AddMembers<T, TCodec>(string name, T value, char between)
        where TCodec : IJsonCodec<T>
    {
        IReadOnlyList<string> members =
        [
            .. RequestJson
                .Members<T, TCodec>(value)
                .Select(member => $"{member.Name}{between}{member.Text}"),
        ];
        AddHeader(name, members);
    }
}
