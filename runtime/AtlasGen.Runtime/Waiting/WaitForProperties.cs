namespace AtlasGen.Runtime;

/// <summary>Waits for the properties that a change leads to.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
/// <param name="waiter">The properties that end the wait.</param>
/// <param name="textOf">The function that returns the text of a property of a value.</param>
internal sealed class WaitForProperties<T>(AtlasWaiter waiter, Func<T, string[], string?> textOf)
    : WaitForChange<T>(waiter)
{
    private readonly AtlasWaiter _waiter = waiter;

    /// <summary>
    /// Returns the properties, those of failures first: <c>failed: true, finishedAt: null</c>. There is always a state,
    /// because a property that is not set yet says that the change is in progress.
    /// </summary>
    public override string StateOf(T value) =>
        string.Join(
            ", ",
            _waiter
                .FailProperties.Concat(_waiter.UntilProperties)
                .Select(condition =>
                    $"{string.Join('.', condition.Path)}: {textOf(value, condition.Path) ?? "null"}"
                )
                .Distinct(StringComparer.Ordinal)
        );

    protected override bool HasFailed(T value, string state) => Any(_waiter.FailProperties, value);

    protected override bool IsDone(T value, string state) => Any(_waiter.UntilProperties, value);

    private bool Any(IReadOnlyList<AtlasWaitCondition> conditions, T value) =>
        conditions.Any(condition => condition.IsTrue(textOf(value, condition.Path)));
}
