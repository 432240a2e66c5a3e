using System.Collections.Concurrent;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Functions and stores of the user that fail, or give what cannot be used.</summary>
public class UserCodeTests
{
    private const string Prefix = "GET /things/1 (getThing): ";
    private const string NoToken = Prefix + "No access token for the service account: ";

    public static TheoryData<string?, string> Tokens { get; } =
        new()
        {
            { null, "The provider of the access token gave none." },
            { "", "The provider of the access token gave none." },
            { "a\nb", "The access token contains a character that no header may." },
            { "a\u2028b", "The access token contains a character that no header may." },
        };

    public static TheoryData<AtlasClientSecret?, string> Secrets { get; } =
        new()
        {
            { null, "the provider of its secret gave none." },
            { new("", "secret"), "the provider of its secret gave none." },
            { new("id", ""), "the provider of its secret gave none." },
            {
                new("id", "s3cret\n"),
                "the provider of its secret gave one that contains a control character, such as the line break at the end of a file."
            },
        };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_token_that_cannot_be_sent(string? token, string expected) =>
        Assert.Equal(
            Prefix + expected,
            (await FailAsync(AtlasCredentials.Token(_ => new(token!)))).Message
        );

    [Fact]
    public async Task A_function_that_gives_no_token()
    {
        var asked = 0;
        var exception = await FailAsync(
            AtlasCredentials.Token(_ =>
            {
                asked++;
                throw new IOException("the vault says s3cret");
            })
        );
        Assert.Equal(
            Prefix + "The provider of the access token failed (IOException).",
            exception.Message
        );
        Assert.IsType<IOException>(exception.InnerException);
        Assert.Equal(1, asked);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_that_cannot_be_used(AtlasClientSecret? secret, string expected) =>
        Assert.Equal(
            NoToken + expected,
            (await FailAsync(AtlasCredentials.ServiceAccount(_ => new(secret!)))).Message
        );

    [Fact]
    public async Task A_vault_that_gives_up_by_itself()
    {
        Assert.Equal(
            Prefix + "The provider of the access token failed (TaskCanceledException).",
            (
                await FailAsync(AtlasCredentials.Token(_ => throw new TaskCanceledException()))
            ).Message
        );
        Assert.Equal(
            NoToken + "the provider of its secret failed (TaskCanceledException).",
            (
                await FailAsync(
                    AtlasCredentials.ServiceAccount(_ => throw new TaskCanceledException())
                )
            ).Message
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_that_waits_ends_with_its_caller(bool isToken)
    {
        async ValueTask<T> Wait<T>(CancellationToken stop)
        {
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("asked");
        }

        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            isToken
                ? AtlasCredentials.Token(Wait<string>)
                : AtlasCredentials.ServiceAccount(Wait<AtlasClientSecret>)
        );
        using var cancellation = new CancellationTokenSource(100);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.GetAsync(cancellation.Token)
        );
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_function_that_is_too_late_is_no_fault_of_the_connection(bool answers)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Token(stop => new(TooLate<string>(answers, stop))),
            options => options.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(50)
        );
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            connection.GetAsync()
        );
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_too_late_reaches_no_log(bool isToken)
    {
        var seen = new ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> see = (_, e) =>
            seen.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += see;
        try
        {
            await CallAsync(isToken);
            for (var i = 0; i < 10; i++)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= see;
        }

        Assert.DoesNotContain(seen, text => text.Contains("too late", StringComparison.Ordinal));

        static async Task CallAsync(bool isToken)
        {
            await using var server = await LoopbackServer.StartAsync(
                LoopbackServer.Json(200, "{}")
            );
            var time = new FakeTimeProvider();
            using var connection = Api.Connect(
                server,
                isToken
                    ? AtlasCredentials.Token(stop => new(FailLater<string>(stop)))
                    : AtlasCredentials.ServiceAccount(stop =>
                        new(FailLater<AtlasClientSecret>(stop))
                    ),
                options => options.TimeProvider = time
            );
            var call = connection.PatchAsync();
            await PassUntilAsync(time, call);
            await Assert.ThrowsAnyAsync<AtlasException>(() => call);
        }

        static async Task<T> FailLater<T>(CancellationToken stop)
        {
            await Task.Delay(Timeout.Infinite, stop)
                .ContinueWith(static _ => { }, TaskScheduler.Default);
            await Task.Delay(50, CancellationToken.None);
            throw new IOException("too late");
        }
    }

