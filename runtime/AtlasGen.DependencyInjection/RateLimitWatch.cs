namespace AtlasGen.DependencyInjection;

/// <summary>Observes whether the calls of an asynchronous method wait for a rate limit when its time ends, which a canceled call does not report.</summary>
internal sealed class RateLimitWatch
{
    private static readonly AsyncLocal<RateLimitWatch?> Local = new();

    private readonly CancellationToken _limit;
    private int _waiting;

    private RateLimitWatch(CancellationToken limit) => _limit = limit;

    /// <summary>Gets the watch of the current asynchronous method, or <see langword="null"/> if nothing observes its calls.</summary>
    public static RateLimitWatch? Current => Local.Value;

    /// <summary>Gets a value that indicates whether a call waits, or waited when the time ended.</summary>
    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>Starts to observe. The caller must be an asynchronous method, at whose end the observation ends.</summary>
    /// <param name="limit">A token that is canceled when the time ends.</param>
    public static RateLimitWatch Start(CancellationToken limit) => Local.Value = new(limit);

    /// <summary>Reports that a call starts to wait.</summary>
    public void Begin() => Add(1);

    /// <summary>Reports that a call no longer waits.</summary>
    public void End() => Add(-1);

    private void Add(int calls)
    {
        // The end of the time ends the waits too.
        if (!_limit.IsCancellationRequested)
        {
            Interlocked.Add(ref _waiting, calls);
        }
    }
}
