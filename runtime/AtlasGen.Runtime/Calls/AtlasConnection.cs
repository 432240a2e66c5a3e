using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Sends the calls of a generated client. It handles retries, authentication, transport, envelopes, and JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasConnection : IDisposable
{
    private readonly CallContext _context;

    /// <summary>
    /// Initializes a new instance of the <see cref="AtlasConnection"/> class. It creates its own transport unless the options
    /// provide one.
    /// </summary>
    /// <param name="api">The API to call.</param>
    /// <param name="options">The options of the client.</param>
    /// <exception cref="ArgumentException">The credentials or the server are missing, or another option is out of range.</exception>
    public AtlasConnection(AtlasApi api, AtlasClientOptions options)
        : this(api, options, log: null) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasConnection"/> class that logs the waits of its calls.</summary>
    /// <param name="api">The API to call.</param>
    /// <param name="options">The options of the client.</param>
    /// <param name="log">The log, or <see langword="null"/> for none.</param>
    /// <param name="random">The source of random numbers, or <see langword="null"/> for the shared source.</param>
    internal AtlasConnection(
        AtlasApi api,
        AtlasClientOptions options,
        ICallLog? log,
        Random? random = null
    )
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(options);
        var faults = options
            .Faults(api)
            .Select(fault => $"{nameof(AtlasClientOptions)}.{fault}.")
            .ToList();
        if (options.LacksCredentials(api))
        {
            faults.Add(
                SafeText.List(
                    $"{nameof(AtlasClientOptions)}.{nameof(options.Credentials)} is required. Set it to one of these:",
                    AtlasClientOptions.Suitable(api)
                )
            );
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var transport = options.Transport is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : new HttpMessageInvoker(AtlasEndpoint.CreateHandler(), disposeHandler: true);
        var retry = new RetryPolicy(options.Retry, random);
        _context = new(
            new(
                transport,
                options.BaseAddress ?? api.ServerAddress!,
                options.ApplicationName,
                options.TimeProvider
            )
            {
                ClientName = string.IsNullOrEmpty(options.Name) ? null : options.Name,
            },
            options.Credentials,
            options,
            retry,
            new(options.TimeProvider, retry.Backoff),
            log
        );
    }

    /// <summary>Gets the time provider of the client.</summary>
    internal TimeProvider Time => _context.Endpoint.Time;

    /// <summary>Sends a request whose response is a generated record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="request">The request to send.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that represents the asynchronous operation. Its result is the record.</returns>
    /// <exception cref="AtlasException">The call failed.</exception>
    public Task<T> SendAsync<T>(AtlasRequest request, CancellationToken cancellationToken)
        where T : class, IJsonCodec<T> => SendAsync<T, T>(request, cancellationToken);

    /// <summary>Sends a request whose response is any other JSON value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the value.</typeparam>
    /// <returns>A task that represents the asynchronous operation. Its result is the value.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<T> SendAsync<T, TCodec>(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
        where TCodec : IJsonCodec<T>
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
        return call.Read<T, TCodec>(body);
    }

    /// <summary>Sends a request whose response is a generated record or empty.</summary>
    /// <returns>
    /// A task that represents the asynchronous operation. Its result is the record, or <see langword="null"/> if the body is
    /// empty or the JSON value <c>null</c>.
    /// </returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public Task<T?> SendOptionalAsync<T>(AtlasRequest request, CancellationToken cancellationToken)
        where T : class, IJsonCodec<T> => SendOptionalAsync<T, T>(request, cancellationToken);

    /// <summary>Sends a request whose response is any other JSON value or empty.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the value.</typeparam>
    /// <returns>
    /// A task that represents the asynchronous operation. Its result is the value, or <see langword="null"/> if the body is empty
    /// or the JSON value <c>null</c>.
    /// </returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<T?> SendOptionalAsync<T, TCodec>(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
        where T : class
        where TCodec : IJsonCodec<T>
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendForOptionalBodyAsync().ConfigureAwait(false);
        return JsonBody.IsNothing(body.Content.Span) ? null : call.Read<T, TCodec>(body);
    }

    /// <summary>Sends a request whose response is a value of a value type or empty.</summary>
    /// <inheritdoc cref="SendOptionalAsync{T, TCodec}(AtlasRequest, CancellationToken)"/>
    public async Task<T?> SendOptionalValueAsync<T, TCodec>(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendForOptionalBodyAsync().ConfigureAwait(false);
        return JsonBody.IsNothing(body.Content.Span) ? null : call.Read<T, TCodec>(body);
    }

    /// <summary>Sends a request whose response has no body. A body that the server sends is ignored.</summary>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task SendAsync(AtlasRequest request, CancellationToken cancellationToken)
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendForOptionalBodyAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a request whose response is text: plain text, a JSON string, or text that is only declared as JSON.</summary>
    /// <remarks>Atlas declares certificates (PEM) and metadata (XML) as JSON strings, but sends them without quotes.</remarks>
    /// <returns>A task that represents the asynchronous operation. Its result is the text.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<string> SendForTextAsync(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
        return call.ReadText(body);
    }

    /// <summary>Sends a request whose response is text or empty.</summary>
    /// <returns>
    /// A task that represents the asynchronous operation. Its result is the text, or <see langword="null"/> if the body is empty
    /// or the JSON value <c>null</c>.
    /// </returns>
    /// <inheritdoc cref="SendForTextAsync"/>
    public async Task<string?> SendForOptionalTextAsync(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendForOptionalBodyAsync().ConfigureAwait(false);
        return call.ReadOptionalText(body);
    }

    /// <summary>Sends a request whose response is a file.</summary>
    /// <returns>A task that represents the asynchronous operation. Its result is the file, whose bytes are read on demand.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<AtlasFile> SendForFileAsync(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
    {
        using var call = Begin(request, cancellationToken);
        return await call.SendForFileAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a request whose response is a stream of generated records.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="request">The request. Each enumeration sends it once.</param>
    /// <param name="format">How the items are written.</param>
    /// <param name="cancellationToken">A token to cancel the enumeration.</param>
    /// <returns>The items, which are read from the connection as they arrive.</returns>
    public IAsyncEnumerable<T> StreamAsync<T>(
        AtlasRequest request,
        AtlasStreamFormat format,
        CancellationToken cancellationToken
    )
        where T : class, IJsonCodec<T> => StreamAsync<T, T>(request, format, cancellationToken);

    /// <summary>Sends a request whose response is a stream of any other values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">The codec that reads a value.</typeparam>
    /// <inheritdoc cref="StreamAsync{T}(AtlasRequest, AtlasStreamFormat, CancellationToken)"/>
    public IAsyncEnumerable<T> StreamAsync<T, TCodec>(
        AtlasRequest request,
        AtlasStreamFormat format,
        CancellationToken cancellationToken
    )
        where TCodec : IJsonCodec<T>
    {
        // Before any enumeration, because several can run in parallel.
        request.AddOptions();
        return StreamBody.EnumerateAsync<T, TCodec>(
            async stop =>
            {
                using var call = Begin(request, stop);
                return await call.SendForStreamAsync().ConfigureAwait(false);
            },
            format,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Endpoint.Close();

    private AtlasCall Begin(AtlasRequest request, CancellationToken cancellationToken)
    {
        request.AddOptions();
        return new(_context, request, cancellationToken);
    }
}
