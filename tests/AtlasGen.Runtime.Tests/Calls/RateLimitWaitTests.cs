using System.Collections.Concurrent;
using System.Diagnostics;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests what a caller sees of a wait for a rate limit, in simulated time.</summary>
public sealed class RateLimitWaitTests : IDisposable
{
    private readonly Simulation _clock = new();
    private readonly List<TimeSpan> _sentAt = [];
    private readonly Transport _transport;
    private readonly AtlasConnection _connection;
    private readonly Log _log = new();

    public RateLimitWaitTests()
    {
        _transport = new(
            (_, _) =>
            {
                _sentAt.Add(_clock.Elapsed);
                return Task.FromResult(
                    Transport.Response(
                        _clock.Elapsed < TimeSpan.FromSeconds(40) ? 429 : 200,
                        "{}",
                        ("Retry-After", "40")
                    )
                );
            }
        );
        _connection = _transport.Connect(_clock, log: _log);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _transport.Dispose();
    }

    [Fact]
    public Task A_call_that_cannot_pass_in_time_fails_at_once() =>
        _clock.RunAsync(async () =>
        {
            var first = _connection.GetAsync();
            var rejected = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
                GetAsync(TimeSpan.FromSeconds(40))
            );
            Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
            Assert.Equal(
                "GET /things/1 (getThing): the call cannot be sent before it times out, because of the server's rate limit.",
                rejected.Message
            );
            Assert.Equal((0, null), (rejected.Attempts, rejected.LastStatusCode));
            await first;
        });

    [Fact]
    public Task A_rejected_call_that_cannot_be_retried_in_time_fails_at_once() =>
        _clock.RunAsync(async () =>
        {
            var rejected = await Assert.ThrowsAsync<AtlasApiException>(() =>
                GetAsync(TimeSpan.FromSeconds(40))
            );
            Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
            Assert.Equal((1, TimeSpan.FromSeconds(40)), (rejected.Attempts, rejected.RetryAfter));
        });

    [Fact]
    public Task The_wait_counts_against_the_time_of_the_call() =>
        _clock.RunAsync(async () =>
        {
            var others = Enumerable
                .Range(0, 200)
                .Select(_ => GetAsync(Timeout.InfiniteTimeSpan))
                .ToList();
            var timeout = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
                GetAsync(TimeSpan.FromSeconds(46))
            );
            Assert.Equal(TimeSpan.FromSeconds(46), _clock.Elapsed);
            Assert.Equal(
                "GET /things/1 (getThing): the call cannot be sent before it times out, because of the server's rate limit.",
                timeout.Message
            );
            await Task.WhenAll(others);
        });

    [Fact]
    public Task A_caller_can_cancel_the_wait() =>
        _clock.RunAsync(async () =>
        {
            var wait = TimeSpan.FromSeconds(5);
            using var cancellation = new CancellationTokenSource(wait, _clock);
            var first = _connection.GetAsync();
            var canceled = _connection.GetAsync(cancellation.Token);
            var last = _connection.GetAsync();
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
            Assert.Equal(cancellation.Token, exception.CancellationToken);
            Assert.Equal(wait, _clock.Elapsed);
            await Task.WhenAll(first, last);
            Assert.Equal(3, _sentAt.Count);
            // The canceled call does not take the turn of the next one.
            Assert.Equal(TimeSpan.FromSeconds(0.5), _sentAt[2] - _sentAt[1]);
        });

    [Fact]
    public async Task The_wait_is_in_the_activity_and_the_log()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AtlasGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var parent = new Activity("test").Start();
        await _clock.RunAsync(async () =>
        {
            Activity.Current = parent;
            await Task.WhenAll(_connection.GetAsync(), _connection.GetAsync());
        });
        var waits = activities
            .Where(activity => activity.TraceId == parent.TraceId)
            .Select(activity => Assert.Single(activity.Events))
            .ToList();
        Assert.Equal(2, waits.Count);
        Assert.All(waits, wait => Assert.Equal("atlasgen.rate_limit.wait", wait.Name));
        var last = waits.Max(wait => (double)wait.Tags.Single().Value!);
        Assert.Equal(_clock.Elapsed.TotalSeconds, last);
        Assert.Equal("atlasgen.wait.duration", waits[0].Tags.Single().Key);

        Assert.Collection(
            _log.Lines,
            line => Assert.StartsWith("RateLimited getThing 4", line, StringComparison.Ordinal),
            line => Assert.Equal("Holding", line),
            line => Assert.Equal("Holding", line),
            line => Assert.StartsWith("HeldBack getThing 4", line, StringComparison.Ordinal),
            line => Assert.Equal($"HeldBack getThing {last}", line)
        );
    }

    [Fact]
    public async Task A_log_that_fails_fails_the_call_with_an_exception_of_the_client()
    {
        _log.Failure = new InvalidOperationException("s3cret");
        await _clock.RunAsync(async () =>
        {
            var exception = await Assert.ThrowsAsync<AtlasException>(() => _connection.GetAsync());
            Assert.Equal(
                "GET /things/1 (getThing): A logging provider threw InvalidOperationException.",
                exception.Message
            );
            Assert.Same(_log.Failure, exception.InnerException);
        });
    }

    private Task GetAsync(TimeSpan timeout) =>
        _connection.GetAsync(options: new() { Timeout = timeout });

    private sealed class Log : ICallLog
    {
        public List<string> Lines { get; } = [];

        public Exception? Failure { get; set; }

        public void RateLimited(AtlasRequest request, TimeSpan wait) =>
            Write($"RateLimited {request.Operation.OperationId} {wait.TotalSeconds}");

        public void Holding() => Lines.Add("Holding");

        public void HeldBack(AtlasRequest request, TimeSpan wait) =>
            Write($"HeldBack {request.Operation.OperationId} {wait.TotalSeconds}");

        public void Retrying(AtlasRequest request, AtlasException failure, TimeSpan wait) =>
            Write($"Retrying {request.Operation.OperationId} {wait.TotalSeconds}");

        private void Write(string line)
        {
            Lines.Add(line);
            if (Failure is not null)
            {
                throw Failure;
            }
        }
    }
}
