using AtlasGen.Interop.Tests.Client;
using AtlasGen.Samples.StandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests clients that are added to the builder of a host.</summary>
public class HostBuilderTests
{
    private readonly HostApplicationBuilder _builder = Host.CreateEmptyApplicationBuilder(new());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_of_sections()
    {
        await using var one = await AtlasStandInServer.StartAsync();
        await using var two = await AtlasStandInServer.StartAsync();
        var client = _builder.AddAtlasClient<IAtlasClient, AtlasClient>("Atlas");
        var keyed = _builder.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
            "sandbox",
            "Clients:Sandbox"
        );
        // A source that is added later still counts.
        Configure(
            ("Atlas:BaseAddress", $"{one.BaseAddress}"),
            ("Atlas:ClientId", one.ClientId),
            ("Atlas:ClientSecret", one.ClientSecret),
            ("Clients:Sandbox:BaseAddress", $"{two.BaseAddress}"),
            ("Clients:Sandbox:PublicKey", two.PublicKey),
            ("Clients:Sandbox:PrivateKey", two.PrivateKey)
        );
        using var host = _builder.Build();
        await host.StartAsync(Stop);
        await ListAsync(host.Services.GetRequiredService<IAtlasClient>(), one);
        await ListAsync(host.Services.GetRequiredKeyedService<IAtlasClient>("sandbox"), two);
        Assert.Equal((1, 0), (one.TokenRequests, two.TokenRequests));
        Assert.Equal(
            [
                "AtlasGen.Interop.Tests.Client.IAtlasClient",
                "AtlasGen.Interop.Tests.Client.IAtlasClient[sandbox]",
            ],
            [client.Name, keyed.Name]
        );
        await host.StopAsync(Stop);

        static Task ListAsync(IAtlasClient atlas, AtlasStandInServer server) =>
            atlas.Projects.ListProjectInvitationsAsync(server.ProjectId, cancellationToken: Stop);
    }

    [Theory]
    [InlineData(
        "Atlas",
        "\n  PublicKey and PrivateKey in its configuration section Atals (which does not exist)\n"
    )]
    [InlineData("Atals", "in its configuration section Atals\n", "ApplicationName")]
    [InlineData(
        "Atals",
        ": its configuration section Atals has ClientId but no ClientSecret; set ClientSecret.",
        "ClientId"
    )]
    [InlineData(
        "Atals",
        ": its configuration section Atals has a Timeout of 30.00:00:00, ",
        "Timeout",
        "30"
    )]
    public async Task An_error_names_the_section(
        string section,
        string expected,
        string setting = "ClientId",
        string value = "a"
    )
    {
        Configure(($"{section}:{setting}", value));
        _builder.AddAtlasClient<IAtlasClient, AtlasClient>("Atals");
        using var host = _builder.Build();
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(Stop)
        );
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_each_section_once()
    {
        foreach (var section in new[] { "One", "Two", "One" })
        {
            _builder.AddAtlasClient<IAtlasClient, AtlasClient>(section);
        }

        Configure(("Two:ApplicationName", "a"));
        using var host = _builder.Build();
        Assert.Contains(
            " PrivateKey in its configuration section One (which does not exist) or its configuration section Two\n",
            Assert
                .Throws<OptionsValidationException>(() =>
                    host.Services.GetRequiredService<IAtlasClient>()
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_section_must_have_a_name()
    {
        Assert.Throws<ArgumentException>(() =>
            _builder.AddAtlasClient<IAtlasClient, AtlasClient>("")
        );
        Assert.Throws<ArgumentException>(() =>
            _builder.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("key", "")
        );
    }

    private void Configure(params (string Key, string Value)[] settings) =>
        _builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );
}
