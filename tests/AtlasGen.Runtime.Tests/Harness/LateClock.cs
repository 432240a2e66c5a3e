using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A stopped clock on which one wait ends late, as on a busy machine.</summary>
/// <param name="wait">The duration of the wait, without its random part of up to 5 seconds.</param>
/// <param name="end">The time that has passed when the wait ends.</param>
internal sealed class LateClock(TimeSpan wait, TimeSpan end) : FakeTimeProvider
{
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        var observed = new ObservedTimer(timer, Delay);
        observed.Change(dueTime, period);
        return observed;
    }

    private TimeSpan Delay(TimeSpan dueTime)
    {
        if (dueTime < wait || dueTime > wait + TimeSpan.FromSeconds(5))
        {
            return dueTime;
        }

        Advance(end);
        return TimeSpan.Zero;
    }
}
