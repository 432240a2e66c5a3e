namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A timer that reports each time that it is set.</summary>
/// <param name="timer">The timer, which is not set yet.</param>
/// <param name="set">Receives the time after which the timer fires, and returns the time to use.</param>
internal sealed class ObservedTimer(ITimer timer, Func<TimeSpan, TimeSpan> set) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(set(dueTime), period);

    public void Dispose() => timer.Dispose();

    public ValueTask DisposeAsync() => timer.DisposeAsync();
}
