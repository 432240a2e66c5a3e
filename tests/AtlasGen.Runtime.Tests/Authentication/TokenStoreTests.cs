using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests tokens that outlive the process in a user's store.</summary>
public class TokenStoreTests
{
    [Fact]
    public async Task A_token_of_the_store_saves_a_request_and_a_new_one_is_stored()
    {
        var time = new FakeTimeProvider();
        var store = new Store { Token = new("stored", time.GetUtcNow().AddMinutes(30)) };
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        AtlasCredentials Account() =>
            AtlasCredentials.ServiceAccount(_ => new(new AtlasClientSecret("id", "secret")), store);
        using (
            var connection = Api.Connect(server, Account(), options => options.TimeProvider = time)
        )
        {
            await connection.GetAsync();
            Assert.Equal("Bearer stored", server.Requests.Single().Authorization);
            // The server no longer accepts the stored token.
            endpoint.Valid = "token-1";
            await connection.GetAsync();
            Assert.Equal(
                new AtlasStoredToken("token-1", time.GetUtcNow().AddHours(1)),
                store.Token
            );
        }

        using (
            var connection = Api.Connect(server, Account(), options => options.TimeProvider = time)
        )
        {
            await connection.GetAsync();
            Assert.Equal(1, endpoint.Requests);
        }

        time.Advance(TimeSpan.FromHours(2));
        endpoint.Valid = null;
        var credentials = Account();
        using (
            var connection = Api.Connect(
                server,
                credentials,
                options => options.TimeProvider = time
            )
        )
        {
            await connection.GetAsync();
            Assert.Equal(2, endpoint.Requests);
            await credentials.RevokeAsync(TestContext.Current.CancellationToken);
            Assert.Null(store.Token);
        }
    }

    [Theory]
    [InlineData("stored", 0)]
    [InlineData("", 1000)]
    [InlineData(null, 1000)]
    [InlineData(" ", 1000)]
    [InlineData("stored\n", 1000)]
    [InlineData("störed", 1000)]
    public async Task A_stored_token_that_is_incomplete_is_ignored(string? text, int days)
    {
        var store = new Store
        {
            Token = new(text!, days == 0 ? default : TimeProvider.System.GetUtcNow().AddDays(days)),
        };
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ => new(new AtlasClientSecret("id", "secret")), store)
        );
        await connection.GetAsync();
        Assert.Equal("Bearer token-1", server.Requests.Last().Authorization);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_is_read_again_if_the_first_read_failed(bool isOfProvider)
    {
        var time = new FakeTimeProvider();
        var store = new Store { Token = new("stored", time.GetUtcNow().AddMinutes(30)) };
        var fault = new IOException("not yet");
        store.Fault = isOfProvider ? null : fault;
        await using var server = await LoopbackServer.StartAsync(new AccountServer().AnswerAsync);
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(
                _ => isOfProvider ? throw fault : new(new AtlasClientSecret("id", "secret")),
                store
            ),
            options => options.TimeProvider = time
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Same(fault, exception.InnerException);
        Assert.Empty(server.Requests);
        (store.Fault, isOfProvider) = (null, false);
        // The failure is shared for a while.
        time.Advance(TimeSpan.FromSeconds(2));
        await connection.GetAsync();
        Assert.Equal("Bearer stored", server.Requests.Single().Authorization);
    }

    private sealed class Store : IAtlasTokenStore
    {
        public AtlasStoredToken? Token { get; set; }

        public Exception? Fault { get; set; }

        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        ) => Fault is null ? new(Token) : throw Fault;

        public ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        )
        {
            Token = token;
            return default;
        }
    }
}
