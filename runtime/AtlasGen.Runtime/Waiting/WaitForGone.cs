namespace AtlasGen.Runtime;

/// <summary>Waits until the server returns 404 or 410.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
internal sealed class WaitForGone<T> : WaitRule<T>
{
    public override WaitVerdict Judge(T value, string? state) => WaitVerdict.Continue;

    public override WaitVerdict JudgeMissing(TimeSpan elapsed) => WaitVerdict.Done;
}