    [Fact]
    public async Task A_vault_that_blocks_holds_no_other_caller()
    {
        var time = new FakeTimeProvider();
        using var open = new ManualResetEventSlim();
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}")
        );
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ =>
            {
                if (Interlocked.Increment(ref asked) == 1)
                {
                    open.Wait(CancellationToken.None);
                }

                return new(new AtlasClientSecret("id", "secret"));
            }),
            options => options.TimeProvider = time
        );
        var first = connection.PatchAsync();
        await PassUntilAsync(time, first);
        // The failure is shared for a while.
        time.Advance(TimeSpan.FromMinutes(1));
        var second = connection.PatchAsync();
        await PassUntilAsync(time, second);
        var isHeld = !second.IsCompletedSuccessfully;
        open.Set();
        await Assert.ThrowsAnyAsync<AtlasException>(() => first);
        Assert.False(isHeld);
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vault_that_is_too_late_is_told_from_the_endpoint(bool answers)
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(stop => new(TooLate<AtlasClientSecret>(answers, stop))),
            options => options.TimeProvider = time
        );
        // A PATCH is not tried again, so that it is the first attempt that tells.
        var call = connection.PatchAsync();
        await PassUntilAsync(time, call);
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.EndsWith(
            ": the provider of its secret did not answer in time.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(server.Requests);
    }

    /// <summary>Lets the clock go on until the call ends, or for 100 seconds, with time between for what it sets off.</summary>
    private static async Task PassUntilAsync(FakeTimeProvider time, Task call)
    {
        for (var i = 0; i < 100 && !call.IsCompleted; i++)
        {
            await Task.WhenAny(call, Task.Delay(i < 10 ? 100 : 30, CancellationToken.None));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.WhenAny(call, Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    /// <summary>Code that fails when its time is over, or that pays no heed to it.</summary>
    private static async Task<T> TooLate<T>(bool answers, CancellationToken stop)
    {
        var ended = new TaskCompletionSource();
        await using var registration = answers ? stop.Register(ended.SetResult) : default;
        await ended.Task;
        throw new IOException("the vault says s3cret");
    }

    [Fact]
    public async Task A_secret_in_a_file_that_is_missing()
    {
        var asked = 0;
        var credentials = AtlasCredentials.ServiceAccount(async stop =>
        {
            asked++;
            return new("id", await File.ReadAllTextAsync("no such file", stop));
        });
        var exception = await FailAsync(credentials);
        Assert.Equal(
            NoToken + "the provider of its secret failed (FileNotFoundException).",
            exception.Message
        );
        Assert.IsType<FileNotFoundException>(exception.InnerException?.InnerException);
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_fails(bool isWritten)
    {
        var credentials = AtlasCredentials.ServiceAccount(
            _ => new(new AtlasClientSecret("id", "secret")),
            new LockedStore(canRead: isWritten)
        );
        Assert.Equal(
            NoToken + "its token store failed (IOException).",
            (await FailAsync(credentials)).Message
        );
    }

    [Fact]
    public async Task What_a_server_repeats_of_a_secret_is_hidden()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                401,
                """{"error":"no ada@example.com s3cret","error_description":"s3cret of ada@example.com is wrong: Basic aWQ6czNjcmV0"}"""
            )
        );
        using var connection = Api.Connect(server, AtlasCredentials.ServiceAccount("id", "s3cret"));
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            NoToken
                + "the token endpoint answered 401 (no *** ***): *** of *** is wrong: Basic ***.",
            exception.Message
        );
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_whose_revocation_failed_is_revoked_with_the_next()
    {
        var revoked = new ConcurrentQueue<string>();
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t1","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}"),
            Revoked(503),
            LoopbackServer.Json(200, """{"access_token":"t2","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}"),
            Revoked(200)
        );
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            credentials.RevokeAsync(TestContext.Current.CancellationToken)
        );
        await connection.GetAsync();
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["t1", "t1", "t2"], revoked);

        RequestDelegate Revoked(int status) =>
            async context =>
            {
                var form = await context.Request.ReadFormAsync();
                revoked.Enqueue($"{form["token"]}");
                await LoopbackServer.Json(status, "{}")(context);
            };
    }

    [Theory]
    [InlineData("a b+c", "a b+c a+b%2Bc a%20b%2bc")]
    [InlineData("s3c re!t", "s3c re!t s3c+re%21t")]
    public async Task A_secret_is_hidden_however_it_is_repeated(string secret, string repeated)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(401, $$"""{"error_description":"no {{repeated}}"}""")
        );
        using var connection = Api.Connect(server, AtlasCredentials.ServiceAccount("id", secret));
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Matches(@": no \*\*\*(?: \*\*\*)+\.$", exception.Message);
    }

    [Theory]
    [InlineData(400, "the token endpoint answered 400.")]
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

    private static async Task<AtlasAuthenticationException> FailAsync(AtlasCredentials credentials)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}""")
        );
        using var connection = Api.Connect(server, credentials);
        return await Assert.ThrowsAsync<AtlasAuthenticationException>(() => connection.GetAsync());
    }

    private sealed class LockedStore(bool canRead) : IAtlasTokenStore
    {
        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        ) => canRead ? default : throw new IOException("locked");

        public ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        ) => throw new IOException("locked");
    }
}
