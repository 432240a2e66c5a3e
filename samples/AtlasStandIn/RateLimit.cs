namespace AtlasGen.Samples.StandIn;

/// <summary>Limits the number of requests per minute.</summary>
internal sealed class RateLimit(TimeProvider time, int perMinute)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>Gets the maximum number of requests per minute.</summary>
    public int PerMinute => perMinute;

    /// <summary>Gets the number of requests that remain in this minute.</summary>
    public int Remaining
    {
        get
        {
            lock (_taken)
            {
                return Math.Max(0, perMinute - _taken.Count);
            }
        }
    }

    /// <summary>Counts a request. Returns <see langword="false"/> if none remains.</summary>
    public bool Take()
    {
        lock (_taken)
        {
            var now = time.GetUtcNow();
            while (_taken.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= perMinute)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }
}
