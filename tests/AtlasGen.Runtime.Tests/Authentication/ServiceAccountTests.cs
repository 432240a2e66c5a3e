using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

public class ServiceAccountTests
{
    [Fact]
    public async Task A_thousand_first_callers_fetch_one_token()
    {
        var gate = new Gate();
        var endpoint = new AccountServer { Gate = gate };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(server, Credentials());
        var calls = Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => connection.GetAsync()));
        gate.Open();
        await calls;
        Assert.Equal(1, endpoint.Requests);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(429, 3)]
    public async Task A_first_failure_does_not_cause_a_stampede(int status, int seconds)
    {
        var time = new TestClock();
        var gate = new Gate();
        var endpoint = new AccountServer { FailFirst = status, Gate = gate };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(
            server,
            Credentials(),
            options => options.TimeProvider = time
        );
        var calls = Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => connection.GetAsync()));
        gate.Open();
        var wait = TimeSpan.FromSeconds(seconds);
        // Jitter shortens the wait only if the server does not specify one.
        await time.WaitBegunAsync(status == 429 ? wait : wait / 2, wait);
        time.Advance(wait);
        await calls;
        Assert.Equal(2, endpoint.Requests);
    }

    [Fact]
    public async Task A_rejection_is_reported_and_shared_for_a_while()
    {
        var time = new FakeTimeProvider();
        var endpoint = new AccountServer { IsKnown = false };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(
            server,
            Credentials(),
            options => options.TimeProvider = time
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            "GET /things/1 (getThing): No access token for the service account: the token endpoint returned 401 (invalid_client): who is that?",
            exception.Message
        );
        Assert.Equal("getThing", exception.OperationId);
        for (var i = 0; i < 50; i++)
        {
            await Assert.ThrowsAsync<AtlasAuthenticationException>(() => connection.GetAsync());
        }

        Assert.Equal(1, endpoint.Requests);
        time.Advance(TimeSpan.FromSeconds(2));
        endpoint.IsKnown = true;
        await connection.GetAsync();
        Assert.Equal(2, endpoint.Requests);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_reported_at_once_and_kept()
    {
        var time = new FakeTimeProvider();
        var endpoint = new AccountServer { FailFirst = 429, RetryAfter = 300 };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(
            server,
            Credentials(),
            options => options.TimeProvider = time
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        // The Atlas error format, and not that of OAuth.
        Assert.Contains(
            "the token endpoint returned 429 (RATE_LIMITED)",
            exception.Message,
            StringComparison.Ordinal
        );
        time.Advance(TimeSpan.FromSeconds(299));
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => connection.GetAsync());
        Assert.Equal(1, endpoint.Requests);
        time.Advance(TimeSpan.FromSeconds(2));
        await connection.GetAsync();
        Assert.Equal(2, endpoint.Requests);
    }

    [Fact]
    public async Task An_error_of_the_endpoint_that_is_not_Unicode_is_its_status()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(400, """{"error":"\ud800","error_description":"\udc00"}""")
        );
        using var connection = Api.Connect(server, Credentials());
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.EndsWith(
            ": the token endpoint returned 400.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_cancellation_of_one_caller_does_not_affect_the_token_of_others()
    {
        var gate = new Gate();
        var endpoint = new AccountServer { Gate = gate };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(server, Credentials());
        using var cancellation = new CancellationTokenSource();
        var first = connection.GetAsync(cancellation.Token);
        var second = connection.GetAsync();
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        gate.Open();
        await second;
        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task A_thread_that_waits_for_a_call_holds_no_token()
    {
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(server, Credentials());
        var context = SynchronizationContext.Current;
        // The context of a user interface with a blocked thread.
        SynchronizationContext.SetSynchronizationContext(new Busy());
        Task call;
        try
        {
            call = connection.GetAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        await call;
        Assert.Equal("Bearer token-1", server.Requests.Last().Authorization);
    }

    [Fact]
    public async Task A_token_is_renewed_in_the_background_before_it_expires()
    {
        var time = new FakeTimeProvider();
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(
            server,
            Credentials(),
            options => options.TimeProvider = time
        );
        await connection.GetAsync();
        time.Advance(TimeSpan.FromMinutes(53));
        await connection.GetAsync();
        Assert.Equal(1, endpoint.Requests);
        // Six and a half minutes before the expiration.
        time.Advance(TimeSpan.FromMinutes(1));
        await connection.GetAsync();
        Assert.Equal(
            "Bearer token-1",
            server.Requests.Last(request => request.Method == "GET").Authorization
        );
        await Eventually.IsTrueAsync(() => endpoint.Requests == 2);
        await Eventually.IsTrueAsync(() =>
        {
            connection.GetAsync().GetAwaiter().GetResult();
            return server.Requests.Last(request => request.Method == "GET").Authorization
                == "Bearer token-2";
        });
    }

    [Fact]
    public async Task A_token_that_the_server_forgot_is_fetched_again_once()
    {
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(server, Credentials());
        await connection.GetAsync();
        endpoint.Valid = "token-2";
        await connection.GetAsync();
        Assert.Equal(2, endpoint.Requests);
        endpoint.Valid = "none";
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal("UNEXPECTED_ERROR", exception.ErrorCode);
        Assert.Equal(3, endpoint.Requests);
    }

    [Theory]
    [InlineData("USER_UNAUTHORIZED")]
    [InlineData("NOT_IN_GROUP")]
    public async Task A_401_about_a_role_fetches_no_token(string code)
    {
        var endpoint = new AccountServer { Valid = "none", Code = code };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(server, Credentials());
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(1, endpoint.Requests);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Revoking_calls_the_server_and_forgets()
    {
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = Credentials();
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.Equal("/api/oauth/revoke", server.Requests.Last().Target);
        Assert.Equal("token=token-1&token_type_hint=access_token", endpoint.LastForm);
        await connection.GetAsync();
        Assert.Equal("Bearer token-2", server.Requests.Last().Authorization);
    }

    [Fact]
    public async Task A_secret_that_was_rotated_needs_no_restart()
    {
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var secret = new AtlasClientSecret("id", "old");
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ => new(secret))
        );
        await connection.GetAsync();
        secret = new("id", "new");
        endpoint.Valid = "token-2";
        await connection.GetAsync();
        Assert.Equal(
            ["aWQ6b2xk", "aWQ6bmV3"],
            server
                .Requests.Where(r => r.Method == "POST")
                .Select(r => r.Authorization["Basic ".Length..])
        );
    }

    [Fact]
    public void Nothing_secret_is_printed()
    {
        foreach (
            var credentials in new[]
            {
                AtlasCredentials.ServiceAccount("id", "s3cret"),
                AtlasCredentials.ApiKey("public", "s3cret"),
                AtlasCredentials.Token("s3cret"),
            }
        )
        {
            Assert.DoesNotContain("s3cret", credentials.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "s3cret",
            new AtlasClientSecret("id", "s3cret").ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "s3cret",
            new AtlasStoredToken("s3cret", default).ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "s3cret",
            new AccessToken("s3cret", default, default).ToString(),
            StringComparison.Ordinal
        );
    }

    private static AtlasCredentials Credentials() =>
        AtlasCredentials.ServiceAccount("id", "secret");

    /// <summary>A synchronization context that never runs anything.</summary>
    private sealed class Busy : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
