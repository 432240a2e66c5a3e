using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>
/// Tests the call that finds out whether a server that asked for a long time accepts calls earlier, in simulated time.
/// </summary>
public class RateProbeTests
{
    private static readonly TimeSpan Response = TimeSpan.FromSeconds(15);

    private readonly Simulation _clock = new();
    private readonly List<TimeSpan> _sentAt = [];

    // The pace after the hold is at least one call per second, and the response takes longer.
    [Theory]
    [InlineData(429)]
    [InlineData(200)]
    public async Task The_other_calls_wait_for_the_response(int status)
    {
        using var transport = Server(number =>
            number == 1 ? 429
            : number == 2 ? status
            : 200
        );
        using var connection = Connect(transport, TimeSpan.FromHours(1));
        await _clock.RunAsync(async () =>
        {
            await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
            var calls = Enumerable
                .Range(0, 4)
                .Select(async _ => await Record.ExceptionAsync(() => connection.GetAsync()));
            await Task.WhenAll(calls);
        });
        Assert.Equal(5, _sentAt.Count);
        var wait = _sentAt[2] - _sentAt[1];
        if (status == 429)
        {
            Assert.InRange(wait, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
        }
        else
        {
            Assert.InRange(wait, Response, Response + TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_probe_without_a_response_does_not_hold_back_the_others_for_ever()
    {
        using var transport = Server(number =>
            number == 1 ? 429
            : number == 2 ? 0
            : 200
        );
        using var connection = Connect(transport, TimeSpan.FromHours(1));
        await _clock.RunAsync(async () =>
        {
            await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
            var probe = connection.GetAsync(options: new() { DisableRetry = true });
            await Task.WhenAll(connection.GetAsync(), connection.GetAsync());
            await Assert.ThrowsAsync<AtlasConnectionException>(() => probe);
        });
        Assert.InRange(_sentAt[2] - _sentAt[1], TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(31));
    }

    // The response can come before the time is over.
    [Fact]
    public async Task A_call_with_little_time_waits_for_the_response()
    {
        using var transport = Server(number => number == 1 ? 429 : 200);
        using var connection = Connect(transport, TimeSpan.FromHours(1));
        await _clock.RunAsync(async () =>
        {
            await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
            var probe = connection.GetAsync();
            await Task.Delay(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(7), _clock);
            await connection.GetAsync(options: new() { Timeout = TimeSpan.FromSeconds(20) });
            await probe;
        });
        Assert.Equal(3, _sentAt.Count);
    }

    private AtlasConnection Connect(Transport transport, TimeSpan timeout) =>
        transport.Connect(
            _clock,
            options =>
            {
                options.Timeout = timeout;
                options.Retry.AttemptTimeout = timeout;
            }
        );

    /// <summary>Returns a transport that responds to the second call after some time, and to the others at once; 0 is a lost one.</summary>
    private Transport Server(Func<int, int> status) =>
        new(
            async (_, cancellationToken) =>
            {
                _sentAt.Add(_clock.Elapsed);
                var number = _sentAt.Count;
                if (number == 2)
                {
                    await Task.Delay(Response, _clock, cancellationToken);
                }

                if (status(number) == 0)
                {
                    throw new HttpRequestException(HttpRequestError.ResponseEnded);
                }

                return Transport.Response(status(number), "{}", ("Retry-After", "86400"));
            }
        );
}
