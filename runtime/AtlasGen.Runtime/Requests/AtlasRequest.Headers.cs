namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    /// <summary>Adds a header; <see langword="null"/> adds nothing.</summary>
    /// <param name="name">Its name (RFC 9110 section 5.1).</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a control character.</exception>
    public void AddHeader(string name, string? value)
    {
        if (value is not null)
        {
            HeaderNames.ThrowIfInvalid(name, value);
            (_headers ??= []).Add(new(name, value));
        }
    }

    /// <summary>Adds a header of a value type.</summary>
    /// <typeparam name="T">A number, a boolean, a date, a UUID or an open enum.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; <see langword="null"/> adds nothing.</param>
    public void AddHeader<T>(string name, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            AddHeader(name, WireText.Of(present));
        }
    }

    /// <summary>Adds a required header of a value type.</summary>
    /// <inheritdoc cref="AddHeader{T}(string, T?)"/>
    public void AddHeader<T>(string name, T value)
        where T : struct => AddHeader(name, WireText.Of(value));

    /// <summary>Adds a list, with commas between the items (OpenAPI 3.0.3, style <c>simple</c>); an empty one adds nothing.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The values; <see langword="null"/> adds nothing.</param>
    public void AddHeader<T>(string name, IReadOnlyList<T>? values)
    {
        if (values is { Count: > 0 })
        {
            AddHeader(name, string.Join(',', values.Select(WireText.Of)));
        }
    }

    /// <summary>Adds a value as JSON (OpenAPI 3.0.3, a parameter with <c>content</c>).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void AddHeaderJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => AddHeader(name, RequestJson.Text<T, TCodec>(value));

    /// <summary>Adds the members of an object, each name before its value (OpenAPI 3.0.3, style <c>simple</c>); an empty one adds nothing.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="value">The object.</param>
    public void AddHeaderMembers<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> => AddMembers<T, TCodec>(name, value, ',');

    /// <summary>The same as pairs: <c>width=5,height=1.5</c> (with <c>explode</c>).</summary>
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
