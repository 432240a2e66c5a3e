using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>Represents how an <see cref="AtlasFake"/> responds to an operation.</summary>
public abstract class AtlasFakeSetup
{
    private readonly object _lock = new();
    private readonly List<FakeStep> _steps = [];
    private TimeSpan _delay;
    private int _calls;

    private protected AtlasFakeSetup(AtlasOperation operation) => Operation = operation;

    internal AtlasOperation Operation { get; }

    /// <summary>Gets a value that indicates whether the setup has responded to a request.</summary>
    internal bool IsUsed => Volatile.Read(ref _calls) > 0;

    /// <summary>Returns what to do with the next request, or <see langword="null"/> if the setup has no response.</summary>
    internal FakeStep? Next()
    {
        lock (_lock)
        {
            return _steps.Count == 0 ? null : _steps[Math.Min(_calls++, _steps.Count - 1)];
        }
    }

    /// <summary>Determines whether the setup is for a request.</summary>
    internal abstract bool Accepts(AtlasFakeRequest request);

    /// <summary>Gets a value that indicates whether the setup has a condition.</summary>
    private protected abstract bool HasCondition { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_lock)
        {
            return $"{Operation.OperationId}{(HasCondition ? ", with a condition" : "")}, responses: {_steps.Count}, calls: {_calls}";
        }
    }

    private protected void Add(
        Func<AtlasFakeRequest, CancellationToken, ValueTask<HttpResponseMessage>> respond,
        bool isReceived = true
    )
    {
        lock (_lock)
        {
            _steps.Add(new(_delay, isReceived, respond));
            _delay = TimeSpan.Zero;
        }
    }

    private protected void AddDelay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, Deadline.Longest);
        lock (_lock)
        {
            _delay += delay;
        }
    }
}

/// <summary>Represents how an <see cref="AtlasFake"/> responds to an operation.</summary>
/// <remarks>
/// Each request gets the next response of <c>Return</c>, <see cref="Respond"/>, <see cref="Fail"/>, or <see cref="Drop"/>. The last
/// one stays in effect. A request that the client retries is a new request.
/// </remarks>
/// <typeparam name="TBody">The type of the request body, or <see cref="AtlasNoContent"/> if the operation has none.</typeparam>
/// <typeparam name="TResponse">The type of the response, or <see cref="AtlasNoContent"/> if it has no body.</typeparam>
public class AtlasFakeSetup<TBody, TResponse> : AtlasFakeSetup
{
    private readonly AtlasOperation<TBody, TResponse> _operation;
    private Func<AtlasFakeRequest<TBody>, bool>? _condition;

    internal AtlasFakeSetup(AtlasOperation<TBody, TResponse> operation)
        : base(operation) => _operation = operation;

    private protected override bool HasCondition => _condition is not null;

#pragma warning disable CA1716 // The name is a keyword of Visual Basic, in which it can be overridden as [Return].
    /// <summary>Returns a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> Return(TResponse value)
    {
        Add((request, _) => new(Success(request, value, nameof(Return))));
        return this;
    }
#pragma warning restore CA1716

    /// <summary>Returns the example of the response in the document (OpenAPI 3.0.3, Media Type Object).</summary>
    /// <remarks>
    /// <see cref="AtlasFake.CreateClient{TClient}()"/> must create the client. If the document has no example, the call throws an
    /// <see cref="AtlasFakeException"/>.
    /// </remarks>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> ReturnExample()
    {
        Add((request, _) => new(Success(request, Example(request), nameof(ReturnExample))));
        return this;
    }

