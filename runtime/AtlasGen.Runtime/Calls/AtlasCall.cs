using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>One call: its attempts, its time, and what comes of it.</summary>
internal sealed class AtlasCall : IDisposable
{
    private readonly AtlasEndpoint _endpoint;
    private readonly AtlasRequest _request;
    private readonly AtlasCredentials _credentials;
    private readonly RetryPolicy _retry;
    private readonly AtlasClientOptions _options;
    private readonly Deadline _deadline;
    private readonly CancellationToken _caller;
    private readonly Activity? _activity;
    private int _attempts;
    private HttpStatusCode? _lastStatus;

    public AtlasCall(
        AtlasEndpoint endpoint,
        AtlasRequest request,
        AtlasCredentials credentials,
        RetryPolicy retry,
        AtlasClientOptions options,
        CancellationToken cancellationToken
    )
    {
        _endpoint = endpoint;
        _request = request;
        _credentials = credentials;
        _retry = retry;
        _options = options;
        _deadline = new(endpoint.Time, request.Options?.Timeout ?? options.Timeout);
        _caller = cancellationToken;
        _activity = Telemetry.Start(request.Operation, endpoint.Address);
    }

    private CallInfo Info => _request.Describe(_attempts);

    /// <summary>Sends until there is a success or nothing left to try; the body is in memory then.</summary>
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

