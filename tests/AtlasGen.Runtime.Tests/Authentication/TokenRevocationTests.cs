using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tokens that the server shall forget (RFC 7009).</summary>
public class TokenRevocationTests
{
    [Fact]
    public async Task A_token_whose_revocation_failed_is_tried_again_and_keeps_no_other()
    {
        var endpoint = new TokenServer { Refused = "t1" };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        Task RevokeAsync() => credentials.RevokeAsync(TestContext.Current.CancellationToken);

        await connection.GetAsync();
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        await connection.GetAsync();
        endpoint.Refused = "t1 t2";
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        endpoint.Refused = "t2";
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        endpoint.Refused = "";
        await Task.WhenAll(RevokeAsync(), RevokeAsync(), RevokeAsync());
        Assert.Equal(["t1", "t2", "t1", "t2", "t1", "t2"], endpoint.Revoked);
    }

    [Fact]
    public async Task A_revocation_that_is_cancelled_leaves_the_tokens_to_who_waits_behind_it()
    {
        var endpoint = new TokenServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();

        endpoint.Gate = new();
        using var cancellation = new CancellationTokenSource();
        var first = credentials.RevokeAsync(cancellation.Token);
        await endpoint.Gate.IsReached;
        var second = credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        endpoint.Gate.Open();
        await second;
        Assert.Equal(["t1", "t1"], endpoint.Revoked);
    }

    [Fact]
    public async Task What_is_there_is_revoked_at_once_and_what_is_on_its_way_when_it_comes()
    {
        var time = new FakeTimeProvider();
        var endpoint = new TokenServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(
            server,
            credentials,
            options => options.TimeProvider = time
        );
        await connection.GetAsync();
        time.Advance(TimeSpan.FromMinutes(55));
        endpoint.Gate = new(isOfTokens: true);
        await connection.GetAsync();
        await endpoint.Gate.IsReached;

        using var cancellation = new CancellationTokenSource();
        var first = credentials.RevokeAsync(cancellation.Token);
        var second = credentials.RevokeAsync(TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(() => !endpoint.Revoked.IsEmpty);
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        endpoint.Gate.Open();
        await second;
        // The first may have been cancelled before it had the answer, and the second tries again.
        Assert.Equal(["t1", "t2"], endpoint.Revoked.Distinct());
    }

    [Fact]
    public async Task A_token_that_was_replaced_is_revoked_with_the_new_one()
    {
        var time = new FakeTimeProvider();
        var endpoint = new TokenServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(
            server,
            credentials,
            options => options.TimeProvider = time
        );
        await connection.GetAsync();
        await RenewAsync(time, server, connection);
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["t2", "t1"], endpoint.Revoked);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_holds_nobody_longer_for_many_tokens_or_callers()
    {
        var time = new FakeTimeProvider();
        var endpoint = new TokenServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(
            server,
            credentials,
            options => options.TimeProvider = time
        );
        await connection.GetAsync();
        await RenewAsync(time, server, connection);
        endpoint.Gate = new();
        Task[] revocations =
        [
            credentials.RevokeAsync(CancellationToken.None),
            credentials.RevokeAsync(CancellationToken.None),
        ];
        await endpoint.Gate.IsReached;
        time.Advance(TimeSpan.FromSeconds(46));
        foreach (var revocation in revocations)
        {
            var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
                revocation.WaitAsync(Eventually.Patience, CancellationToken.None)
            );
            // The second may have its turn before its own time is over too, and be asking for the secret.
            Assert.Matches(
                "^Revoking the token failed: .* did not respond in time\\.$",
                exception.Message
            );
        }

        endpoint.Gate.Open();
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["t2", "t1"], endpoint.Revoked.Distinct());
    }

    [Fact]
    public async Task What_is_revoked_at_the_second_try_is_no_failure()
    {
        var time = new FakeTimeProvider();
        var endpoint = new TokenServer { Refused = "t1" };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(
            server,
            credentials,
            options => options.TimeProvider = time
        );
        await connection.GetAsync();
        time.Advance(TimeSpan.FromMinutes(55));
        endpoint.Gate = new(isOfTokens: true);
        await connection.GetAsync();
        await endpoint.Gate.IsReached;
        var revocation = credentials.RevokeAsync(TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(() => !endpoint.Revoked.IsEmpty);
        endpoint.Refused = "";
        endpoint.Gate.Open();
        await revocation;
        Assert.Equal(["t1", "t2", "t1"], endpoint.Revoked);
    }

    [Fact]
    public async Task A_token_on_its_way_that_does_not_come_is_no_failure_of_the_revocation()
    {
        var endpoint = new TokenServer { Gate = new(isOfTokens: true), IsDown = true };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        var call = connection.GetAsync();
        await endpoint.Gate.IsReached;
        var revocation = credentials.RevokeAsync(TestContext.Current.CancellationToken);
        endpoint.Gate.Open();
        await revocation;
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.Empty(endpoint.Revoked);
    }

    [Fact]
    public async Task A_token_is_tried_until_the_server_forgets_it_by_itself()
    {
        var time = new FakeTimeProvider();
        var endpoint = new TokenServer { Refused = "t1" };
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(
            server,
            credentials,
            options => options.TimeProvider = time
        );
        Task RevokeAsync() => credentials.RevokeAsync(TestContext.Current.CancellationToken);

        await connection.GetAsync();
        // It serves no call any more, but half a minute before its end the server takes it still.
        time.Advance(TimeSpan.FromSeconds(3590));
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        time.Advance(TimeSpan.FromSeconds(11));
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        await RevokeAsync();
        Assert.Equal(["t1", "t1", "t1"], endpoint.Revoked);
    }

    [Theory]
    [InlineData(400, "the token endpoint returned 400.")]
    [InlineData(0, "the token endpoint could not be reached (")]
    public async Task A_token_that_is_not_revoked(int status, string expected)
    {
        var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}"),
            LoopbackServer.Json(status == 0 ? 200 : status, "{}")
        );
        await using var _ = server;
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        if (status == 0)
        {
            await server.DisposeAsync();
        }

        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            credentials.RevokeAsync(TestContext.Current.CancellationToken)
        );
        Assert.StartsWith(
            "Revoking the token failed: " + expected,
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private static async Task RenewAsync(
        FakeTimeProvider time,
        LoopbackServer server,
        AtlasConnection connection
    )
    {
        time.Advance(TimeSpan.FromMinutes(55));
        // The first of these sets the renewal off, and one of the others is sent with its token.
        await Eventually.IsTrueAsync(() =>
        {
            connection.GetAsync().GetAwaiter().GetResult();
            return server.Requests.Last(request => request.Method == "GET").Authorization
                == "Bearer t2";
        });
    }
}
