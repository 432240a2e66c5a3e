namespace AtlasGen.Runtime;

/// <summary>Waits for the state that a change leads to.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
/// <param name="waiter">The states that end the wait.</param>
/// <param name="stateOf">The function that returns the state of a value.</param>
internal sealed class WaitForState<T>(AtlasWaiter waiter, Func<T, string?> stateOf) : WaitRule<T>
{
    // Replicas of a server learn of a new resource within seconds.
    private static readonly TimeSpan MissingLimit = TimeSpan.FromMinutes(1);

    private bool _wasRead;
    private bool _wasObserved;

    public override string? StateOf(T value) => stateOf(value);

    public override WaitVerdict Judge(T value, string? state)
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

        return waiter.Fail.Contains(state, StringComparer.Ordinal) ? WaitVerdict.Failed
            : waiter.Until.Contains(state, StringComparer.Ordinal) ? WaitVerdict.Done
            : WaitVerdict.Continue;
    }

    public override WaitVerdict JudgeMissing(TimeSpan elapsed)
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
}
