namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    private const string Parameters = "the query parameters";

    /// <summary>Adds a query parameter.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value of the parameter. If it is <see langword="null"/>, no parameter is added.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null)
        {
            AddEscaped(Uri.EscapeDataString(name), Uri.EscapeDataString(value));
        }
    }

    /// <summary>Adds a query parameter whose value is of a value type.</summary>
    /// <typeparam name="T">The type of the value: a number, a Boolean, a date, a UUID, or an open enum.</typeparam>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value of the parameter. If it is <see langword="null"/>, no parameter is added.</param>
    public void AddQuery<T>(string name, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            AddQuery(name, WireText.Of(present));
        }
    }

    /// <summary>Adds a required query parameter whose value is of a value type.</summary>
    /// <inheritdoc cref="AddQuery{T}(string, T?)"/>
    public void AddQuery<T>(string name, T value)
        where T : struct => AddQuery(name, WireText.Of(value));

    /// <summary>Adds a query parameter for each item of a list (OpenAPI 3.0.3, style <c>form</c> with <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name of each parameter.</param>
    /// <param name="values">The items. If the list is <see langword="null"/> or empty, no parameter is added.</param>
    public void AddQuery<T>(string name, IReadOnlyList<T>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, WireText.Of(value));
        }
    }

    /// <summary>Adds a query parameter whose value is a list (OpenAPI 3.0.3, the styles without <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="values">The items. If the list is <see langword="null"/> or empty, no parameter is added.</param>
    /// <param name="separator">The separator between items: a comma, a space, or a vertical bar.</param>
    public void AddQuery<T>(string name, IReadOnlyList<T>? values, char separator) =>
        AddJoined(name, (values ?? []).Select(WireText.Of), separator);

    /// <summary>Adds a query parameter whose value is JSON (OpenAPI 3.0.3, a parameter with <c>content</c>).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value of the parameter.</param>
    /// <exception cref="AtlasException">The value cannot be written. The inner exception states why.</exception>
    public void AddQueryJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(name, RequestJson.Text<T, TCodec>(value)));

    /// <summary>Adds a query parameter for each member of an object (style <c>form</c> with <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the object.</typeparam>
    /// <param name="value">The object.</param>
    /// <exception cref="AtlasException">The value cannot be written. The inner exception states why.</exception>
    public void AddQueryMembers<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(RequestJson.Members<T, TCodec>(value)));

    /// <summary>Adds a query parameter, such as <c>filter[color]</c>, for each single value of an object, at every depth (style <c>deepObject</c>).</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The object.</param>
    /// <inheritdoc cref="AddQueryMembers{T, TCodec}(T)"/>
    public void AddQueryMembers<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(RequestJson.DeepMembers<T, TCodec>(name, value)));

    /// <summary>Adds a query parameter whose value lists the members of an object, each name followed by its value (the styles without <c>explode</c>).</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The object. If it is empty, no parameter is added.</param>
    /// <param name="separator">The separator between names and values: a comma, a space, or a vertical bar.</param>
    /// <inheritdoc cref="AddQueryMembers{T, TCodec}(T)"/>
    public void AddQueryMembers<T, TCodec>(string name, T value, char separator)
        where TCodec : IJsonCodec<T> =>
        Write(
            Parameters,
            () =>
                AddJoined(
                    name,
                    RequestJson
                        .Members<T, TCodec>(value)
                        .SelectMany(member => new[] { member.Name, member.Text }),
                    separator
                )
        );

    /// <summary>Adds the query parameter <c>envelope</c>, which also determines how the response is read.</summary>
    /// <param name="value">
    /// <see langword="true"/> to receive the response in an envelope, <see langword="false"/> to receive it without one, or
    /// <see langword="null"/> to use the default of the server.
    /// </param>
    public void AddEnvelope(bool? value)
    {
        AddQuery("envelope", value);
        IsEnveloped = value ?? Operation.EnvelopedByDefault;
    }

    private void AddQuery(IEnumerable<(string Name, string Text)> members)
    {
        foreach (var (member, text) in members)
        {
            AddQuery(member, text);
        }
    }

    private void AddJoined(string name, IEnumerable<string> texts, char separator)
    {
        if (RequestForm.Joined(texts, separator) is { } joined)
        {
            AddEscaped(Uri.EscapeDataString(name), joined);
        }
    }

    private void AddEscaped(string name, string value)
    {
        _hasEnvelope |= name == "envelope";
        _hasPretty |= name == "pretty";
        var between = _query is null ? '?' : '&';
        (_query ??= new()).Append(between).Append(name).Append('=').Append(value);
    }
}
