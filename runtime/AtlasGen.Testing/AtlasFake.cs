using System.Collections.Concurrent;
using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>Takes the place of the server in tests. It responds as a test sets it up, and keeps the requests.</summary>
/// <remarks>
/// It is a transport without a socket: a client sends real requests, and reads real responses. All members can be used by several
/// threads at the same time. It accepts all credentials, and provides tokens to service accounts.
/// </remarks>
public sealed class AtlasFake : AtlasFakeTransport
{
    private readonly object _lock = new();
    private readonly List<AtlasFakeSetup> _setups = [];
    private readonly List<AtlasFakeRequest> _requests = [];
    private readonly List<AtlasFakeException> _failures = [];
    private readonly ConcurrentDictionary<AtlasApi, Lazy<RequestRules>> _rules = new();

    /// <summary>
    /// Gets the time provider of the clients that <see cref="CreateClient{TClient}()"/> creates. Their waits, such as between polls
    /// or before a retry, take no real time: as soon as every call waits, the time moves to the end of the next wait.
    /// </summary>
    public override TimeProvider TimeProvider { get; } = new FakeClock();

    /// <summary>
    /// Gets a value that indicates whether requests are checked against the document. If a request does not match, the call fails
    /// with an <see cref="AtlasFakeException"/> that states each property or parameter and its rule. The default is
    /// <see langword="true"/>.
    /// </summary>
    /// <remarks>
    /// The document is that of the client, which <see cref="CreateClient{TClient}()"/> must have created. The check covers required
    /// properties and parameters, and the values, patterns, and limits in the document. C# already ensures the types of values.
    /// </remarks>
    public bool ChecksRequests { get; init; } = true;

    /// <summary>Sets up an operation.</summary>
    /// <remarks>If there are several setups for an operation, the last one whose condition a request fulfills responds.</remarks>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <typeparam name="TResponse">The type of the response.</typeparam>
    /// <param name="operation">The operation, such as <c>AtlasOperations.UpdateProjectInvitation</c>.</param>
    /// <returns>The setup, to which you add responses.</returns>
    public AtlasFakeSetup<TBody, TResponse> On<TBody, TResponse>(
        AtlasOperation<TBody, TResponse> operation
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Add(new AtlasFakeSetup<TBody, TResponse>(operation));
    }

    /// <summary>Sets up an operation whose response is a list.</summary>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <typeparam name="TResponse">The type of the response, which contains one page.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <inheritdoc cref="On{TBody, TResponse}"/>
    public AtlasFakePagedSetup<TBody, TResponse, TItem> On<TBody, TResponse, TItem>(
        AtlasPagedOperation<TBody, TResponse, TItem> operation
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Add(new AtlasFakePagedSetup<TBody, TResponse, TItem>(operation));
    }

    /// <summary>Returns the requests of an operation that were received until now, in their order, including those of retries.</summary>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <typeparam name="TResponse">The type of the response.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <returns>The requests. The list does not change.</returns>
    public IReadOnlyList<AtlasFakeRequest<TBody>> Requests<TBody, TResponse>(
        AtlasOperation<TBody, TResponse> operation
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        lock (_lock)
        {
            return
            [
                .. _requests
                    .Where(request => request.Operation == operation)
                    .Select(request => new AtlasFakeRequest<TBody>(request, operation.Body)),
            ];
        }
    }

    /// <summary>Verifies that each setup was used, and that no request failed because of the fake, even if the code under test ignored it.</summary>
    /// <exception cref="AtlasFakeException">A setup was not used, or a request had no setup.</exception>
    public void Verify()
    {
        List<string> faults;
        lock (_lock)
        {
            faults =
            [
                .. _failures.Select(failure => failure.Message),
                .. _setups
                    .Where(setup => !setup.IsUsed)
                    .Select(setup => $"A setup was not used: {setup}."),
            ];
        }

        if (faults.Count > 0)
        {
            throw new AtlasFakeException(string.Join(Environment.NewLine, faults));
        }
    }

