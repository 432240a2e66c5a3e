namespace AtlasGen.DependencyInjection;

/// <summary>Observes whether a rate limit delayed the calls of an asynchronous method, which a canceled call does not report.</summary>
internal sealed class RateLimitWatch
{
    private static readonly AsyncLocal<RateLimitWatch?> Current = new();

    private volatile bool _hasDelayed;

    private RateLimitWatch() { }

    /// <summary>Gets a value that indicates whether a rate limit delayed a call.</summary>
    public bool HasDelayed => _hasDelayed;

    /// <summary>Starts to observe. The caller must be an asynchronous method, at whose end the observation ends.</summary>
    public static RateLimitWatch Begin() => Current.Value = new();

    /// <summary>Reports that a rate limit rejected or held back a call.</summary>
    public static void Report()
    {
        if (Current.Value is { } watch)
        {
            watch._hasDelayed = true;
        }
    }
}
