using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>Provides time that moves to the end of the next wait as soon as no call can do anything else.</summary>
/// <remarks>
/// It fires its timers one at a time, in the order in which they are due. A time limit does not move the time; it fires if a wait
/// passes it.
/// </remarks>
internal sealed class FakeClock : SimulatedTime
{
    // The clock whose timer is firing on the thread, until the call that it wakes holds the time itself.
    [ThreadStatic]
    private static FakeClock? t_waking;

    private readonly object _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private long _now;
    private int _holds;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new FakeTimer(this, callback, state, endsWait: false);
        timer.Change(dueTime, period);
        return timer;
    }

    public override ITimer CreateWaitTimer(TimerCallback callback, object? state) =>
        new FakeTimer(this, callback, state, endsWait: true);

    public override void Hold()
    {
        if (t_waking == this)
        {
            // Takes over the hold of the timer, so that there is no moment without one.
            t_waking = null;
            return;
        }

        lock (_lock)
        {
            _holds++;
        }
    }

    public override void Release()
    {
        lock (_lock)
        {
            _holds--;
        }

        Wake();
    }

    /// <summary>Starts, changes, or stops a timer.</summary>
    public void Change(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime.Ticks;
                timer.Period = period;
                _timers.Add(timer);
            }
        }

        Wake();
    }

    private void Wake()
    {
        lock (_lock)
        {
            if (Next() is null)
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static clock => clock.FireAll(),
            this,
            preferLocal: false
        );
    }

    private void FireAll()
    {
        while (TakeNext() is { } timer)
        {
            t_waking = this;
            try
            {
                timer.Fire();
            }
            finally
            {
                if (t_waking == this)
                {
                    t_waking = null;
                    lock (_lock)
                    {
                        _holds--;
                    }
                }
            }
        }
    }

    /// <summary>Moves the time to the next timer, which holds it.</summary>
    private FakeTimer? TakeNext()
    {
        lock (_lock)
        {
            if (Next() is not { } timer)
            {
                return null;
            }

            _now = Math.Max(_now, timer.Due);
            _holds++;
            _timers.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due += timer.Period.Ticks;
                _timers.Add(timer);
            }

            return timer;
        }
    }

    private FakeTimer? Next()
    {
        var next = _timers.MinBy(timer => timer.Due);
        return next?.Due <= _now || (_holds == 0 && _timers.Exists(timer => timer.EndsWait))
            ? next
            : null;
    }
}
