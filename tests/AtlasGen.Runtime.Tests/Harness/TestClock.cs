using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A stopped clock that keeps track of waits. It advances when nothing else can happen.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = NewSignal();

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        var observed = new ObservedTimer(timer, Record);
        observed.Change(dueTime, period);
        return observed;
    }

    /// <summary>Waits until a number of waits with a duration within the limits have begun.</summary>
    /// <param name="least">The minimum duration.</param>
    /// <param name="most">The maximum duration.</param>
    /// <param name="count">The number of such waits.</param>
    public async Task WaitBegunAsync(TimeSpan least, TimeSpan most, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_waits.Count(wait => wait >= least && wait <= most) >= count)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// Waits until the first or second backoff between token requests has begun, which is at most 1 or 2 seconds.
    /// </summary>
    /// <param name="number">The number of the backoff: 1 or 2.</param>
    public Task BackoffBegunAsync(int number) =>
        WaitBegunAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), number);

    private TimeSpan Record(TimeSpan wait)
    {
        lock (_lock)
        {
            _waits.Add(wait);
            _changed.TrySetResult();
            _changed = NewSignal();
        }

        return wait;
    }

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
