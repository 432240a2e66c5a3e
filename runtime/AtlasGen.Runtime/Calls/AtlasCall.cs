using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Represents one call: its attempts, its time limit, and its result.</summary>
internal sealed partial class AtlasCall : IDisposable
{
    private readonly CallContext _context;
    private readonly AtlasRequest _request;
    private readonly Deadline _deadline;
    private readonly CancellationToken _caller;
    private int _attempts;

    // The status of the last response in any attempt, or 0 if no response was received.
    private HttpStatusCode _lastStatus;

    public AtlasCall(CallContext context, AtlasRequest request, CancellationToken cancellationToken)
    {
        _context = context;
        _request = request;
        _deadline = new(context.Endpoint.Time, request.Options?.Timeout ?? context.Options.Timeout);
        _caller = cancellationToken;
        _activity = Telemetry.Start(request.Operation, context.Endpoint);
        context.Endpoint.Time.Hold();
    }

    private CallInfo Info => _request.Describe(_attempts);

    /// <summary>Sends the request until it succeeds or must not be tried again, and reads the body into memory.</summary>
    public ValueTask<ResponseBody> SendAsync() =>
        RunAsync(
            static async (call, response, cancellationToken) =>
            {
                using (response)
                {
                    return await call.ReceiveAsync(response, cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        );

    /// <summary>
    /// Sends the request until it succeeds or must not be tried again, and reads the body into memory. It is empty if the request
    /// deletes something that an earlier attempt has deleted.
    /// </summary>
    public ValueTask<ResponseBody> SendForOptionalBodyAsync() =>
        RunAsync(
            static async (call, response, cancellationToken) =>
            {
                using (response)
                {
                    try
                    {
                        return await call.ReceiveAsync(response, cancellationToken)
                            .ConfigureAwait(false);
                    }
                    catch (AtlasApiException failure) when (call.IsAlreadyDeleted(failure))
                    {
                        return default;
                    }
                }
            }
        );

    /// <summary>Sends the request until it succeeds or must not be tried again, and returns the body as a stream.</summary>
    public ValueTask<AtlasFile> SendForFileAsync() =>
        RunAsync(
            static async (call, response, cancellationToken) =>
            {
                if (!response.IsSuccessStatusCode)
                {
                    using (response)
                    {
                        // Throws, because the status is an error.
                        using var body = await call.ReceiveAsync(response, cancellationToken)
                            .ConfigureAwait(false);
                    }
                }

                try
                {
                    call.Show(response.StatusCode, response);
                    return await call.OpenAsync(response, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    response.Dispose();
                    throw;
                }
            }
        );

    /// <summary>Sends the request until it succeeds or must not be tried again, and returns the body as a stream of items.</summary>
    public async ValueTask<StreamBody> SendForStreamAsync()
    {
        var file = await SendForFileAsync().ConfigureAwait(false);
        return new(file, _context.Options.MaxBufferedBody, Info, _lastStatus);
    }

    private async ValueTask<T> RunAsync<T>(
        Func<AtlasCall, HttpResponseMessage, CancellationToken, ValueTask<T>> receive
    )
    {
        AtlasException? failure = null;
        while (true)
        {
            if (!_context.Gate.IsOpen && !await TryEnterAsync().ConfigureAwait(false))
            {
                throw Fail(
                    failure
                        ?? new AtlasTimeoutException(
                            $"{Info}: the call cannot be sent before it times out, because of the server's rate limit."
                        )
                        {
                            IsRateLimit = true,
                        }
                );
            }

            _attempts++;
            _status = 0;
            var attempt = new Attempt(_context.Endpoint, _request) { Caller = _caller };
            var timeIsOver = false;
            using var timer = _deadline.StartAttempt(_context.Retry.AttemptTimeout, _caller);
            try
            {
                var response = await AuthenticateAsync(attempt, timer.Token).ConfigureAwait(false);
                var result = await receive(this, response, timer.Token).ConfigureAwait(false);
                _hasSucceeded = true;
                RecordAttempt(errorType: null);
                return result;
            }
            catch (AtlasException exception)
            {
                failure = exception;
            }
            // The transport and the handlers in front of it may throw any exception: a circuit breaker, a rate limiter, TLS.
            catch (Exception exception)
            {
                if (_caller.IsCancellationRequested)
                {
                    RecordAttempt(Telemetry.Canceled);
                    _caller.ThrowIfCancellationRequested();
                }

                (failure, timeIsOver) = Failure(exception, timer);
            }

            RecordAttempt(Telemetry.ErrorType(failure));
            if (
                timeIsOver
                || !await TryWaitAfterAsync(failure, attempt.IsSent).ConfigureAwait(false)
            )
            {
                throw Fail(failure);
            }
        }
    }

    private ValueTask<HttpResponseMessage> AuthenticateAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    ) =>
        _request.Operation.IsAnonymous || _context.Credentials is null
            ? new(attempt.SendAsync(authorization: null, cancellationToken))
            : _context.Credentials.SendAsync(attempt, cancellationToken);

    private async Task<AtlasFile> OpenAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var headers = response.Content.Headers;
        var stream = await response
            .Content.ReadAsStreamAsync(cancellationToken)
            .ConfigureAwait(false);
        // A 204 has no content, whatever length it declares (RFC 9110 section 6.4.1).
        var length = response.StatusCode is HttpStatusCode.NoContent ? null : headers.ContentLength;
        var idleTimeout =
            _request.Options?.DownloadIdleTimeout ?? _context.Options.DownloadIdleTimeout;
        return new(
            new DownloadStream(
                stream,
                length,
                idleTimeout,
                _context.Endpoint.Time,
                Info,
                response.StatusCode
            ),
            headers.ContentType?.ToString(),
            FileNames.Of(headers),
            length,
            response
        );
    }

    /// <summary>Reads the body, and throws if the status or the body is an error.</summary>
    private async ValueTask<ResponseBody> ReceiveAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        BufferedBody buffer;
        try
        {
            buffer = await BodyReader
                .ReadAsync(
                    response,
                    LimitOf(response),
                    truncate: !response.IsSuccessStatusCode,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new AtlasResponseFormatException($"{Info}: {exception.Message}", exception);
        }

        try
        {
            var status = response.StatusCode;
            var content = _request.IsEnveloped
                ? Envelope.Open(buffer.Memory, ref status)
                : buffer.Memory;
            Show(status, response);
            return (int)status is >= 200 and < 300
                ? new(buffer, content, response.Content.Headers)
                : throw _request.Operation.Api.CreateException(
                    ErrorBody.Describe(
                        status,
                        content.Span,
                        ResponseHeaders.All(response),
                        ResponseHeaders.Schemes(response),
                        Info,
                        ResponseHeaders.RetryAfter(response, _context.Endpoint.Time)
                    )
                );
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Returns the maximum number of bytes to read. For an error, the beginning of the body is enough.</summary>
    private int LimitOf(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
            ? _context.Options.MaxBufferedBody
            : Math.Min(_context.Options.MaxBufferedBody, ErrorBody.Limit);

    private void Show(HttpStatusCode status, HttpResponseMessage response)
    {
        _lastStatus = _status = status;
        Learn(status, response);
        if (_context.Options.OnResponse is null && _request.Options?.OnResponse is null)
        {
            return;
        }

        var info = new AtlasResponseInfo(
            _request.Operation.OperationId,
            status,
            response,
            _context.Endpoint.Time
        );
        Call(nameof(AtlasClientOptions), _context.Options.OnResponse, info);
        Call(nameof(AtlasRequestOptions), _request.Options?.OnResponse, info);
    }

    /// <summary>Invokes the user's callback. If it fails, the request is not sent again.</summary>
    private void Call(string owner, Action<AtlasResponseInfo>? callback, AtlasResponseInfo info)
    {
        try
        {
            callback?.Invoke(info);
        }
        catch (Exception exception)
        {
            _caller.ThrowIfCancellationRequested();
            throw CallbackFailure($"{owner}.{nameof(AtlasRequestOptions.OnResponse)}", exception);
        }
    }
}
