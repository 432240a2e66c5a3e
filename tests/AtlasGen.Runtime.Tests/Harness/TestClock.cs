using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A clock that stands still, and tells who waits for it; it goes on when nothing else can happen.</summary>
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
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _waits.Add(dueTime);
            _changed.TrySetResult();
            _changed = NewSignal();
        }

        return timer;
    }

    /// <summary>Waits until somebody begins to wait for a time within the bounds, once more than before.</summary>
    /// <param name="least">The shortest time.</param>
    /// <param name="most">The longest time.</param>
    /// <param name="count">How many such waits there are to be.</param>
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

    /// <summary>Waits for the first or the second wait between requests for a token, which are at most 1 and 2 seconds.</summary>
    /// <param name="number">1 or 2.</param>
    public Task BackoffBegunAsync(int number) =>
        WaitBegunAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), number);

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
