using AtlasGen.Interop.Tests.Client;
using AtlasGen.Samples.StandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests a client whose configuration changes after it was created.</summary>
public class ReloadedConfigurationTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder()
        .AddInMemoryCollection()
        .Build();

    [Fact]
    public async Task A_secret_that_is_rotated_is_used_for_the_next_token()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        Set("ClientId", server.ClientId);
        Set("ClientSecret", "old");
        await using var provider = Provider(server);
        var failure = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            ListAsync(provider, server)
        );
        Assert.Equal("invalid_client", failure.ErrorCode);
        Set("ClientSecret", server.ClientSecret);
        // The new value of a setting that is not read again can be invalid.
        Set("Timeout", "soon");
        _time.Advance(TimeSpan.FromMinutes(2));
        await ListAsync(provider, server);
        Assert.Equal(2, server.TokenRequests);
    }

    [Theory]
    [InlineData(null, "returned no client ID or no secret")]
    [InlineData("a\n", "returned a client ID or secret that contains a control character")]
    public async Task A_secret_that_becomes_unusable_is_reported_until_it_is_usable(
        string? secret,
        string expected
    )
    {
        await using var server = await AtlasStandInServer.StartAsync();
        Set("ClientId", server.ClientId);
        Set("ClientSecret", server.ClientSecret);
        await using var provider = Provider(server);
        _ = provider.GetRequiredService<IAtlasClient>();
        Set("ClientSecret", secret);
        var failure = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            ListAsync(provider, server)
        );
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Set("ClientSecret", server.ClientSecret);
        _time.Advance(TimeSpan.FromMinutes(2));
        await ListAsync(provider, server);
    }

    [Fact]
    public async Task Other_settings_stay()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        Set("PublicKey", server.PublicKey);
        Set("PrivateKey", server.PrivateKey);
        await using var provider = Provider(server);
        await ListAsync(provider, server);
        Set("PrivateKey", "new");
        Set("BaseAddress", "http://127.0.0.1:1");
        _configuration.Reload();
        await ListAsync(provider, server);
    }

    private ServiceProvider Provider(AtlasStandInServer server)
    {
        Set("BaseAddress", $"{server.BaseAddress}");
        var services = new ServiceCollection();
        var client = services.AddAtlasClient<IAtlasClient, AtlasClient>(
            _configuration.GetSection("Atlas")
        );
        services.Configure<AtlasClientOptions>(
            client.Name,
            options => options.TimeProvider = _time
        );
        return services.BuildServiceProvider();
    }

    private void Set(string setting, string? value) => _configuration[$"Atlas:{setting}"] = value;

    private static Task ListAsync(IServiceProvider provider, AtlasStandInServer server) =>
        provider
            .GetRequiredService<IAtlasClient>()
            .Projects.ListProjectInvitationsAsync(
                server.ProjectId,
                cancellationToken: TestContext.Current.CancellationToken
            );
}
