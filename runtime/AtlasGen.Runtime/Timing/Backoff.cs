namespace AtlasGen.Runtime;

/// <summary>The waits between attempts: each is twice the one before, up to a limit, minus a random part of at most half.</summary>
/// <param name="first">The first wait.</param>
/// <param name="longest">The limit.</param>
/// <param name="random">The source of the random part; <see langword="null"/> for the shared one.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random? random = null)
{
    private readonly Random _random = random ?? Random.Shared;

    /// <summary>Returns the next wait.</summary>
    /// <param name="failures">How many attempts have failed, at least 1.</param>
    public TimeSpan After(int failures)
    {
        // In seconds, because a TimeSpan would overflow. The power stays finite, because 0 · ∞ is not a number.
        var full = first.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 60));
        var capped = Math.Min(full, longest.TotalSeconds);
#pragma warning disable CA5394 // Spreads callers in time; nothing is secret about it.
        return TimeSpan.FromSeconds(capped * (1 - (_random.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
