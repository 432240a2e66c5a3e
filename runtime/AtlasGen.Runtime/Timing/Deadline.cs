namespace AtlasGen.Runtime;

/// <summary>Represents the time limit for all attempts of a call.</summary>
internal readonly struct Deadline(TimeProvider time, TimeSpan limit)
{
    /// <summary>The longest time that a timer supports, which is less than 2^32 milliseconds. A longer time means no limit.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly long _start = time.GetTimestamp();

    /// <summary>Gets the remaining time, which is never negative, or <see cref="TimeSpan.MaxValue"/> if there is no limit.</summary>
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

    /// <summary>Waits before another attempt, if that leaves time for the attempt.</summary>
    /// <remarks>
    /// The limit does not cancel the wait. Otherwise, a timeout would replace the failure of the last attempt, which states what
    /// is wrong.
    /// </remarks>
    /// <param name="delay">The time to wait.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>
    /// <see langword="true"/> after the delay; <see langword="false"/> if the remaining time is too short, without waiting, or if
    /// it has expired after the delay.
    /// </returns>
    public async ValueTask<bool> TryWaitAsync(TimeSpan delay, CancellationToken caller)
    {
        if (delay >= Remaining || delay > Longest)
        {
            return false;
        }

        await time.DelayAsync(delay, caller).ConfigureAwait(false);
        return Remaining > TimeSpan.Zero;
    }

    /// <summary>Starts the timer of an attempt, which ends no later than the call.</summary>
    /// <param name="attemptLimit">The time limit for the attempt, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="caller">The caller's token.</param>
    public AttemptTimer StartAttempt(TimeSpan attemptLimit, CancellationToken caller)
    {
        var remaining = Remaining;
        return attemptLimit != Timeout.InfiniteTimeSpan && attemptLimit < remaining
            ? new(time, attemptLimit, endsCall: false, caller)
            : new(time, remaining, endsCall: true, caller);
    }
}
