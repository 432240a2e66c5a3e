namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A server with a rate limit, in simulated time.</summary>
internal sealed class LimitedServer(Simulation clock)
{
    private readonly Random _random = new(1);
    private double _tokens;
    private TimeSpan _filledAt;
    private bool _isUsed;

    /// <summary>Gets the number of calls that are added at once.</summary>
    public double Refill { get; init; } = 30;

    /// <summary>Gets the time between two additions; zero if calls are added all the time, <see cref="Refill"/> in each second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the number of calls that the server saves up.</summary>
    public double Capacity { get; init; } = 30;

    public bool HasRetryAfter { get; init; }

    public bool HasRemaining { get; init; }

    /// <summary>Gets a value that indicates whether rejections have the body of Atlas.</summary>
    public bool IsAtlas { get; init; }

    public int Rejections { get; private set; }

    public List<TimeSpan> Accepted { get; } = [];

    public Transport Transport() => new((_, token) => AnswerAsync(token));

    private async Task<HttpResponseMessage> AnswerAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Latency(), clock, cancellationToken);
        var response = Answer();
        await Task.Delay(Latency(), clock, cancellationToken);
        return response;
    }

    private HttpResponseMessage Answer()
    {
        Fill();
        var isAccepted = _tokens >= 1;
        if (isAccepted)
        {
            _tokens--;
            Accepted.Add(clock.Elapsed);
        }
        else
        {
            Rejections++;
        }

        var wait =
            Interval == TimeSpan.Zero
                ? (1 - _tokens) / Refill
                : (_filledAt + Interval - clock.Elapsed).TotalSeconds;
        var headers = new List<(string, string)>();
        if (HasRemaining)
        {
            headers.Add(("RateLimit-Remaining", $"{(int)_tokens}"));
        }

        if (HasRetryAfter && !isAccepted)
        {
            headers.Add(("Retry-After", $"{(int)Math.Ceiling(wait)}"));
        }

        var atlas = $$"""
            {"error":429,"errorCode":"RATE_LIMITED_TOKEN_BUCKET","parameters":["api",{{(int)wait}},{{Capacity}},{{Refill}},{{(int)
                Interval.TotalSeconds}}]}
            """;
        return Harness.Transport.Response(
            isAccepted ? 200 : 429,
            isAccepted || !IsAtlas ? "{}" : atlas,
            [.. headers]
        );
    }

    private void Fill()
    {
        var now = clock.Elapsed;
        if (!_isUsed)
        {
            (_isUsed, _tokens, _filledAt) = (true, Capacity, now);
        }
        else if (Interval == TimeSpan.Zero)
        {
            _tokens = Math.Min(Capacity, _tokens + (Refill * (now - _filledAt).TotalSeconds));
            _filledAt = now;
        }
        else
        {
            while (now >= _filledAt + Interval)
            {
                _filledAt += Interval;
                _tokens = Math.Min(Capacity, _tokens + Refill);
            }
        }
    }

    private TimeSpan Latency() => TimeSpan.FromMilliseconds(5 + (20 * _random.NextDouble()));
}
