using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A stopped clock that skips some waits: they end immediately, and their time has passed.</summary>
/// <param name="waits">The durations of the waits that are skipped.</param>
internal sealed class SkippingClock(params TimeSpan[] waits) : FakeTimeProvider
{
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        if (!waits.Contains(dueTime))
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
