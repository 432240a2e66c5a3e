using System.Globalization;

namespace AtlasGen.Runtime;

/// <summary>Polls until a rule ends the wait, its time is over, or the caller cancels it.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
/// <param name="rule">The rule.</param>
/// <param name="topic">What the wait is about.</param>
/// <param name="options">The options of the caller.</param>
/// <param name="time">The time provider, unless the options have one.</param>
/// <param name="caller">The caller's token.</param>
internal sealed class WaitLoop<T>(
    WaitRule<T> rule,
    WaitTopic topic,
    AtlasWaitOptions? options,
    TimeProvider time,
    CancellationToken caller
)
{
    private readonly AtlasWaitOptions _options = options ?? AtlasWaitOptions.Default;
    private readonly TimeProvider _time = options?.TimeProvider ?? time;
    private T? _value;
    private bool _hasValue;
    private string? _state;
    private AtlasException? _lastError;
    private int _attempts;

    /// <summary>Polls until the rule ends the wait.</summary>
    /// <param name="read">The function that reads the value.</param>
    /// <returns>The last value, or the default value if the wait ended because there is none any more.</returns>
    public async Task<T> RunAsync(Func<CancellationToken, Task<T>> read)
    {
        var deadline = new Deadline(_time, _options.Timeout);
        var start = _time.GetTimestamp();
        while (true)
        {
            _attempts++;
            var (verdict, error) = await PollAsync(read, deadline, start).ConfigureAwait(false);
            _lastError = error;
            Show(error, _time.GetElapsedTime(start));
            switch (verdict)
            {
                case WaitVerdict.Done:
                    return error is null ? _value! : default!;
                case WaitVerdict.Failed:
                    throw Failure(error);
            }

            try
            {
                if (!await deadline.TryWaitAsync(Delay(error), caller).ConfigureAwait(false))
                {
                    throw Timeout(error, _time.GetElapsedTime(start));
                }
            }
            catch (OperationCanceledException exception)
            {
                throw Canceled(exception);
            }
        }
    }

    private async Task<(WaitVerdict Verdict, AtlasException? Error)> PollAsync(
        Func<CancellationToken, Task<T>> read,
        Deadline deadline,
        long start
    )
    {
        using var timer = deadline.StartAttempt(System.Threading.Timeout.InfiniteTimeSpan, caller);
        T value;
        try
        {
            // The caller's function may ignore the token.
            value = await read(timer.Token).WaitOrAbandonAsync(timer.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (caller.IsCancellationRequested && IsOfPoll(exception))
        {
            throw Canceled(exception);
        }
        catch (Exception exception)
            when (timer.Token.IsCancellationRequested && IsOfPoll(exception))
        {
            var elapsed = _time.GetElapsedTime(start);
            var own = exception as AtlasException;
            var cutOff =
                own ?? new AtlasTimeoutException("The time limit for the wait ended the poll.");
            Show(cutOff, elapsed);
            // If the poll has no cause of its own, that of the poll before it states what is wrong. Without an earlier poll,
            // all that is known is that this one did not end in time.
            throw Timeout(own ?? _lastError ?? (_hasValue ? null : cutOff), elapsed);
        }
        catch (AtlasException exception) when (PollFault.IsMissing(exception))
        {
            return (rule.JudgeMissing(_time.GetElapsedTime(start)), exception);
        }
        catch (AtlasException exception)
        {
            return (
                PollFault.IsTemporary(exception) ? WaitVerdict.Continue : WaitVerdict.Failed,
                exception
            );
        }

        (_value, _hasValue) = (value, true);
        var state = rule.StateOf(value);
        _state = state ?? _state;
        return (rule.Judge(value, state), null);
    }

    // Any other exception is one of the caller's function, which passes through unchanged.
    private static bool IsOfPoll(Exception exception) =>
        exception is OperationCanceledException or AtlasException;

    private TimeSpan Delay(AtlasException? error) =>
        error is not null && PollFault.RetryAfter(error) is { } wanted && wanted > _options.Interval
            ? wanted
            : _options.Interval;

    private void Show(AtlasException? error, TimeSpan elapsed)
    {
        if (_options.OnPoll is not { } callback)
        {
            return;
        }

        try
        {
            callback(
                new()
                {
                    Attempt = _attempts,
                    Elapsed = elapsed,
                    State = _state,
                    Value = Value,
                    Error = error,
                }
            );
        }
        catch (Exception exception)
        {
            throw caller.IsCancellationRequested
                ? Canceled(exception)
                : Ended(
                    $"ended, because {nameof(AtlasWaitOptions)}.{nameof(AtlasWaitOptions.OnPoll)} threw {exception.GetType().Name}.",
                    exception
                );
        }
    }

    private object? Value => _hasValue ? _value : null;

    /// <summary>Returns the exception for a wait that can no longer succeed. Without a change, the error itself is enough.</summary>
    private AtlasException Failure(AtlasException? error) =>
        error is null ? Ended($"ended in the state {SafeText.Mask(_state!)}.", null)
        : topic.Operation is null ? error
        : Ended($"ended, because a poll failed: {SafeText.Sentence(error.Message)}", error);

    private AtlasWaitException Timeout(AtlasException? error, TimeSpan elapsed) =>
        Ended(
            string.Create(
                CultureInfo.InvariantCulture,
                $"timed out after {elapsed:c}; the limit is {_options.Timeout:c}, and the interval between polls is {_options.Interval:c}. {LastPoll(error)}"
            ),
            error,
            isTimeout: true
        );

    private string LastPoll(AtlasException? error) =>
        error is not null ? $"The last poll failed: {SafeText.Sentence(error.Message)}"
        : _state is null
            ? string.Create(CultureInfo.InvariantCulture, $"Number of polls: {_attempts}.")
        : $"The last state is {SafeText.Mask(_state)}.";

    private AtlasWaitException Ended(string how, Exception? cause, bool isTimeout = false)
    {
        var exception = new AtlasWaitException($"{topic.Subject} {how}", cause)
        {
            IsTimeout = isTimeout,
            State = _state,
            Value = Value,
            Response = topic.Response,
        };
        exception.Of(topic.Call, (cause as AtlasException)?.LastStatusCode);
        return exception;
    }

    private AtlasWaitCanceledException Canceled(Exception cause) =>
        new($"{topic.Subject} was canceled.", cause, caller)
        {
            State = _state,
            Value = Value,
            Response = topic.Response,
        };
}
