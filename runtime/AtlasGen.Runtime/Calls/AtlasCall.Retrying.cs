using System.Net;

namespace AtlasGen.Runtime;

/// <content>Decides whether the call is tried again, and waits before it is.</content>
internal sealed partial class AtlasCall
{
    // Rate limits and the failures that the user's predicate accepts are not counted, because only the time of the call limits them.
    private int _countedFailures;

    // The number of the last closing of the gate when the call entered it, or 0 if it was open.
    private int _pass;
    private bool _mayBeProcessed;

    private bool CanRepeat =>
        _context.Retry.MaxAttempts > 1
        && _request.Options is not { DisableRetry: true }
        && _request.Body is not { CanRepeat: false };

    private RateLimitScope Scope => RateLimitScope.Of(_request.Operation.Resource(), _request.Path);

    /// <summary>Determines whether the failure of a DELETE shows only that an earlier attempt, whose response was lost, has deleted the resource.</summary>
    private bool IsAlreadyDeleted(AtlasApiException failure) =>
        _mayBeProcessed
        && failure.StatusCode is HttpStatusCode.NotFound
        && _request.Operation.Method == HttpMethod.Delete
        && !NotFoundCode.IsAboutParent(failure.ErrorCode, _request.Operation.Path);

    /// <summary>Waits at the gate.</summary>
    /// <returns><see langword="true"/> if the call may be sent; <see langword="false"/> if its remaining time is too short.</returns>
    private async ValueTask<bool> TryEnterAsync()
    {
        var time = _context.Endpoint.Time;
        var start = time.GetTimestamp();
        var entering = _context.Gate.TryEnterAsync(Scope, _deadline, _caller);
        var waits = !entering.IsCompleted;
        if (waits)
        {
            _context.Log?.Holding();
        }

        try
        {
            var pass = await time.WithoutHold(entering).ConfigureAwait(false);
            _pass = pass ?? 0;
            return pass is not null;
        }
        finally
        {
            if (waits)
            {
                var wait = time.GetElapsedTime(start);
                Telemetry.Wait(_activity, "atlasgen.rate_limit.wait", wait);
                Metrics.RecordRateLimitWait(
                    _request.Operation.OperationId,
                    _context.Endpoint.ClientName,
                    wait
                );
                Log(log => log.HeldBack(_request, wait));
            }
        }
    }

    /// <summary>Waits after a failure, if the call can be tried again.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="wasSent">Whether the request was sent.</param>
    /// <returns>A value that indicates whether to try again.</returns>
    private async ValueTask<bool> TryWaitAfterAsync(AtlasException failure, bool wasSent)
    {
        if (failure is AtlasApiException { StatusCode: HttpStatusCode.TooManyRequests } rejection)
        {
            // The gate holds back the next attempt, together with the other calls, but not for as long as the server may ask.
            Reject(rejection);
            return CanRepeat && !(rejection.RetryAfter >= _deadline.Remaining);
        }

        if (!CanRepeat || !Allows(failure))
        {
            return false;
        }

        _mayBeProcessed |= wasSent && RetryPolicy.MayBeProcessed(failure);
        var delay = _context.Retry.DelayAfter(failure, _attempts);
        if (delay >= _deadline.Remaining)
        {
            return false;
        }

        Telemetry.Wait(_activity, "atlasgen.retry.wait", delay);
        Log(log => log.Retrying(_request, failure, delay));
        return await _context
            .Endpoint.Time.WithoutHold(_deadline.TryWaitAsync(delay, _caller))
            .ConfigureAwait(false);
    }

    private bool Allows(AtlasException failure)
    {
        if (RetryPolicy.IsTransient(_request.Operation.Method, failure))
        {
            return ++_countedFailures < _context.Retry.MaxAttempts;
        }

        // A callback of the user that failed must not be called again.
        if (_context.Retry.ShouldRetry is not { } predicate || failure.IsFinal)
        {
            return false;
        }

        try
        {
            return predicate(Describe(failure));
        }
        catch (Exception exception)
        {
            _caller.ThrowIfCancellationRequested();
            throw Fail(
                CallbackFailure(
                    $"{nameof(AtlasClientOptions.Retry)}.{nameof(AtlasRetryOptions.ShouldRetry)}",
                    exception
                )
            );
        }
    }

    private void Reject(AtlasApiException rejection)
    {
        var scope = TokenBucket.IsReported(rejection) ? Scope : Scope.Wide;
        if (
            _context.Gate.Reject(
                scope,
                _pass,
                rejection.RetryAfter,
                TokenBucket.Refill(rejection)
            ) is
            { } wait
        )
        {
            Log(log => log.RateLimited(_request, wait));
        }
    }

    /// <summary>Adjusts the pace of the gate to a response.</summary>
    private void Learn(HttpStatusCode status, HttpResponseMessage response)
    {
        if (status is HttpStatusCode.TooManyRequests)
        {
            return;
        }

        if (ResponseHeaders.IsExhausted(response))
        {
            _context.Gate.Exhaust(Scope, _pass);
        }
        else if (_pass > 0)
        {
            _context.Gate.Succeed(Scope, _pass);
        }
    }

    /// <summary>Writes to the log. A provider of the user may throw any exception.</summary>
    private void Log(Action<ICallLog> write)
    {
        if (_context.Log is not { } log)
        {
            return;
        }

        try
        {
            write(log);
        }
        catch (Exception exception)
        {
            throw Fail(CallbackFailure("A logging provider", exception));
        }
    }
}
