using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Authentication;

public class DigestCredentialsTests
{
    [Fact]
    public async Task A_steady_call_is_one_round_trip()
    {
        var gate = new Gate();
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var i = 0; i < 20; i++)
        {
            await connection.GetAsync();
        }

        Assert.Equal(21, server.Requests.Count);
    }

    [Fact]
    public async Task Callers_at_once_share_one_challenge()
    {
        var gate = new Gate();
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => connection.GetAsync()));
        Assert.Equal(101, server.Requests.Count);
        Assert.Equal(1, gate.Challenges);
    }

    [Fact]
    public async Task Every_caller_succeeds_when_the_server_takes_counts_in_their_order_only()
    {
        var gate = new Gate { IsStrict = true };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => connection.PatchAsync()));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_nonce_that_is_too_old_costs_one_round_trip_more_whatever_stale_says(
        bool saysStale
    )
    {
        var gate = new Gate { UsesPerNonce = 5, SaysStale = saysStale };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var i = 0; i < 20; i++)
        {
            await connection.PatchAsync();
        }

        Assert.Equal(20 + 4, server.Requests.Count);
    }

    [Fact]
    public async Task The_next_nonce_is_used_before_the_old_one_is_refused()
    {
        var gate = new Gate { UsesPerNonce = 5, AnnouncesNext = true };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var i = 0; i < 20; i++)
        {
            await connection.GetAsync();
        }

        Assert.Equal(20 + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_after_one_attempt()
    {
        var gate = new Gate();
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("nobody", "password"));
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.Contains(
            "requires the role Project Owner",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_nonce_that_is_stale_again_and_again_costs_round_trips_and_nothing_else()
    {
        // The clock never advances, so there is no pause.
        var gate = new Gate { StaleFirst = 4 };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ApiKey("user", "password"),
            options => options.TimeProvider = new TestClock()
        );
        await connection.PatchAsync();
        Assert.Equal(1 + 4 + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_calls_every_nonce_stale_is_asked_with_longer_and_longer_pauses()
    {
        var time = new TestClock();
        var gate = new Gate { StaleFirst = int.MaxValue };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ApiKey("user", "password"),
            options => options.TimeProvider = time
        );
        var call = connection.PatchAsync();
        int[] pauses = [10, 20, 40, 80, 160, 320, 640, 1000, 1000];
        for (var i = 0; i < pauses.Length; i++)
        {
            var pause = TimeSpan.FromMilliseconds(pauses[i]);
            var begun = time.WaitBegunAsync(
                pause,
                pause,
                pauses[..i].Count(ms => ms == pauses[i]) + 1
            );
            Assert.Same(begun, await Task.WhenAny(call, begun));
            Assert.Equal(1 + 5 + i, server.Requests.Count);
            time.Advance(pause);
        }

        // Until the timeout of the call.
        time.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
    }

    [Fact]
    public async Task A_time_limit_that_ends_in_a_pause_leaves_the_reason_of_the_pause()
    {
        var time = new TestClock();
        var gate = new Gate { StaleFirst = int.MaxValue };
        await using var server = await LoopbackServer.StartAsync(gate.AnswerAsync);
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ApiKey("user", "password"),
            options =>
            {
                options.TimeProvider = time;
                options.Timeout = TimeSpan.FromMilliseconds(15);
            }
        );
        var call = connection.PatchAsync();
        foreach (var milliseconds in (int[])[10, 20])
        {
            var pause = TimeSpan.FromMilliseconds(milliseconds);
            await Task.WhenAny(call, time.WaitBegunAsync(pause, pause));
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(
            "The server rejected every nonce until the end of the attempt (401).",
            exception.InnerException!.Message
        );
    }

    [Fact]
    public async Task An_unsupported_challenge_is_the_401_of_the_server()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                401,
                "{}",
                ("WWW-Authenticate", "Digest nonce=\"n\", algorithm=SHA-512-256")
            )
        );
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_nonce_of_one_server_is_never_shown_to_another()
    {
        var (gate, other) = (new Gate(), new Gate());
        await using var first = await LoopbackServer.StartAsync(gate.AnswerAsync);
        await using var second = await LoopbackServer.StartAsync(other.AnswerAsync);
        var credentials = AtlasCredentials.ApiKey("user", "password");
        using var one = Api.Connect(first, credentials);
        using var two = Api.Connect(second, credentials);
        await one.GetAsync();
        await two.GetAsync();
        Assert.Equal("", second.Requests.First().Authorization);
    }

    /// <summary>
    /// The server side of digest authentication. The vectors of the RFCs and the stand-in test the hash itself.
    /// </summary>
    private sealed class Gate
    {
        private readonly ConcurrentDictionary<string, int> _nonces = new();
        private int _challenges;
        private int _stale;

        /// <summary>Gets the number of nonces that expire before they arrive.</summary>
        public int StaleFirst { get; init; }

        public bool IsStrict { get; init; }

        public bool SaysStale { get; init; }

        public bool AnnouncesNext { get; init; }

        public int UsesPerNonce { get; init; } = int.MaxValue;

        public int Challenges => _challenges;

        public async Task AnswerAsync(HttpContext context)
        {
            var field = context.Request.Headers.Authorization.ToString();
            var fields = field.StartsWith("Digest ", StringComparison.Ordinal)
                ? ChallengeParser.ParseParameters(field["Digest ".Length..])
                : new Dictionary<string, string>();
            var nonce = fields.GetValueOrDefault("nonce", "");
            var isKnown = fields.GetValueOrDefault("username") == "user";
            var isStale = isKnown && _stale < StaleFirst;
            if (isStale || !isKnown || !Take(nonce, Convert.ToInt32(fields["nc"], 16)))
            {
                _stale += isStale ? 1 : 0;
                Interlocked.Increment(ref _challenges);
                var stale = isStale || (isKnown && SaysStale) ? "true" : "false";
                await LoopbackServer.Json(
                    401,
                    "{}",
                    (
                        "WWW-Authenticate",
                        $"Digest realm=\"r\", nonce=\"{NewNonce()}\", qop=\"auth\", stale={stale}"
                    )
                )(context);
                return;
            }

            (string, string)[] headers =
                AnnouncesNext && _nonces[nonce] >= UsesPerNonce
                    ? [("Authentication-Info", $"qop=auth, nextnonce=\"{NewNonce()}\"")]
                    : [];
            await LoopbackServer.Json(200, "{}", headers)(context);
        }

        private string NewNonce()
        {
            var nonce = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
            _nonces[nonce] = 0;
            return nonce;
        }

        private bool Take(string nonce, int count)
        {
            lock (_nonces)
            {
                if (
                    !_nonces.TryGetValue(nonce, out var last)
                    || last >= UsesPerNonce
                    || (IsStrict && count != last + 1)
                )
                {
                    return false;
                }

                _nonces[nonce] = last + 1;
                return true;
            }
        }
    }
}
