namespace AtlasGen.Runtime;

/// <summary>Waits for the state that a change leads to.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
/// <param name="waiter">The states that end the wait.</param>
/// <param name="stateOf">The function that returns the state of a value.</param>
internal sealed class WaitForState<T>(AtlasWaiter waiter, Func<T, string?> stateOf)
    : WaitForChange<T>(waiter)
{
    private readonly AtlasWaiter _waiter = waiter;

    public override string? StateOf(T value) => stateOf(value);

    protected override bool HasFailed(T value, string state) =>
        _waiter.Fail.Contains(state, StringComparer.Ordinal);

    protected override bool IsDone(T value, string state) =>
        _waiter.Until.Contains(state, StringComparer.Ordinal);
}
