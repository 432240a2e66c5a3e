namespace AtlasGen.Runtime;

/// <summary>
/// Spreads the calls that share a rate limit of the server. After a rejection, no call passes for a time; then the waiting calls
/// pass one after another, at a pace that the lane learns.
/// </summary>
/// <param name="time">The time provider.</param>
internal sealed class RateLane(TimeProvider time)
{
    // In calls per second. A slower limit needs no pace: the server states how long to wait, or each delay is longer than the last.
    private const double SlowestPace = 1;

    // It is low, because nothing is known about the server yet, and it grows fast.
    private const double FirstPace = 2;

    // A server that asks for a longer time, such as a day, may accept calls sooner. After this time, the next call finds out.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);

    // The call can fail without a response, so the others do not wait for it for ever.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LateTimer = TimeSpan.FromSeconds(0.1);

    private readonly object _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private readonly long _start = time.GetTimestamp();
    private ITimer? _timer;
    private double _pace = FirstPace;
    private double _refill = double.PositiveInfinity;
    private bool _isProbing = true;
    private Probe _probe;
    private int _version;
    private int _rejections;
    private int _responses;
    private TimeSpan _next;
    private TimeSpan _closedAt;
    private TimeSpan _slowedAt;
    private TimeSpan _busyUntil;

    private TimeSpan Now => time.GetElapsedTime(_start);

    private TimeSpan Interval => TimeSpan.FromSeconds(1 / _pace);

    // After a hold that was shorter than the server asked, one call finds out whether the server accepts calls.
    private enum Probe
    {
        None,
        Due,
        Sent,
    }

    /// <summary>Determines whether no call had to wait for a time.</summary>
    public bool IsIdle(TimeSpan duration)
    {
        lock (_lock)
        {
            return _waiting.Count == 0 && Now - _busyUntil > duration;
        }
    }