    /// <summary>The same, with the body still on its way.</summary>
    public ValueTask<AtlasFile> SendForFileAsync() =>
        RunAsync(
            static async (call, response, cancellationToken) =>
            {
                if (!response.IsSuccessStatusCode)
                {
                    using (response)
                    {
                        // An error's body is read, and thrown.
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

    /// <summary>Reads the body of a success.</summary>
    public T Read<T, TCodec>(ResponseBody body)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, TCodec>(body.Content.Span);
        }
        // A reader of JSON throws the second for text that is no Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var reason = body.Content.IsEmpty ? "The body is empty." : exception.Message;
            // A gateway or a page to log in has answered in the place of the service.
            if (
                body.MediaType is { } type
                && !type.Contains("json", StringComparison.OrdinalIgnoreCase)
            )
            {
                reason = $"It is {SafeText.Mask(type)}: {reason}";
            }

            // An error of the syntax names a line as well.
            if (exception is JsonException { LineNumber: null, BytePositionInLine: { } position })
            {
                var path = JsonPath.Of(JsonBody.WithoutMark(body.Content.Span), position);
                reason = $"{path}: {reason}";
            }

            throw Fail(
                new AtlasResponseFormatException(
                    $"{Info}: the answer is not what the document declares. {reason}",
                    exception
                )
            );
        }
    }

    /// <summary>Reads the body of a success that is a text: as it is, or as a JSON string.</summary>
    public string ReadText(ResponseBody body) =>
        PlainText.IsAskedFor(_request.Operation.Accept)
            ? PlainText.Decode(body.Content.Span, body.Charset)
            : JsonBody.Text(body.Content.Span);

    /// <summary>The same, or <see langword="null"/> when there is none.</summary>
    public string? ReadOptionalText(ResponseBody body)
    {
        var isNothing = PlainText.IsAskedFor(_request.Operation.Accept)
            ? body.Content.IsEmpty
            : JsonBody.IsNothing(body.Content.Span);
        return isNothing ? null : ReadText(body);
    }

    public void Dispose() => _activity?.Dispose();

    private async ValueTask<T> RunAsync<T>(
        Func<AtlasCall, HttpResponseMessage, CancellationToken, ValueTask<T>> receive
    )
    {
        var canRetry =
            _request.Options is not { DisableRetry: true }
            && _request.Body is not { CanRepeat: false };
        while (true)
        {
            _attempts++;
            AtlasException failure;
            var timeIsOver = false;
            using var timer = _deadline.StartAttempt(_retry.AttemptTimeout, _caller);
            try
            {
                var attempt = new Attempt(_endpoint, _request);
                var response = await AuthenticateAsync(attempt, timer.Token).ConfigureAwait(false);
                return await receive(this, response, timer.Token).ConfigureAwait(false);
            }
            catch (AtlasException exception)
            {
                failure = exception;
            }
            // A transport, and the handlers in front of it, may throw anything: a circuit breaker, a limiter, TLS.
            catch (Exception exception)
            {
                _caller.ThrowIfCancellationRequested();
                (failure, timeIsOver) = Failure(exception, timer);
            }

            var delay = canRetry
                ? _retry.DelayAfter(
                    _request.Operation.Method,
                    failure,
                    _attempts,
                    timeIsOver ? TimeSpan.Zero : _deadline.Remaining
                )
                : null;
            if (delay is null)
            {
                throw Fail(failure);
            }

            await Task.Delay(delay.Value, _endpoint.Time, _caller).ConfigureAwait(false);
        }
    }

    private (AtlasException Failure, bool TimeIsOver) Failure(
        Exception exception,
        AttemptTimer timer
    )
    {
        // Only the timer tells whose time was over: a handler cancels for reasons of its own.
        if (!timer.Token.IsCancellationRequested)
        {
            return (
                new AtlasConnectionException(
                    $"{Info}: no complete response came. {SafeText.Sentence(TransportFault.Describe(exception))}",
                    exception
                ),
                false
            );
        }

        var what = timer.EndsCall ? "the call" : "one attempt";
        return (
            new AtlasTimeoutException(
                $"{Info}: the time for {what} was over before the response was complete.",
                exception
            ),
            timer.EndsCall
        );
    }

    private ValueTask<HttpResponseMessage> AuthenticateAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    ) =>
        _request.Operation.IsAnonymous
            ? new(attempt.SendAsync(authorization: null, cancellationToken))
            : _credentials.SendAsync(attempt, cancellationToken);

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
        var idleTimeout = _request.Options?.DownloadIdleTimeout ?? _options.DownloadIdleTimeout;
        return new(
            new DownloadStream(
                stream,
                length,
                idleTimeout,
                _endpoint.Time,
                Info,
                response.StatusCode
            ),
            headers.ContentType?.ToString(),
            FileNames.Of(headers),
            length,
            response
        );
    }

    /// <summary>Reads the body; throws when it, or the status, is an error.</summary>
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
                        ResponseHeaders.RetryAfter(response, _endpoint.Time)
                    )
                );
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Of an error more than its beginning is of no use to anybody.</summary>
    private int LimitOf(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
            ? _options.MaxBufferedBody
            : Math.Min(_options.MaxBufferedBody, ErrorBody.Limit);

    private void Show(HttpStatusCode status, HttpResponseMessage response)
    {
        _lastStatus = status;
        _activity?.SetTag("http.response.status_code", (int)status);
        if (_options.OnResponse is null && _request.Options?.OnResponse is null)
        {
            return;
        }

        var info = new AtlasResponseInfo(
            _request.Operation.OperationId,
            status,
            response,
            _endpoint.Time
        );
        Call(nameof(AtlasClientOptions), _options.OnResponse, info);
        Call(nameof(AtlasRequestOptions), _request.Options?.OnResponse, info);
    }

    /// <summary>Calls code of the user, whose failure is no reason to send the request again.</summary>
    private void Call(string owner, Action<AtlasResponseInfo>? callback, AtlasResponseInfo info)
    {
        try
        {
            callback?.Invoke(info);
        }
        catch (Exception exception)
        {
            _caller.ThrowIfCancellationRequested();
            throw new AtlasException(
                $"{Info}: {owner}.{nameof(AtlasRequestOptions.OnResponse)} threw {exception.GetType().Name}.",
                exception
            );
        }
    }

    private AtlasException Fail(AtlasException failure)
    {
        Telemetry.Fail(_activity, failure);
        return failure.Of(
            Info,
            (failure as AtlasAuthenticationException)?.StatusCode ?? _lastStatus
        );
    }
}
