namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>Holds responses back until it is opened.</summary>
internal sealed class Gate(bool isOfTokens = false)
{
    private readonly TaskCompletionSource _reached = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly TaskCompletionSource _open = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public bool IsOfTokens => isOfTokens;

    public Task IsReached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _open.Task;
    }
}
