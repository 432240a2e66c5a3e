using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests credentials that two clients with their own transports share, one of which is disposed.</summary>
public sealed class SharedCredentialsTests : IDisposable
{
    private readonly AtlasCredentials _credentials = AtlasCredentials.ServiceAccount(
        "id",
        "s3cret"
    );

    private readonly TestClock _time = new();
    private readonly TaskCompletionSource<HttpResponseMessage> _token = new();
    private readonly Transport _first;
    private readonly Transport _second;
    private readonly AtlasConnection _starter;
    private readonly AtlasConnection _other;
    private int _fetched;

    public SharedCredentialsTests()
    {
        _first = new((request, _) => IsOfTokens(request) ? _token.Task : Ok());
        _second = new((request, _) => IsOfTokens(request) ? Token($"other {++_fetched}") : Ok());
        _starter = _first.Connect(_credentials, options => options.TimeProvider = _time);
        _other = _second.Connect(_credentials, options => options.TimeProvider = _time);
    }

    public void Dispose()
    {
        _starter.Dispose();
        _other.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_fetches_the_token_itself_if_the_client_that_fetches_it_is_disposed(
        bool isClosed
    )
    {
        using var stop = new CancellationTokenSource();
        var started = _starter.GetAsync(stop.Token);
        var joined = _other.GetAsync();
        await FetchBegunAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => started);
        if (isClosed)
        {
            // A transport may report its own end as any failure.
            _starter.Dispose();
            _token.SetException(new HttpRequestException("The connection was closed."));
        }
        else
        {
            _token.SetException(
                new HttpRequestException("x", new ObjectDisposedException("handler"))
            );
        }

        await joined;
        await _other.GetAsync();
        Assert.Equal(["POST /api/oauth/token"], _first.Requests);
        Assert.Equal(["POST /api/oauth/token", "GET /things/1", "GET /things/1"], _second.Requests);
    }

    [Fact]
    public async Task The_client_that_is_disposed_fails_without_a_backoff_for_the_others()
    {
        var started = _starter.GetAsync(options: new AtlasRequestOptions { DisableRetry = true });
        await FetchBegunAsync();
        _starter.Dispose();
        _token.SetException(new ObjectDisposedException("handler"));
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => started);
        await _other.GetAsync();
        Assert.Equal(["POST /api/oauth/token", "GET /things/1"], _second.Requests);
    }

    [Fact]
    public async Task A_renewal_that_is_lost_is_started_again_by_the_next_call()
    {
        await _other.GetAsync();
        _time.Advance(TimeSpan.FromMinutes(56));
        await _starter.GetAsync();
        await Eventually.IsTrueAsync(() => _first.Requests.Count == 2);
        _starter.Dispose();
        _token.SetException(new ObjectDisposedException("handler"));
        // The token is still valid, so a call only starts the renewal.
        await Eventually.IsTrueAsync(() =>
        {
            _ = _other.GetAsync();
            return _fetched == 2;
        });
    }

    [Fact]
    public async Task A_response_of_the_server_is_shared_even_if_the_client_is_disposed()
    {
        var started = _starter.GetAsync();
        var joined = _other.GetAsync();
        await FetchBegunAsync();
        _starter.Dispose();
        _token.SetResult(Transport.Response(401, """{"error":"invalid_client"}"""));
        foreach (var call in (Task[])[started, joined, _other.GetAsync()])
        {
            var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
            Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        }

        Assert.Empty(_second.Requests);
    }

    [Fact]
    public async Task A_token_is_revoked_by_a_client_that_is_not_disposed()
    {
        _token.SetResult(Transport.Response(200, """{"access_token":"t","expires_in":3600}"""));
        await _other.GetAsync();
        await _starter.GetAsync();
        _starter.Dispose();
        await _credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.Equal("POST /api/oauth/revoke", _second.Requests.Last());
        Assert.Equal(["GET /things/1"], _first.Requests);
    }

    private Task FetchBegunAsync() => Eventually.IsTrueAsync(() => _first.Requests.Count == 1);

    private static bool IsOfTokens(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath == "/api/oauth/token";

    private static Task<HttpResponseMessage> Token(string token) =>
        Task.FromResult(
            Transport.Response(200, $$"""{"access_token":"{{token}}","expires_in":3600}""")
        );

    private static Task<HttpResponseMessage> Ok() => Task.FromResult(Transport.Response(200, "{}"));
}
