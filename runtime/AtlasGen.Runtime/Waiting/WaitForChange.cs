namespace AtlasGen.Runtime;

/// <summary>Waits for what a change leads to.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
/// <param name="waiter">What ends the wait.</param>
internal abstract class WaitForChange<T>(AtlasWaiter waiter) : WaitRule<T>
{
    // Replicas of a server learn of a new resource within seconds.
    private static readonly TimeSpan MissingLimit = TimeSpan.FromMinutes(1);

    private bool _wasRead;
    private bool _wasObserved;

    public sealed override WaitVerdict Judge(T value, string? state)
    {
        _wasRead = true;
        if (state is null)
        {
            return WaitVerdict.Continue;
        }

        // The state may still be that from before the change. On the second observation, either it has changed in the meantime,
        // or it was seen twice in a row.
        if (!_wasObserved)
        {
            _wasObserved = true;
            return WaitVerdict.Continue;
        }

        // What has failed can be complete too.
        return HasFailed(value, state) ? WaitVerdict.Failed
            : IsDone(value, state) ? WaitVerdict.Done
            : WaitVerdict.Continue;
    }

    public sealed override WaitVerdict JudgeMissing(TimeSpan elapsed)
    {
        if (waiter.EndsWhenGone)
        {
            return WaitVerdict.Done;
        }

        _wasObserved = true;
        return waiter.Creates && !_wasRead && elapsed < MissingLimit
            ? WaitVerdict.Continue
            : WaitVerdict.Failed;
    }

    /// <summary>Returns whether a value means that the change can no longer succeed.</summary>
    protected abstract bool HasFailed(T value, string state);

    /// <summary>Returns whether a value means that the change is complete, unless it has failed.</summary>
    protected abstract bool IsDone(T value, string state);
}