    /// <summary>Creates a client that calls the fake.</summary>
    /// <typeparam name="TClient">The generated client, such as <c>AtlasClient</c>.</typeparam>
    /// <returns>The client.</returns>
    public TClient CreateClient<TClient>()
        where TClient : IAtlasClientFactory<TClient> => CreateClient<TClient>(static _ => { });

    /// <summary>Creates a client that calls the fake, with other options.</summary>
    /// <typeparam name="TClient">The generated client, such as <c>AtlasClient</c>.</typeparam>
    /// <param name="configure">The action that changes the options, such as the retries.</param>
    /// <returns>The client.</returns>
    public TClient CreateClient<TClient>(Action<AtlasClientOptions> configure)
        where TClient : IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AtlasClientOptions();
        Apply<TClient>(options);
        options.Transport = this;
        configure(options);
        return TClient.Create(new AtlasConnection(TClient.Api, options));
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (request is not AttemptMessage message)
        {
            return await FakeTokens.RespondAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var attempt = message.Attempt;
        if (message.Method != attempt.Request.Operation.Method)
        {
            // A probe of digest credentials, which need no challenge.
            return new(HttpStatusCode.NoContent);
        }

        var content = message.Content is { } body
            ? await body.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
            : [];
        var received = new AtlasFakeRequest(attempt.Request, message, content)
        {
            Rules = _rules.GetValueOrDefault(attempt.Request.Operation.Api)?.Value,
        };
        try
        {
            if (ChecksRequests)
            {
                received.Check();
            }

            var response = await RespondAsync(
                    received,
                    Take(received),
                    attempt.Endpoint.Time,
                    cancellationToken
                )
                .ConfigureAwait(false);
            response.RequestMessage = message;
            return response;
        }
        catch (AtlasFakeException exception)
        {
            lock (_lock)
            {
                _failures.Add(exception);
            }

            throw;
        }
    }

    /// <summary>Sets the options that a client needs to call the fake, except the transport.</summary>
    internal override void Apply<TClient>(AtlasClientOptions options)
    {
        options.Credentials = AtlasCredentials.Token("fake");
        options.TimeProvider = TimeProvider;
        _rules.GetOrAdd(
            TClient.Api,
            static _ => new(() => new RequestRules(TClient.Rules.ToArray()))
        );
        if (TClient.Api.ServerAddress is null)
        {
            options.BaseAddress ??= new Uri("https://fake.example");
        }
    }

    private static async ValueTask<HttpResponseMessage> RespondAsync(
        AtlasFakeRequest request,
        FakeStep step,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (step.Delay > TimeSpan.Zero)
        {
            var delay = new Deadline(time, Timeout.InfiniteTimeSpan).TryWaitAsync(
                step.Delay,
                cancellationToken
            );
            await time.WithoutHold(delay).ConfigureAwait(false);
        }

        return await time.WithoutHold(step.RespondAsync(request, cancellationToken))
            .ConfigureAwait(false);
    }

    private TSetup Add<TSetup>(TSetup setup)
        where TSetup : AtlasFakeSetup
    {
        lock (_lock)
        {
            _setups.Add(setup);
        }

        return setup;
    }

    /// <summary>Keeps a request, and selects the response.</summary>
    private FakeStep Take(AtlasFakeRequest request)
    {
        List<AtlasFakeSetup> setups;
        lock (_lock)
        {
            setups = [.. _setups];
        }

        var own = setups.FindAll(setup => setup.Operation == request.Operation);
        // Functions of the test run without the lock.
        var setup = own.FindLast(setup => setup.Accepts(request));
        lock (_lock)
        {
            var step = setup?.Next();
            if (step is not { IsReceived: false })
            {
                _requests.Add(request);
            }

            return step ?? throw UnexpectedCall.Of(request, setups, setup);
        }
    }
}
