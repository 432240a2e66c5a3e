using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A stopped clock on which one wait ends late, as on a busy machine.</summary>
/// <param name="wait">The duration of the wait.</param>
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
        if (dueTime != wait)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Advance(end);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
