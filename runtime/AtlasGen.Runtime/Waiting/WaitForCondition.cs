namespace AtlasGen.Runtime;

/// <summary>Waits until a condition of the caller is true for the first time.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
internal sealed class WaitForCondition<T>(Func<T, bool> condition) : WaitRule<T>
{
    public override WaitVerdict Judge(T value, string? state) =>
        condition(value) ? WaitVerdict.Done : WaitVerdict.Continue;

    public override WaitVerdict JudgeMissing(TimeSpan elapsed) => WaitVerdict.Failed;
}
