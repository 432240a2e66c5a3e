using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests revoking the token of a service account (RFC 7009).</summary>
public sealed class TokenRevocationTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TokenServer _endpoint = new();
    private readonly AtlasCredentials _credentials = AtlasCredentials.ServiceAccount(
        "id",
        "secret"
    );
    private LoopbackServer? _server;

    public async ValueTask DisposeAsync() => await (_server?.DisposeAsync() ?? default);

    [Fact]
    public async Task Without_a_token_there_is_nothing_to_revoke()
    {
        using var connection = await ConnectAsync();
        await RevokeAsync();
        await connection.GetAsync();
        await RevokeAsync();
        await RevokeAsync();
        Assert.Equal(["t1"], _endpoint.Revoked);
    }

    [Theory]
    [InlineData(400, "the token endpoint returned 400.")]
    [InlineData(0, "the token endpoint could not be reached (")]
    public async Task A_failure_states_the_reason_and_the_token_is_revoked_by_the_next_try(
        int status,
        string expected
    )
    {
        using var connection = await ConnectAsync();
        await connection.GetAsync();
        _endpoint.RevocationStatus = status;
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        Assert.StartsWith(
            "Revoking the token failed: " + expected,
            exception.Message,
            StringComparison.Ordinal
        );
        // The token that was not revoked is not used again.
        await connection.GetAsync();
        Assert.Equal("Bearer t2", _server!.Requests.Last().Authorization);
        Assert.Equal(["t1"], _endpoint.Revoked);
        _endpoint.RevocationStatus = 200;
        await RevokeAsync();
        Assert.Equal(["t1", "t1", "t2"], _endpoint.Revoked);
        await RevokeAsync();
        Assert.Equal(3, _endpoint.Revoked.Count);
    }

    [Fact]
    public async Task Tokens_that_were_not_revoked_are_kept_until_they_expire()
    {
        using var connection = await ConnectAsync();
        _endpoint.RevocationStatus = 503;
        for (var i = 0; i < 3; i++)
        {
            await connection.GetAsync();
            await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
            _time.Advance(TimeSpan.FromMinutes(31));
        }

        Assert.Equal(["t1", "t1", "t2", "t2", "t3"], _endpoint.Revoked);
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        Assert.Equal(["t3"], _endpoint.Revoked.Skip(5));
    }

    [Fact]
    public async Task A_server_that_does_not_respond_is_given_up()
    {
        using var connection = await ConnectAsync();
        await connection.GetAsync();
        _endpoint.Gate = new();
        var revocation = RevokeAsync();
        await _endpoint.Gate.IsReached;
        _time.Advance(AccessToken.TimeLimit);
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => revocation);
        Assert.Equal(
            "Revoking the token failed: the token endpoint did not respond within 45 seconds.",
            exception.Message
        );
        _endpoint.Gate.Open();
    }

    [Fact]
    public async Task A_caller_can_cancel_a_revocation()
    {
        using var connection = await ConnectAsync();
        await connection.GetAsync();
        _endpoint.Gate = new();
        using var cancellation = new CancellationTokenSource();
        var revocation = _credentials.RevokeAsync(cancellation.Token);
        await _endpoint.Gate.IsReached;
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => revocation);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        _endpoint.Gate.Open();
        await RevokeAsync();
        Assert.Equal(["t1", "t1"], _endpoint.Revoked);
    }

    [Fact]
    public async Task A_revocation_does_not_wait_for_a_token_that_is_being_requested()
    {
        using var connection = await ConnectAsync();
        await connection.GetAsync();
        _time.Advance(TimeSpan.FromMinutes(55));
        _endpoint.Gate = new(isOfTokens: true);
        await connection.GetAsync();
        await _endpoint.Gate.IsReached;
        await RevokeAsync();
        Assert.Equal(["t1"], _endpoint.Revoked);
        var call = connection.GetAsync();
        _endpoint.Gate.Open();
        await call;
        Assert.Equal("Bearer t2", _server!.Requests.Last().Authorization);
    }

    private Task RevokeAsync() => _credentials.RevokeAsync(TestContext.Current.CancellationToken);

    private async Task<AtlasConnection> ConnectAsync()
    {
        _server = await LoopbackServer.StartAsync(_endpoint.AnswerAsync);
        return Api.Connect(_server, _credentials, options => options.TimeProvider = _time);
    }
}
