namespace AtlasGen.Samples.StandIn;

/// <summary>Limits the number of requests in a period, which is a minute by default.</summary>
internal sealed class RateLimit(TimeProvider time, int limit, TimeSpan? period = null)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>Gets the maximum number of requests in a period.</summary>
    public int Limit => limit;

    /// <summary>Gets the number of requests that remain in this period.</summary>
    public int Remaining
    {
        get
        {
            lock (_taken)
            {
                return Math.Max(0, limit - _taken.Count);
            }
        }
    }

    /// <summary>Counts a request. Returns <see langword="false"/> if none remains.</summary>
    public bool Take()
    {
        lock (_taken)
        {
            var now = time.GetUtcNow();
            while (
                _taken.TryPeek(out var oldest)
                && now - oldest >= (period ?? TimeSpan.FromMinutes(1))
            )
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= limit)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }
}
