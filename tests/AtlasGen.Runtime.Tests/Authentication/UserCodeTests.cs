using AtlasGen.Runtime.Tests.Harness;

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
        Assert.IsType<FileNotFoundException>(exception.InnerException);
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
