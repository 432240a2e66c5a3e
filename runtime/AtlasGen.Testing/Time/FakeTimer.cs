namespace AtlasGen.Testing;

/// <summary>Represents a timer of a <see cref="FakeClock"/>.</summary>
/// <param name="clock">The clock.</param>
/// <param name="callback">The method to call when the time has come.</param>
/// <param name="state">The argument of the method.</param>
/// <param name="endsWait">Whether the timer ends a wait. Otherwise, it is a time limit.</param>
internal sealed class FakeTimer(
    FakeClock clock,
    TimerCallback callback,
    object? state,
    bool endsWait
) : ITimer
{
    public bool EndsWait => endsWait;

    /// <summary>Gets or sets the time at which the timer fires, in ticks.</summary>
    public long Due { get; set; }

    /// <summary>Gets or sets the time between firings. A value of zero or less means that the timer fires once.</summary>
    public TimeSpan Period { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Change(this, dueTime, period);
        return true;
    }

    public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
