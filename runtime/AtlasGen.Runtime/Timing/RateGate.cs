namespace AtlasGen.Runtime;

/// <summary>Holds back the calls of a client while the server reports that its rate limit is exceeded.</summary>
/// <remarks>
/// Atlas has a limit for each set of operations in each project or organization, so operations that are limited must not hold back
/// all others. There is a lane for each scope in which a call was rejected. A call waits in its own lane, and in that of its resource.
/// </remarks>
/// <param name="time">The time provider.</param>
/// <param name="backoff">Computes the time to wait if the server states none.</param>
internal sealed class RateGate(TimeProvider time, Backoff backoff)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly long _start = time.GetTimestamp();
    private readonly object _lock = new();
    private readonly Dictionary<RateLimitScope, RateLane> _lanes = [];
    private volatile bool _isOpen = true;
    private TimeSpan _cleanedAt;
    private int _version;

    /// <summary>Gets a value that indicates whether there are no lanes, so that every call passes.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Waits until a call may be sent.</summary>
    /// <param name="scope">The scope of the call.</param>
    /// <param name="deadline">The time limit for the call.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>
    /// The number of the last closing, which the other methods require; <see langword="null"/> if the remaining time is too short,
    /// without waiting, or if it has expired.
    /// </returns>
    public async ValueTask<int?> TryEnterAsync(
        RateLimitScope scope,
        Deadline deadline,
        CancellationToken caller
    )
    {
        var (wide, lane) = Lanes(scope);
        var hasEntered =
            (
                lane is null
                || await lane.TryEnterAsync(deadline.Remaining, caller).ConfigureAwait(false)
            )
            && (
                wide is null
                || await wide.TryEnterAsync(deadline.Remaining, caller).ConfigureAwait(false)
            );
        // The timer of the lane can be late.
        return hasEntered && deadline.Remaining > TimeSpan.Zero
            ? Volatile.Read(ref _version)
            : null;
    }

    /// <summary>Closes a lane after the server has rejected a call.</summary>
    /// <param name="scope">The scope of the limit.</param>
    /// <param name="pass">The number of the last closing when the call was sent, or 0 if the gate was open.</param>
    /// <param name="retryAfter">The time that the server requires to wait, or <see langword="null"/> if it states none.</param>
    /// <param name="refill">The pace that the server allows in the long run, in calls per second, or <see langword="null"/> if it does not state it.</param>
    /// <returns>The time for which the lane is closed, or <see langword="null"/> if the call was sent before it was closed.</returns>
    public TimeSpan? Reject(RateLimitScope scope, int pass, TimeSpan? retryAfter, double? refill) =>
        LaneOf(scope).Reject(pass, Interlocked.Increment(ref _version), retryAfter, refill, Delay);

    /// <summary>Slows down after a response that states that no calls remain.</summary>
    /// <inheritdoc cref="Reject"/>
    public void Exhaust(RateLimitScope scope, int pass) =>
        (Lanes(scope).Wide ?? LaneOf(scope)).Exhaust(pass, Interlocked.Increment(ref _version));

    /// <summary>Becomes faster after a response that is not a rejection.</summary>
    /// <inheritdoc cref="Reject"/>
    public void Succeed(RateLimitScope scope, int pass)
    {
        var (wide, lane) = Lanes(scope);
        wide?.Succeed(pass);
        lane?.Succeed(pass);
    }

    /// <summary>Returns the time to wait after some rejections in a row: at least what the server requires, and longer with each rejection.</summary>
    private TimeSpan Delay(int rejections, TimeSpan? retryAfter)
    {
        var delay = backoff.After(rejections);
        // Atlas also sends 0.
        return retryAfter is { } asked && backoff.AtLeast(asked) is var least && least > delay
            ? least
            : delay;
    }

    private (RateLane? Wide, RateLane? Lane) Lanes(RateLimitScope scope)
    {
        lock (_lock)
        {
            Clean();
            return (
                _lanes.GetValueOrDefault(scope.Wide),
                scope.Owner.Length > 0 ? _lanes.GetValueOrDefault(scope) : null
            );
        }
    }

    private RateLane LaneOf(RateLimitScope scope)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(scope, out var lane))
            {
                lane = _lanes[scope] = new(time);
                _isOpen = false;
            }

            return lane;
        }
    }

    /// <summary>Removes the lanes in which no call had to wait for a minute.</summary>
    private void Clean()
    {
        var now = time.GetElapsedTime(_start);
        if (now - _cleanedAt < Memory)
        {
            return;
        }

        _cleanedAt = now;
        foreach (var (scope, lane) in _lanes)
        {
            if (lane.IsIdle(Memory))
            {
                _lanes.Remove(scope);
            }
        }

        _isOpen = _lanes.Count == 0;
    }
}
