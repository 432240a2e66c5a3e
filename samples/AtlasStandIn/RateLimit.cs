namespace AtlasGen.Samples.StandIn;

/// <summary>So many in a minute, and no more.</summary>
internal sealed class RateLimit(TimeProvider time, int perMinute)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>How many there may be in a minute.</summary>
    public int PerMinute => perMinute;

    /// <summary>How many are left of this minute's.</summary>
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

    /// <summary>Takes one, if there is one left.</summary>
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
