namespace AtlasGen.Runtime;

/// <summary>Computes the delays between attempts. Each delay is twice the previous one, up to a limit, minus a random part of at most half.</summary>
/// <param name="first">The first delay.</param>
/// <param name="longest">The limit.</param>
/// <param name="random">The source of the random part, or <see langword="null"/> for the shared source.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random? random = null)
{
    private readonly Random _random = random ?? Random.Shared;

    /// <summary>Returns the next delay.</summary>
    /// <param name="failures">The number of failed attempts, at least 1.</param>
    public TimeSpan After(int failures)
    {
        // The delay is computed in seconds, because a TimeSpan would overflow. The exponent is limited, because 0 · ∞ is not a number.
        var full = first.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 60));
        var capped = Math.Min(full, longest.TotalSeconds);
#pragma warning disable CA5394 // The random number only spreads callers over time; it is not a secret.
        return TimeSpan.FromSeconds(capped * (1 - (_random.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
