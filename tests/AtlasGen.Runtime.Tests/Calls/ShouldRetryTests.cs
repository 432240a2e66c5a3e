using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests the user's predicate for retries, in simulated time.</summary>
public sealed class ShouldRetryTests : IDisposable
{
    private readonly Simulation _clock = new();
    private readonly List<AtlasException> _asked = [];
    private readonly List<TimeSpan> _sentAt = [];
    private readonly Transport _transport;
    private int _status = 409;
    private int _failures = int.MaxValue;

    public ShouldRetryTests() =>
        _transport = new(
            (_, _) =>
            {
                _sentAt.Add(_clock.Elapsed);
                var response = Transport.Response(
                    _sentAt.Count > _failures ? 200 : _status,
                    """{"errorCode":"CLUSTER_BUSY"}"""
                );
                return Task.FromResult(response);
            }
        );

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task Accepted_failures_are_retried_until_the_call_succeeds()
    {
        _failures = 5;
        using var connection = Connect(failure =>
            failure is AtlasApiException { ErrorCode: "CLUSTER_BUSY" }
        );
        await _clock.RunAsync(() => connection.PatchAsync());
        Assert.Equal(6, _sentAt.Count);
        Assert.Equal([1, 2, 3, 4, 5], _asked.Select(failure => failure.Attempts));
        var first = Assert.IsType<AtlasApiException>(_asked[0]);
        Assert.Equal(
            ("updateThing", "PATCH", HttpStatusCode.Conflict, HttpStatusCode.Conflict),
            (first.OperationId, first.Method, first.StatusCode, first.LastStatusCode)
        );
        // The delays double from half a second, minus up to half.
        var delays = _sentAt.Zip(_sentAt.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.All(
            delays.Index(),
            delay =>
                Assert.InRange(
                    delay.Item,
                    0.25 * Math.Pow(2, delay.Index),
                    0.5 * Math.Pow(2, delay.Index)
                )
        );
    }

    [Fact]
    public async Task The_number_of_the_attempt_is_in_the_failure()
    {
        using var connection = Connect(failure => failure.Attempts < 7);
        await FailsAsync<AtlasApiException>(() => connection.PatchAsync());
        Assert.Equal(7, _sentAt.Count);
    }

    [Fact]
    public async Task The_time_of_the_call_is_the_limit()
    {
        using var connection = Connect(_ => true);
        var exception = await FailsAsync<AtlasApiException>(() => connection.PatchAsync());
        Assert.InRange(exception.Attempts, 8, 15);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 70, 100);
    }

    [Fact]
    public async Task A_call_that_has_used_its_time_is_not_asked_about()
    {
        using var transport = new Transport((_, token) => Transport.Never(token));
        using var connection = transport.Connect(
            _clock,
            options =>
            {
                options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
                options.Retry.ShouldRetry = Ask(_ => true);
            }
        );
        await FailsAsync<AtlasTimeoutException>(() => connection.PatchAsync());
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_timeout_of_an_attempt_can_be_accepted_for_a_PATCH()
    {
        using var transport = new Transport((_, token) => Transport.Never(token));
        using var connection = transport.Connect(
            _clock,
            options => options.Retry.ShouldRetry = Ask(_ => true)
        );
        var exception = await FailsAsync<AtlasTimeoutException>(() => connection.PatchAsync());
        Assert.Equal(2, exception.Attempts);
        Assert.IsType<AtlasTimeoutException>(Assert.Single(_asked));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Failures_that_the_client_retries_itself_are_not_asked_about(int status)
    {
        _status = status;
        using var connection = Connect(_ => false);
        await FailsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Empty(_asked);
        Assert.True(_sentAt.Count >= 3);
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(3, true, false)]
    [InlineData(3, false, true)]
    public async Task Nothing_is_asked_if_the_call_cannot_be_retried(
        int maxAttempts,
        bool disableRetry,
        bool isStream
    )
    {
        using var connection = Connect(_ => true, maxAttempts);
        var request = new AtlasRequest(
            Api.Patch,
            $"/things/{1}",
            new() { DisableRetry = disableRetry }
        );
        if (isStream)
        {
            request.SetStream(
                new ChunkedStream([
                    [1],
                ])
            );
        }

        await FailsAsync<AtlasApiException>(() =>
            connection.SendAsync(request, CancellationToken.None)
        );
        Assert.Empty(_asked);
        Assert.Single(_sentAt);
    }

    [Fact]
    public async Task A_predicate_that_fails_fails_the_call()
    {
        var cause = new InvalidOperationException("s3cret");
        using var connection = Connect(_ => throw cause);
        var exception = await FailsAsync<AtlasException>(() => connection.PatchAsync());
        Assert.Same(cause, exception.InnerException);
        Assert.Equal(
            "PATCH /things/1 (updateThing): Retry.ShouldRetry threw InvalidOperationException.",
            exception.Message
        );
        Assert.Single(_sentAt);
    }

    [Fact]
    public async Task A_callback_that_failed_is_not_asked_about()
    {
        using var connection = _transport.Connect(
            _clock,
            options =>
            {
                options.OnResponse = _ => throw new InvalidOperationException();
                options.Retry.ShouldRetry = Ask(_ => true);
            }
        );
        await FailsAsync<AtlasException>(() => connection.PatchAsync());
        Assert.Empty(_asked);
    }

    private Func<AtlasException, bool> Ask(Func<AtlasException, bool> predicate) =>
        failure =>
        {
            _asked.Add(failure);
            return predicate(failure);
        };

    private AtlasConnection Connect(Func<AtlasException, bool> predicate, int maxAttempts = 3) =>
        _transport.Connect(
            _clock,
            options =>
            {
                options.Retry.MaxAttempts = maxAttempts;
                options.Retry.ShouldRetry = Ask(predicate);
            }
        );

    private async Task<T> FailsAsync<T>(Func<Task> call)
        where T : AtlasException
    {
        T? exception = null;
        await _clock.RunAsync(async () => exception = await Assert.ThrowsAsync<T>(call));
        return exception!;
    }
}
