namespace AtlasGen.Runtime;

/// <summary>Computes the delays between attempts. Each delay is twice the previous one, up to a limit, minus a random part of at most half.</summary>
/// <param name="first">The first delay.</param>
/// <param name="longest">The limit.</param>
/// <param name="random">The source of the random part, or <see langword="null"/> for the shared source.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random? random = null)
{
    private static readonly TimeSpan LongestJitter = TimeSpan.FromSeconds(5);

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

    /// <summary>Returns the delay that a server requires, plus a random part of at most a quarter or 5 seconds. Other clients received the same delay.</summary>
    /// <param name="asked">The delay that the server requires.</param>
    public TimeSpan AtLeast(TimeSpan asked)
    {
        // A longer delay is never waited for, and could not be represented with the random part.
        if (asked > Deadline.Longest)
        {
            return asked;
        }

        var jitter = asked / 4 < LongestJitter ? asked / 4 : LongestJitter;
#pragma warning disable CA5394 // The random number only spreads callers over time; it is not a secret.
        return asked + (jitter * _random.NextDouble());
#pragma warning restore CA5394
    }
}
