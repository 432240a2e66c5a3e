using System.Collections.Concurrent;
using AtlasGen.Interop.Tests.Client;
using AtlasGen.Samples.StandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AtlasGen.Interop.Tests.DependencyInjection;

public class AddAtlasClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_the_container()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        var services = new ServiceCollection();
        var log = new ConcurrentQueue<string>();
        services.AddLogging(logging =>
            logging.AddProvider(new TestLog(log.Enqueue)).SetMinimumLevel(LogLevel.Trace)
        );
        var seen = new Seen();
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.BaseAddress = server.BaseAddress;
                options.Credentials = AtlasCredentials.ServiceAccount(
                    server.ClientId,
                    server.ClientSecret
                );
            })
            .AddHttpMessageHandler(() => new Counter(seen));
        await using var provider = services.BuildServiceProvider();
        var atlas = provider.GetRequiredService<IAtlasClient>();
        Assert.Same(atlas, provider.GetRequiredService<IAtlasClient>());
        await atlas.Projects.ListProjectInvitationsAsync(
            server.ProjectId,
            query: new() { Username = "ada@example.com" },
            cancellationToken: Stop
        );
        await atlas.Projects.ListProjectInvitationsAsync(server.ProjectId, cancellationToken: Stop);
        // Paths of Atlas also contain email addresses.
        await Assert.ThrowsAsync<AtlasUnauthorizedException>(() =>
            atlas.Projects.ListProjectInvitationsAsync("ada@example.com", cancellationToken: Stop)
        );
        Assert.Equal(1, server.TokenRequests);
        Assert.Equal(4, seen.Count);

        Assert.Equal(4, log.Count(line => line.StartsWith("AtlasGen: ", StringComparison.Ordinal)));
        Assert.Contains(
            log,
            line =>
                line.StartsWith(
                    "AtlasGen: POST /api/oauth/token (AtlasClient): 200 after ",
                    StringComparison.Ordinal
                )
        );
        // The line of the call with a query is the same.
        Assert.Equal(
            2,
            log.Count(line =>
                line.StartsWith(
                    $"AtlasGen: GET /api/atlas/v1.0/groups/{server.ProjectId}/invites (listProjectInvitations, AtlasClient): 200 after ",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.DoesNotContain(
            log,
            line =>
                line.Contains('@', StringComparison.Ordinal)
                || line.Contains("%40", StringComparison.Ordinal)
                || line.Contains("Bearer", StringComparison.Ordinal)
                || line.Contains(server.ClientSecret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_body_that_omits_read_only_properties_is_logged()
    {
        var log = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddProvider(new TestLog(log.Enqueue)).SetMinimumLevel(LogLevel.Debug)
        );
        services
            .AddAtlasClient<Garden.IAtlasClient, Garden.AtlasClient>(options =>
                options.Credentials = AtlasCredentials.Token("token")
            )
            .ConfigurePrimaryHttpMessageHandler(() => new GardenServer());
        await using var provider = services.BuildServiceProvider();
        var atlas = provider.GetRequiredService<Garden.IAtlasClient>();
        var garden = await atlas.Gardens.GetGardenAsync(cancellationToken: Stop);
        await atlas.Gardens.UpdateGardenAsync(garden with { Name = "m" }, cancellationToken: Stop);
        Assert.Equal(
            "AtlasGen: PATCH /garden (updateGarden, AtlasClient): the body omits read-only properties that came from a response: id, state",
            Assert.Single(log, line => line.Contains("omits", StringComparison.Ordinal)).TrimEnd()
        );
    }

    [Fact]
    public void A_client_has_the_name_of_its_key_its_section_or_its_type()
    {
        var section = new ConfigurationBuilder().Build().GetSection("Acme");
        Assert.Equal("AtlasClient", NameOf(services => Add(services, _ => { })));
        Assert.Equal("mine", NameOf(services => Add(services, options => options.Name = "mine")));
        Assert.Equal(
            "Acme",
            NameOf(services => services.AddAtlasClient<IAtlasClient, AtlasClient>(section).Name)
        );
        Assert.Equal(
            "one",
            NameOf(services =>
                services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("one", section).Name
            )
        );

        static string Add(ServiceCollection services, Action<AtlasClientOptions> configure) =>
            services.AddAtlasClient<IAtlasClient, AtlasClient>(configure).Name;

        static string? NameOf(Func<ServiceCollection, string> add)
        {
            var services = new ServiceCollection();
            var optionsName = add(services);
            services.PostConfigureAll<AtlasClientOptions>(options =>
                options.Credentials ??= AtlasCredentials.Token("token")
            );
            using var provider = services.BuildServiceProvider();
            return provider
                .GetRequiredService<IOptionsMonitor<AtlasClientOptions>>()
                .Get(optionsName)
                .Name;
        }
    }

    [Fact]
    public async Task Clients_of_several_organizations_by_configuration()
    {
        await using var one = await AtlasStandInServer.StartAsync();
        await using var two = await AtlasStandInServer.StartAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["One:BaseAddress"] = one.BaseAddress.ToString(),
                    ["One:ClientId"] = one.ClientId,
                    ["One:ClientSecret"] = one.ClientSecret,
                    ["One:Timeout"] = "01:00:00",
                    ["Two:BaseAddress"] = two.BaseAddress.ToString(),
                    ["Two:PublicKey"] = two.PublicKey,
                    ["Two:PrivateKey"] = two.PrivateKey,
                    ["Two:MaxAttempts"] = "1",
                }
            )
            .Build();
        var services = new ServiceCollection();
        services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
            "one",
            configuration.GetSection("One")
        );
        services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
            "two",
            configuration.GetSection("Two")
        );
        await using var provider = services.BuildServiceProvider();
        await provider
            .GetRequiredKeyedService<IAtlasClient>("one")
            .Projects.ListProjectInvitationsAsync(one.ProjectId, cancellationToken: Stop);
        await provider
            .GetRequiredKeyedService<IAtlasClient>("two")
            .Projects.ListProjectInvitationsAsync(two.ProjectId, cancellationToken: Stop);
        Assert.Equal((1, 0), (one.TokenRequests, two.TokenRequests));
    }

    [Theory]
    [InlineData(
        "ClientId=a ClientSecret=b BaseAddress=http://cloud.mongodb.com",
        "must be an https URL"
    )]
    [InlineData(
        "ClientId=a ClientSecret=b Timeout=-00:00:01",
        ": Timeout must be greater than zero, "
    )]
    [InlineData(
        "ClientId=a ClientSecret=b Timeout=30",
        ": its configuration has a Timeout of 30.00:00:00, but the maximum is one hour; write it as hh:mm:ss (00:00:30 is 30 seconds, and 30 is 30 days), or set a longer timeout in code."
    )]
    [InlineData("ClientId=a ClientSecret=b Timeout=01:00:01", " has a Timeout of 01:00:01, ")]
    [InlineData(
        "ClientId=a ClientSecret=b MaxAttempts=0",
        ": Retry.MaxAttempts must be at least 1."
    )]
    [InlineData(
        "ClientID_=a",
        """
            : it has no credentials; set one of these:
              ClientId and ClientSecret in its configuration
              PublicKey and PrivateKey in its configuration
              Credentials in code, to AtlasCredentials.ServiceAccount(clientId, clientSecret)
              Credentials in code, to AtlasCredentials.ApiKey(publicKey, privateKey)
              Credentials in code, to AtlasCredentials.Token(accessToken)
              Credentials in code, to AtlasCredentials.FromEnvironment(), which reads the variables of the Atlas CLI
            """
    )]
    [InlineData(
        "ClientId=a",
        ": its configuration has ClientId but no ClientSecret; set ClientSecret."
    )]
    [InlineData("ClientSecret=a", " has ClientSecret but no ClientId; set ClientId.")]
    [InlineData("PublicKey=a", " has PublicKey but no PrivateKey; set PrivateKey.")]
    [InlineData("PrivateKey=a", " has PrivateKey but no PublicKey; set PublicKey.")]
    [InlineData(
        "ClientId=a PrivateKey=b",
        ": its configuration has both a service account (ClientId, ClientSecret) and an API key (PublicKey, PrivateKey); remove one of them."
    )]
    public async Task Errors_are_reported_when_the_host_starts(string settings, string expected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            settings
                .Split(' ')
                .Select(setting => setting.Split('='))
                .ToDictionary(pair => pair[0], pair => (string?)pair[1])
        );
        builder.Services.AddAtlasClient<IAtlasClient, AtlasClient>(builder.Configuration);
        using var host = builder.Build();
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(Stop)
        );
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01:00:00", null)]
    [InlineData("-00:00:00.001", null)]
    [InlineData("30", 120)]
    [InlineData(null, 120)]
    public void Times_that_can_be_meant(string? configured, int? minutesInCode)
    {
        var services = new ServiceCollection();
        var client = services.AddAtlasClient<IAtlasClient, AtlasClient>(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("PublicKey", "a"),
                    new("PrivateKey", "b"),
                    new("Timeout", configured),
                ])
                .Build()
        );
        services.Configure<AtlasClientOptions>(
            client.Name,
            options =>
                options.Timeout = minutesInCode is { } minutes
                    ? TimeSpan.FromMinutes(minutes)
                    : options.Timeout
        );
        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IAtlasClient>());
    }

    [Fact]
    public async Task A_document_without_a_server_needs_a_base_address_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddAtlasClient<Gates.IGatesClient, Gates.GatesClient>(options =>
            options.Credentials = AtlasCredentials.Token("t0ken")
        );
        using var host = builder.Build();
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(Stop)
        );
        Assert.Equal(
            "The client AtlasGen.Interop.Tests.Gates.IGatesClient: BaseAddress is required, because the OpenAPI document names no server; set it to the URL that the paths of the document are appended to, such as https://api.example.com.",
            exception.Message
        );
    }

    [Fact]
    public void A_client_that_is_added_twice_is_reported_once()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("PublicKey", "a\n"), new("PrivateKey", "b")])
            .Build();
        var services = new ServiceCollection();
        services.AddAtlasClient<IAtlasClient, AtlasClient>(configuration);
        services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("other", configuration);
        services.AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            options.ApplicationName = "x"
        );
        services.AddAtlasClient<IAtlasClient, AtlasClient>(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var exception = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IAtlasClient>()
        );
        Assert.Single(
            Assert
                .Throws<OptionsValidationException>(() =>
                    provider.GetRequiredKeyedService<IAtlasClient>("other")
                )
                .Failures
        );
        Assert.Equal(
            "its configuration has a PublicKey that contains a control character, such as the line break at the end of a file; remove it.",
            Assert.Single(exception.Failures)[$"The client {typeof(IAtlasClient)}: ".Length..]
        );
    }

    [Theory]
    [InlineData("ClientId=a")]
    [InlineData("ClientId=a PrivateKey=b")]
    [InlineData("ApplicationName=a")]
    public async Task Code_completes_a_configuration_before_it_and_after_it(string settings)
    {
        await using var server = await AtlasStandInServer.StartAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Split(' ')
                    .Select(setting => setting.Split('='))
                    .ToDictionary(pair => pair[0], pair => (string?)pair[1])
            )
            .Build();
        var services = new ServiceCollection();
        services.ConfigureAll<AtlasClientOptions>(options =>
            options.Credentials = AtlasCredentials.ApiKey(server.PublicKey, server.PrivateKey)
        );
        var before = services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
            "before",
            configuration
        );
        var after = services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>("after", configuration);
        services.Configure<AtlasClientOptions>(
            after.Name,
            options =>
                options.Credentials = AtlasCredentials.ServiceAccount(
                    server.ClientId,
                    server.ClientSecret
                )
        );
        services.PostConfigureAll<AtlasClientOptions>(options =>
            options.BaseAddress = server.BaseAddress
        );
        await using var provider = services.BuildServiceProvider();
        await provider
            .GetRequiredKeyedService<IAtlasClient>("before")
            .Projects.ListProjectInvitationsAsync(server.ProjectId, cancellationToken: Stop);
        Assert.Equal(0, server.TokenRequests);
        await provider
            .GetRequiredKeyedService<IAtlasClient>("after")
            .Projects.ListProjectInvitationsAsync(server.ProjectId, cancellationToken: Stop);
        Assert.Equal(1, server.TokenRequests);
        Assert.NotEqual(before.Name, after.Name);
    }

    private sealed class Seen
    {
        private int _count;

        public int Count => _count;

        public void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class Counter(Seen seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            seen.Add();
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class GardenServer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                request.Method == HttpMethod.Get
                    ? new HttpResponseMessage
                    {
                        Content = new StringContent("""{"id":"g","name":"n","state":"OPEN"}"""),
                    }
                    : new HttpResponseMessage(System.Net.HttpStatusCode.NoContent)
            );
    }
}
