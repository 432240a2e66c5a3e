namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>
/// A clock whose timers fire one after another on a single thread, so that many calls with real waits take no time, and a run with
/// the same random numbers is always the same.
/// </summary>
internal sealed class Simulation : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(Alarm Alarm, int Setting), (long Due, long Order)> _alarms =
        new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => new(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Runs a program, and moves the clock whenever the program waits.</summary>
    public Task RunAsync(Func<Task> program) =>
        Task.Factory.StartNew(
            () =>
            {
                var task = program();
                while (!task.IsCompleted)
                {
                    Step();
                }

                task.GetAwaiter().GetResult();
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Lets the next timer fire. Code of the program that blocks the thread can call this too.</summary>
    public void Step()
    {
        Assert.True(
            _alarms.TryDequeue(out var next, out var at),
            "The program waits for something other than the clock."
        );
        if (next.Alarm.Setting == next.Setting)
        {
            _now = at.Due;
            next.Alarm.Ring();
        }
    }

    private sealed class Alarm(Simulation clock, TimerCallback callback, object? state) : ITimer
    {
        public int Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._alarms.Enqueue(
                    (this, Setting),
                    (clock._now + dueTime.Ticks, clock._order++)
                );
            }

            return true;
        }

        public void Ring()
        {
            Setting++;
            callback(state);
        }

        public void Dispose() => Setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
