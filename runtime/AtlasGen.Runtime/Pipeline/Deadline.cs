namespace AtlasGen.Runtime;

/// <summary>The time that a call has, and whether it is over or the caller gave up.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _caller;

    public Deadline(TimeProvider time, TimeSpan limit, CancellationToken caller)
    {
        _time = time;
        _limit = limit;
        _caller = caller;
        _start = time.GetTimestamp();
        if (limit == Timeout.InfiniteTimeSpan)
        {
            Token = caller;
            return;
        }

        _timer = new CancellationTokenSource(limit, time);
        _linked = caller.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token)
            : null;
        Token = (_linked ?? _timer).Token;
    }

    /// <summary>Ends when the time is over, or the caller gives up.</summary>
    public CancellationToken Token { get; }

    /// <summary>The time that is left.</summary>
    public TimeSpan Remaining =>
        _limit == Timeout.InfiniteTimeSpan
            ? TimeSpan.MaxValue
            : _limit - _time.GetElapsedTime(_start);

    /// <summary>Throws the caller's own cancellation, if there is one.</summary>
    public void ThrowIfCallerGaveUp() => _caller.ThrowIfCancellationRequested();

    /// <summary>Whether the time is over, and the caller did not give up before.</summary>
    public bool IsOver =>
        !_caller.IsCancellationRequested && _timer is { IsCancellationRequested: true };

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}
