using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests that a revocation removes only the revoked token from the store.</summary>
public class TokenRemovalTests
{
    private static readonly AtlasClientSecret Secret = new("id", "secret");
    private static readonly AtlasStoredToken Newer = new("newer", DateTimeOffset.MaxValue);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_another_process_stays_in_the_store()
    {
        var store = new Store();
        var endpoint = new AccountServer();
        await using var server = await LoopbackServer.StartAsync(endpoint.AnswerAsync);
        var credentials = AtlasCredentials.ServiceAccount(_ => new(Secret), store);
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        Assert.Equal("token-1", store.Token!.AccessToken);
        store.Token = Newer;
        await credentials.RevokeAsync(Stop);
        Assert.StartsWith("token=token-1&", endpoint.LastForm, StringComparison.Ordinal);
        Assert.Equal(Newer, store.Token);
    }

    [Fact]
    public async Task A_token_that_is_stored_during_the_removal_stays_in_the_store()
    {
        var gate = new Gate();
        var store = new Store { Token = new("revoked", DateTimeOffset.MaxValue), Gate = gate };
        using var transport = new Transport((_, _) => throw new NotSupportedException());
        using var invoker = new HttpMessageInvoker(transport, disposeHandler: false);
        var endpoint = new AtlasEndpoint(
            invoker,
            new("https://example.com"),
            null,
            TimeProvider.System
        );
        var source = new ServiceAccountSource(_ => new(Secret), store);
        var removal = source.RemoveAsync(Secret, endpoint, "revoked", Stop);
        await gate.IsReached;
        var write = source.WriteAsync(Secret, endpoint, Newer, Stop);
        gate.Open();
        await removal;
        await write;
        Assert.Equal([null, Newer], store.Writes);
    }

    [Fact]
    public async Task A_removal_that_was_given_up_does_not_remove_a_token_that_is_stored_later()
    {
        var gate = new Gate();
        var store = new Store { Token = new("revoked", DateTimeOffset.MaxValue), Gate = gate };
        using var transport = new Transport((_, _) => throw new NotSupportedException());
        using var invoker = new HttpMessageInvoker(transport, disposeHandler: false);
        var endpoint = new AtlasEndpoint(
            invoker,
            new("https://example.com"),
            null,
            TimeProvider.System
        );
        var source = new ServiceAccountSource(_ => new(Secret), store);
        using var stop = new CancellationTokenSource();
        var removal = source.RemoveAsync(Secret, endpoint, "revoked", stop.Token);
        await gate.IsReached;
        await stop.CancelAsync();
        await Assert.ThrowsAsync<TokenException>(() => removal);
        await source.WriteAsync(Secret, endpoint, Newer, Stop);
        gate.Open();
        await store.LastRead;
        Assert.Equal([Newer], store.Writes);
    }

    private sealed class Store : IAtlasTokenStore
    {
        public AtlasStoredToken? Token { get; set; }

        /// <summary>Gets the gate at which reads wait after they have read.</summary>
        public Gate? Gate { get; init; }

        public List<AtlasStoredToken?> Writes { get; } = [];

        /// <summary>Gets the last read. What waits for it continues after the code that called it.</summary>
        public Task LastRead { get; private set; } = Task.CompletedTask;

        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        )
        {
            var read = ReadAsync();
            LastRead = read;
            return new(read);
        }

        private async Task<AtlasStoredToken?> ReadAsync()
        {
            var token = Token;
            await (Gate?.PassAsync() ?? Task.CompletedTask);
            return token;
        }

        public ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        )
        {
            Writes.Add(token);
            Token = token;
            return default;
        }
    }
}
