using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Sends the calls of a generated client: request, retry, authentication, transport, envelope, JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasConnection : IDisposable
{
    private readonly HttpMessageInvoker _transport;
    private readonly AtlasClientOptions _options;
    private readonly AtlasCredentials _credentials;
    private readonly RetryPolicy _retry;
    private readonly AtlasEndpoint _endpoint;

    /// <summary>Makes a connection with a transport of its own, unless the options bring one.</summary>
    /// <param name="api">The API that is called.</param>
    /// <param name="options">Who calls, which server, and how patiently.</param>
    /// <exception cref="ArgumentException">There are no credentials, no server, or another option is out of its range.</exception>
    public AtlasConnection(AtlasApi api, AtlasClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(options);
        IEnumerable<string> missing = options.Credentials is null
            ? [$"{nameof(options.Credentials)} is required"]
            : [];
        var faults = missing
            .Concat(options.Faults(api))
            .Select(fault => $"{nameof(AtlasClientOptions)}.{fault}.")
            .ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        _options = options;
        _credentials = options.Credentials!;
        _retry = new(options.Retry);
        _transport = options.Transport is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : new HttpMessageInvoker(AtlasEndpoint.CreateHandler(), disposeHandler: true);
        _endpoint = new(
            _transport,
            options.BaseAddress ?? api.ServerAddress!,
            options.ApplicationName,
            options.TimeProvider
        );
    }

    /// <summary>Sends a request that is answered with a generated record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The record.</returns>
    /// <exception cref="AtlasException">The call did not succeed.</exception>
    public Task<T> SendAsync<T>(AtlasRequest request, CancellationToken cancellationToken)
        where T : class, IJsonCodec<T> => SendAsync<T, T>(request, cancellationToken);

    /// <summary>Sends a request that is answered with any other JSON.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
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

    /// <summary>Sends a request that is answered with a record, or with nothing.</summary>
    /// <returns>The record; <see langword="null"/> when the body is empty, or JSON's <c>null</c>.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public Task<T?> SendOptionalAsync<T>(AtlasRequest request, CancellationToken cancellationToken)
        where T : class, IJsonCodec<T> => SendOptionalAsync<T, T>(request, cancellationToken);

    /// <summary>Sends a request that is answered with any other JSON, or with nothing.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <returns>The answer; <see langword="null"/> when the body is empty, or JSON's <c>null</c>.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<T?> SendOptionalAsync<T, TCodec>(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
        where T : class
        where TCodec : IJsonCodec<T>
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
        return JsonBody.IsNothing(body.Content.Span) ? null : call.Read<T, TCodec>(body);
    }

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="SendOptionalAsync{T, TCodec}(AtlasRequest, CancellationToken)"/>
    public async Task<T?> SendOptionalValueAsync<T, TCodec>(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
        return JsonBody.IsNothing(body.Content.Span) ? null : call.Read<T, TCodec>(body);
    }

    /// <summary>Sends a request that is answered with nothing; a body that comes all the same is passed over.</summary>
    /// <returns>A task that ends when the server has answered.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task SendAsync(AtlasRequest request, CancellationToken cancellationToken)
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a request that is answered with a text: plain, as a JSON string, or as JSON that is none.</summary>
    /// <remarks>Atlas declares certificates (PEM) and metadata (XML) as JSON strings, and sends them without quotes.</remarks>
    /// <returns>The text.</returns>
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

    /// <summary>The same, or nothing.</summary>
    /// <returns>The text; <see langword="null"/> when the body is empty, or JSON's <c>null</c>.</returns>
    /// <inheritdoc cref="SendForTextAsync"/>
    public async Task<string?> SendForOptionalTextAsync(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
    {
        using var call = Begin(request, cancellationToken);
        using var body = await call.SendAsync().ConfigureAwait(false);
        return call.ReadOptionalText(body);
    }

    /// <summary>Sends a request that is answered with bytes.</summary>
    /// <returns>The bytes as they come.</returns>
    /// <inheritdoc cref="SendAsync{T}(AtlasRequest, CancellationToken)"/>
    public async Task<AtlasFile> SendForFileAsync(
        AtlasRequest request,
        CancellationToken cancellationToken
    )
    {
        using var call = Begin(request, cancellationToken);
        return await call.SendForFileAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private AtlasCall Begin(AtlasRequest request, CancellationToken cancellationToken)
    {
        request.AddOptions();
        return new(_endpoint, request, _credentials, _retry, _options, cancellationToken);
    }
}