    /// <summary>Waits until the call may be sent.</summary>
    /// <param name="limit">The remaining time of the call.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>
    /// <see langword="true"/> if the call may be sent; <see langword="false"/> if the remaining time is too short, without
    /// waiting, or if it has expired.
    /// </returns>
    public async ValueTask<bool> TryEnterAsync(TimeSpan limit, CancellationToken caller)
    {
        LinkedListNode<TaskCompletionSource> node;
        lock (_lock)
        {
            var now = Now;
            if (_waiting.Count == 0 && _next <= now)
            {
                _next = now + Pause();
                return true;
            }

            // The response to a probe can come at any time.
            if (_probe is not Probe.Sent && _next - now >= limit)
            {
                return false;
            }

            node = _waiting.AddLast(new TaskCompletionSource());
            if (_waiting.Count == 1)
            {
                Schedule(now);
            }
        }

        try
        {
            await node
                .Value.Task.WaitAsync(
                    limit <= Deadline.Longest ? limit : Timeout.InfiniteTimeSpan,
                    time,
                    caller
                )
                .ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_lock)
            {
                if (node.List is not null)
                {
                    _waiting.Remove(node);
                }
            }
        }
    }

    /// <summary>Lets no call pass for a time, after the server has rejected one.</summary>
    /// <param name="pass">The number of the last closing when the call was sent.</param>
    /// <param name="version">The number of this closing.</param>
    /// <param name="retryAfter">The time that the server requires to wait, or <see langword="null"/> if it states none.</param>
    /// <param name="refill">The pace that the server allows in the long run, or <see langword="null"/> if it does not state it.</param>
    /// <param name="delay">Returns the time to wait after a number of rejections in a row.</param>
    /// <returns>The time, or <see langword="null"/> if the call was sent before the last closing.</returns>
    public TimeSpan? Reject(
        int pass,
        int version,
        TimeSpan? retryAfter,
        double? refill,
        Func<int, TimeSpan?, TimeSpan> delay
    )
    {
        lock (_lock)
        {
            var now = Now;
            var probe = retryAfter > LongestHold ? Probe.Due : Probe.None;
            retryAfter = retryAfter > LongestHold ? LongestHold : retryAfter;
            if (_version > pass)
            {
                _probe = probe is Probe.Due ? probe : _probe;
                // The call was sent before the last closing, so it does not show that the pace after it is too high.
                Hold(now, retryAfter ?? TimeSpan.Zero);
                return null;
            }

            _probe = probe;
            SlowDown(now, refill);
            var wait = delay(++_rejections, retryAfter);
            (_version, _closedAt, _slowedAt, _responses) = (version, now, now, 0);
            Hold(now, wait);
            return wait;
        }
    }

    /// <summary>Slows down after a response that states that no calls remain. If the lane is new, the next call is a probe.</summary>
    /// <param name="pass">The number of the last closing when the call was sent.</param>
    /// <param name="version">The number of the closing if the lane is new.</param>
    public void Exhaust(int pass, int version)
    {
        lock (_lock)
        {
            var now = Now;
            EndProbe(pass, now);
            if (_version == 0)
            {
                (_version, _closedAt, _slowedAt) = (version, now, now);
                Hold(now, Interval);
            }
            // The responses to several calls that were sent together report the same state.
            else if (_version <= pass && now - _slowedAt >= TimeSpan.FromSeconds(1))
            {
                (_pace, _isProbing, _slowedAt) = (Math.Max(_pace * 0.95, SlowestPace), false, now);
            }
        }
    }

    /// <summary>Becomes faster after a response that is not a rejection.</summary>
    /// <param name="pass">The number of the last closing when the call was sent.</param>
    public void Succeed(int pass)
    {
        lock (_lock)
        {
            if (_version > pass)
            {
                return;
            }

            EndProbe(pass, Now);
            _responses++;
            _rejections = 0;
            _isProbing |= Now - _slowedAt > Settled;
            // Except while probing, the pace grows by about 2 percent per second, so that few calls find out that it is too high.
            var faster = _pace + (_isProbing ? 0.1 * _pace : Math.Min(0.02, 0.01 * _pace));
            _pace = Math.Max(Math.Min(faster, _refill), SlowestPace);
        }
    }

    /// <summary>Returns the time until the call after this one may pass.</summary>
    private TimeSpan Pause()
    {
        _probe = _probe is Probe.None ? Probe.None : Probe.Sent;
        return _probe is Probe.None ? Interval : LongestProbe;
    }

    /// <summary>Lets the other calls pass after the response to a probe.</summary>
    private void EndProbe(int pass, TimeSpan now)
    {
        if (_probe is Probe.Sent && _version <= pass)
        {
            _probe = Probe.None;
            _next = now + Interval;
            Schedule(now);
        }
    }

    private void SlowDown(TimeSpan now, double? refill)
    {
        // If no call succeeded, the lane was not closed for long enough, and the pace need not be too high.
        if (_responses > 0)
        {
            // A burst uses up calls that the server had saved up, so only the average since the last closing can be kept up.
            var average = _responses / Math.Max((now - _closedAt).TotalSeconds, 0.001);
            _pace = _isProbing ? Math.Min(_pace, average) : _pace * 0.8;
            _isProbing = false;
        }

        if (refill is { } stated)
        {
            _pace = double.IsInfinity(_refill) ? stated : _pace;
            (_refill, _isProbing) = (stated, false);
        }

        _pace = Math.Max(Math.Min(_pace, _refill), SlowestPace);
    }

    private void Hold(TimeSpan now, TimeSpan wait)
    {
        var until = now + wait;
        if (until > _next)
        {
            _next = until;
            Schedule(now);
        }

        _busyUntil = _next > _busyUntil ? _next : _busyUntil;
    }

    private void Schedule(TimeSpan now)
    {
        if (_waiting.Count > 0)
        {
            _timer ??= DetachedTimer.Create(time, static lane => ((RateLane)lane!).Release(), this);
            _timer.Change(_next > now ? _next - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Lets the next call pass if its time has come.</summary>
    private void Release()
    {
        TaskCompletionSource? released = null;
        lock (_lock)
        {
            var now = Now;
            if (_waiting.First is { } first && _next <= now)
            {
                released = first.Value;
                _waiting.RemoveFirst();
                _busyUntil = now;
                // Makes up for a timer that was late, but not for a computer that was asleep.
                var due = now - _next < LateTimer ? _next : now;
                _next = due + Pause();
            }

            Schedule(now);
        }

        // Runs the rest of the call up to the request. It must not hold the lock, and the timer is already set for the next call,
        // which therefore does not wait for a transport or a handler that blocks this thread.
        released?.TrySetResult();
    }
}
