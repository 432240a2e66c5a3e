namespace AtlasGen.Samples.StandIn;

/// <summary>So many in a minute, and no more.</summary>
internal sealed class RateLimit(TimeProvider time, int perMinute)
{
    private readonly Queue<DateTimeOffset> _taken = new();

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
