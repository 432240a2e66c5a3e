namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    private const string Parameters = "the query parameters";

    /// <summary>Adds a query parameter; <see langword="null"/> adds nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null)
        {
            AddEscaped(Uri.EscapeDataString(name), Uri.EscapeDataString(value));
        }
    }

    /// <summary>Adds a query parameter of a value type.</summary>
    /// <typeparam name="T">A number, a boolean, a date, a UUID or an open enum.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; <see langword="null"/> adds nothing.</param>
    public void AddQuery<T>(string name, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            AddQuery(name, WireText.Of(present));
        }
    }

    /// <summary>Adds a required query parameter of a value type.</summary>
    /// <inheritdoc cref="AddQuery{T}(string, T?)"/>
    public void AddQuery<T>(string name, T value)
        where T : struct => AddQuery(name, WireText.Of(value));

    /// <summary>Adds a list by repeating the name (OpenAPI 3.0.3, style <c>form</c> with <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The values; <see langword="null"/> adds nothing.</param>
    public void AddQuery<T>(string name, IReadOnlyList<T>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, WireText.Of(value));
        }
    }

    /// <summary>Adds a list as one text (OpenAPI 3.0.3, the styles without <c>explode</c>); an empty one adds nothing.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The values; <see langword="null"/> adds nothing.</param>
    /// <param name="separator">What stands between them: a comma, a space or a bar.</param>
    public void AddQuery<T>(string name, IReadOnlyList<T>? values, char separator) =>
        AddJoined(name, (values ?? []).Select(WireText.Of), separator);

    /// <summary>Adds a value as JSON (OpenAPI 3.0.3, a parameter with <c>content</c>).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void AddQueryJson<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(name, RequestJson.Text<T, TCodec>(value)));

    /// <summary>Adds the members of an object, each under its own name (style <c>form</c> with <c>explode</c>).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The object.</param>
    public void AddQueryMembers<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(RequestJson.Members<T, TCodec>(value)));

    /// <summary>Adds the members of an object under names such as <c>filter[color]</c>, at every depth (style <c>deepObject</c>).</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The object.</param>
    /// <inheritdoc cref="AddQueryMembers{T, TCodec}(T)"/>
    public void AddQueryMembers<T, TCodec>(string name, T value)
        where TCodec : IJsonCodec<T> =>
        Write(Parameters, () => AddQuery(RequestJson.DeepMembers<T, TCodec>(name, value)));

    /// <summary>Adds the members of an object as one text, each name before its value (the styles without <c>explode</c>); an empty one adds nothing.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The object.</param>
    /// <param name="separator">What stands between them: a comma, a space or a bar.</param>
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

    /// <summary>Adds the query parameter <c>envelope</c>, and with it how the answer is to be read.</summary>
    /// <param name="value">Whether status and body shall come inside of the body; <see langword="null"/> for the server's default.</param>
    public void AddEnvelope(bool? value)
    {
        AddQuery("envelope", value);
        IsEnveloped = value ?? Operation.EnvelopedByDefault;
    }

    /// <summary>Adds the query parameters that the options of the call set and no argument of the method did.</summary>
    internal void AddOptions()
    {
        if (Options?.Envelope is { } envelope && !_hasEnvelope)
        {
            AddEnvelope(envelope);
        }

        if (Options?.Pretty is { } pretty && !_hasPretty)
        {
            AddQuery("pretty", pretty);
        }
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
