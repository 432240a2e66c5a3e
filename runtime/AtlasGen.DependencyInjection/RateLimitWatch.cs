namespace AtlasGen.DependencyInjection;

/// <summary>Observes whether the calls of an asynchronous method waited for a rate limit, which a canceled call does not report.</summary>
internal sealed class RateLimitWatch
{
    private static readonly AsyncLocal<RateLimitWatch?> Current = new();

    private volatile bool _hasWaited;

    private RateLimitWatch() { }

    /// <summary>Gets a value that indicates whether a call waited for a rate limit.</summary>
    public bool HasWaited => _hasWaited;

    /// <summary>Starts to observe. The caller must be an asynchronous method, at whose end the observation ends.</summary>
    public static RateLimitWatch Begin() => Current.Value = new();

    /// <summary>Reports that a call waited for a rate limit.</summary>
    public static void Report()
    {
        if (Current.Value is { } watch)
        {
            watch._hasWaited = true;
        }
    }
}
