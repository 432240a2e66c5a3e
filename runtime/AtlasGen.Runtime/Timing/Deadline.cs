namespace AtlasGen.Runtime;

/// <summary>The time that a call has for all its attempts.</summary>
internal readonly struct Deadline(TimeProvider time, TimeSpan limit)
{
    /// <summary>What a timer can wait for, less than 2^32 milliseconds; nobody waits for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly long _start = time.GetTimestamp();

    /// <summary>The time that is left, and no less than none; <see cref="TimeSpan.MaxValue"/> without a limit.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (limit == Timeout.InfiniteTimeSpan)
            {
                return TimeSpan.MaxValue;
            }

            var elapsed = time.GetElapsedTime(_start);
            return limit > elapsed ? limit - elapsed : TimeSpan.Zero;
        }
    }

    /// <summary>Begins an attempt, which ends with the call if not before.</summary>
    /// <param name="attemptLimit">The time that it has of its own, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="caller">The caller's token.</param>
    public AttemptTimer StartAttempt(TimeSpan attemptLimit, CancellationToken caller)
    {
        var remaining = Remaining;
        return attemptLimit != Timeout.InfiniteTimeSpan && attemptLimit < remaining
            ? new(time, attemptLimit, endsCall: false, caller)
            : new(time, remaining, endsCall: true, caller);
    }
}