    /// <summary>Returns a value that depends on the request.</summary>
    /// <param name="respond">The function that returns the value. An exception fails the call, which is not retried.</param>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> Respond(
        Func<AtlasFakeRequest<TBody>, TResponse> respond
    )
    {
        ArgumentNullException.ThrowIfNull(respond);
        Add(
            (request, _) =>
            {
                TResponse value;
                try
                {
                    value = respond(Typed(request));
                }
                catch (Exception exception) when (exception is not AtlasFakeException)
                {
                    throw Failed(nameof(Respond), exception);
                }

                return new(Success(request, value, nameof(Respond)));
            }
        );
        return this;
    }

    /// <summary>Returns a value that depends on the request, asynchronously.</summary>
    /// <param name="respond">The function that returns the value. An exception fails the call, which is not retried.</param>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> RespondAsync(
        Func<AtlasFakeRequest<TBody>, CancellationToken, Task<TResponse>> respond
    )
    {
        ArgumentNullException.ThrowIfNull(respond);
        Add(
            async (request, cancellationToken) =>
            {
                TResponse value;
                try
                {
                    value = await respond(Typed(request), cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception)
                    when (exception is not AtlasFakeException
                        && !cancellationToken.IsCancellationRequested
                    )
                {
                    throw Failed(nameof(RespondAsync), exception);
                }

                return Success(request, value, nameof(RespondAsync));
            }
        );
        return this;
    }

    /// <summary>Returns an error.</summary>
    /// <param name="status">The status, which must be an error.</param>
    /// <param name="errorCode">The Atlas error code, such as <c>CLUSTER_BUSY</c>.</param>
    /// <param name="detail">The text that describes the error.</param>
    /// <param name="retryAfter">The time that the client must wait before it tries again, in whole seconds.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is less than 300.</exception>
    public virtual AtlasFakeSetup<TBody, TResponse> Fail(
        HttpStatusCode status,
        string? errorCode = null,
        string? detail = null,
        TimeSpan? retryAfter = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 300, nameof(status));
        Add(
            (request, _) =>
                new(FakeResponse.Failure(request, status, errorCode, detail, retryAfter))
        );
        return this;
    }

    /// <summary>Loses the connection.</summary>
    /// <param name="isReceived">
    /// <see langword="true"/> if the request was received and only its response is lost; <see langword="false"/> if the request
    /// never arrived.
    /// </param>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> Drop(bool isReceived = true)
    {
        Add(
            (_, _) =>
                throw (
                    isReceived
                        ? new HttpRequestException(
                            HttpRequestError.ResponseEnded,
                            "The fake lost the connection after it received the request."
                        )
                        : new HttpRequestException(
                            HttpRequestError.ConnectionError,
                            "The fake lost the connection before it received the request."
                        )
                ),
            isReceived
        );
        return this;
    }

    /// <summary>Waits before the next response, on the time provider of the client.</summary>
    /// <param name="delay">The time to wait.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative, or longer than 49 days.</exception>
    public virtual AtlasFakeSetup<TBody, TResponse> Delay(TimeSpan delay)
    {
        AddDelay(delay);
        return this;
    }

    /// <summary>Restricts the setup to some requests. Other requests use an earlier setup.</summary>
    /// <param name="condition">The condition. If the setup has one already, both apply.</param>
    /// <returns>The setup.</returns>
    public virtual AtlasFakeSetup<TBody, TResponse> Where(
        Func<AtlasFakeRequest<TBody>, bool> condition
    )
    {
        ArgumentNullException.ThrowIfNull(condition);
        var earlier = _condition;
        _condition = earlier is null
            ? condition
            : request => earlier(request) && condition(request);
        return this;
    }

    internal override bool Accepts(AtlasFakeRequest request)
    {
        try
        {
            return _condition?.Invoke(Typed(request)) ?? true;
        }
        catch (Exception exception) when (exception is not AtlasFakeException)
        {
            throw Failed(nameof(Where), exception);
        }
    }

    private AtlasFakeRequest<TBody> Typed(AtlasFakeRequest request) =>
        new(request, _operation.Body);

    private HttpResponseMessage Success(AtlasFakeRequest request, TResponse value, string method)
    {
        try
        {
            return FakeResponse.Success(
                request,
                _operation.Response.Write(value, _operation.Accept)
            );
        }
        // For example, the value is null, or the stream of a file is closed.
        catch (Exception exception) when (exception is not AtlasFakeException)
        {
            throw new AtlasFakeException(
                $"The value of {method} for the operation {_operation.OperationId} cannot be written: {exception.GetType().Name}: {exception.Message}",
                exception
            );
        }
    }

    private TResponse Example(AtlasFakeRequest request)
    {
        if (request.Rules is not { } rules)
        {
            throw new AtlasFakeException(
                $"The example for the operation {_operation.OperationId} is unknown, because the fake did not create the client. Create it with CreateClient."
            );
        }

        if (rules.Example(_operation) is not { } example)
        {
            throw new AtlasFakeException(
                $"The document has no example of the response of the operation {_operation.OperationId}. Set up a value with Return."
            );
        }

        try
        {
            return _operation.Response.Read(example, _operation.Accept);
        }
        catch (Exception exception) when (exception is FormatException or NotSupportedException)
        {
            throw Failed(nameof(ReturnExample), exception);
        }
    }

    private AtlasFakeException Failed(string method, Exception exception) =>
        new(
            $"The function of {method} for the operation {_operation.OperationId} threw {exception.GetType().Name}: {exception.Message}",
            exception
        );
}
