using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests the user's functions and stores if they fail, take too long, or return an invalid value.</summary>
public class UserCodeTests
{
    private const string Prefix = "GET /things/1 (getThing): ";
    private const string NoTokenReason = "No access token for the service account: ";
    private const string NoToken = Prefix + NoTokenReason;

    private static readonly AtlasClientSecret Secret = new("id", "secret");

    public static TheoryData<string?, string> Tokens { get; } =
        new()
        {
            { null, "The provider of the access token returned no token." },
            { "", "The provider of the access token returned no token." },
            { "a\nb", "The access token contains a character that is not allowed in a header." },
            {
                "a\u2028b",
                "The access token contains a character that is not allowed in a header."
            },
        };

    public static TheoryData<AtlasClientSecret?, string> Secrets { get; } =
        new()
        {
            { null, "the provider of its secret returned no client ID or no secret." },
            { new("", "secret"), "the provider of its secret returned no client ID or no secret." },
            { new("id", ""), "the provider of its secret returned no client ID or no secret." },
            { new("id", null!), "the provider of its secret returned no client ID or no secret." },
            {
                new(null!, "secret"),
                "the provider of its secret returned no client ID or no secret."
            },
            {
                new("id", "s3cret\n"),
                "the provider of its secret returned a client ID or secret that contains a control character, such as the line break at the end of a file."
            },
        };

    public static TheoryData<string, Func<Func<Exception>, AtlasCredentials>> Failing { get; } =
        new()
        {
            {
                "The provider of the access token",
                fault => AtlasCredentials.Token(_ => throw fault())
            },
            {
                NoTokenReason + "the provider of its secret",
                fault => AtlasCredentials.ServiceAccount(_ => throw fault())
            },
            {
                NoTokenReason + "its token store",
                fault =>
                    AtlasCredentials.ServiceAccount(_ => new(Secret), new FailingStore(fault, null))
            },
            {
                NoTokenReason + "its token store",
                fault =>
                    AtlasCredentials.ServiceAccount(_ => new(Secret), new FailingStore(null, fault))
            },
        };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_token_that_cannot_be_sent(string? token, string expected) =>
        Assert.Equal(
            Prefix + expected,
            (await FailAsync(AtlasCredentials.Token(_ => new(token!)))).Message
        );

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_that_cannot_be_used(AtlasClientSecret? secret, string expected) =>
        Assert.Equal(
            NoToken + expected,
            (await FailAsync(AtlasCredentials.ServiceAccount(_ => new(secret!)))).Message
        );

    [Theory]
    [MemberData(nameof(Failing), DisableDiscoveryEnumeration = true)]
    public async Task Code_that_fails_is_named_and_not_called_again(
        string whose,
        Func<Func<Exception>, AtlasCredentials> credentials
    )
    {
        foreach (
            var fault in new Exception[]
            {
                new IOException("the vault says s3cret"),
                new TaskCanceledException("s3cret"),
            }
        )
        {
            var calls = 0;
            var exception = await FailAsync(
                credentials(() =>
                {
                    calls++;
                    return fault;
                })
            );
            Assert.Equal($"{Prefix}{whose} failed ({fault.GetType().Name}).", exception.Message);
            Assert.Same(fault, exception.InnerException);
            Assert.Equal(1, calls);
        }
    }

    [Theory]
    [InlineData("the provider of its secret")]
    [InlineData("its token store")]
    public async Task Code_that_never_ends_fails_the_call_after_45_seconds(string whose)
    {
        var time = new FakeTimeProvider();
        var endless = new Endless();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            whose == "its token store"
                ? AtlasCredentials.ServiceAccount(_ => new(Secret), endless)
                : AtlasCredentials.ServiceAccount(_ => endless.AskAsync<AtlasClientSecret>()),
            options => options.TimeProvider = time
        );
        var call = connection.GetAsync();
        await endless.IsAsked;
        time.Advance(TimeSpan.FromSeconds(45));
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.Equal(NoToken + whose + " did not respond within 45 seconds.", exception.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_token_function_that_never_ends_has_the_time_of_the_attempt()
    {
        var time = new FakeTimeProvider();
        var endless = new Endless();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Token(_ => endless.AskAsync<string>()),
            options => options.TimeProvider = time
        );
        // A PATCH has one attempt.
        var call = connection.PatchAsync();
        await endless.IsAsked;
        time.Advance(TimeSpan.FromSeconds(60));
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(
            "The provider of the access token did not respond before the end of the attempt.",
            exception.InnerException!.Message
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_can_cancel_while_it_waits_for_a_function(bool isToken)
    {
        var endless = new Endless();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            isToken
                ? AtlasCredentials.Token(_ => endless.AskAsync<string>())
                : AtlasCredentials.ServiceAccount(_ => endless.AskAsync<AtlasClientSecret>())
        );
        using var cancellation = new CancellationTokenSource();
        var call = connection.GetAsync(cancellation.Token);
        await endless.IsAsked;
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private static async Task<AtlasAuthenticationException> FailAsync(AtlasCredentials credentials)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}""")
        );
        using var connection = Api.Connect(server, credentials);
        return await Assert.ThrowsAsync<AtlasAuthenticationException>(() => connection.GetAsync());
    }

    private sealed class FailingStore(Func<Exception>? onRead, Func<Exception>? onWrite)
        : IAtlasTokenStore
    {
        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        ) => onRead is null ? default : throw onRead();

        public ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        ) => onWrite is null ? default : throw onWrite();
    }

    /// <summary>Code that ignores its token and never ends.</summary>
    private sealed class Endless : IAtlasTokenStore
    {
        private readonly TaskCompletionSource _asked = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public Task IsAsked => _asked.Task;

        public ValueTask<T> AskAsync<T>()
        {
            _asked.TrySetResult();
            return new(new TaskCompletionSource<T>().Task);
        }

        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        ) => AskAsync<AtlasStoredToken?>();

        public ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        ) => default;
    }
}
