using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>One call, made by generated code and sent by <see cref="AtlasConnection"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasRequest
{
    // A body is no part of a web page, so letters need not be escaped as they must be there.
    private static readonly JsonWriterOptions BodyOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StringBuilder _pathAndQuery;
    private readonly int _pathLength;
    private List<KeyValuePair<string, string>>? _headers;

    /// <summary>Begins a request.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="path">The path, with the arguments in their places.</param>
    /// <param name="options">What is different for this call.</param>
    public AtlasRequest(
        AtlasOperation operation,
        [InterpolatedStringHandlerArgument(nameof(operation))] ref AtlasPath path,
        AtlasRequestOptions? options
    )
    {
        Operation = operation;
        Options = options;
        _pathAndQuery = path.Builder;
        _pathLength = _pathAndQuery.Length;
        IsEnveloped = operation.EnvelopedByDefault;
        if (options?.Headers is { } headers)
        {
            foreach (var (name, value) in headers)
            {
                HeaderNames.ThrowIfReserved(name);
                AddHeader(name, value);
            }
        }
    }

    internal AtlasOperation Operation { get; }

    internal AtlasRequestOptions? Options { get; }

    internal bool IsEnveloped { get; private set; }

    internal ReadOnlyMemory<byte>? Body { get; private set; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? [];

    internal string PathAndQuery => _pathAndQuery.ToString();

    /// <summary>The path without the query, which may hold what must not be shown.</summary>
    internal string Path => _pathAndQuery.ToString(0, _pathLength);

    /// <summary>Adds a query parameter; <see langword="null"/> adds nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null)
        {
            _pathAndQuery
                .Append(_pathAndQuery.Length == _pathLength ? '?' : '&')
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(value));
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

    /// <summary>Adds the query parameter <c>envelope</c>, and with it how the answer is to be read.</summary>
    /// <param name="value">Whether status and body shall come inside of the body; <see langword="null"/> for the server's default.</param>
    public void AddEnvelope(bool? value)
    {
        AddQuery("envelope", value);
        IsEnveloped = value ?? Operation.EnvelopedByDefault;
    }

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

    /// <summary>Sets the body, which is written at once, so that it can be sent again.</summary>
    /// <typeparam name="T">A generated record.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public void SetBody<T>(T body)
        where T : class, IJsonCodec<T> => SetBody<T, T>(body);

    /// <summary>Sets a body of any other type.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public void SetBody<T, TCodec>(T body)
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, BodyOptions))
        {
            TCodec.Write(writer, body, JsonMode.Request);
        }

        Body = buffer.WrittenMemory;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Operation.Method} {SafeText.Mask(Path)}";
}
