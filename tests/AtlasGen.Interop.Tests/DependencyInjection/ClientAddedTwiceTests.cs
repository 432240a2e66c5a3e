using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Options;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests a client that is added again, such as by a library and by the application, and what it takes from the defaults of all clients.</summary>
public sealed class ClientAddedTwiceTests : IDisposable
{
    private readonly ServiceCollection _services = new();
    private readonly EventLog _log = new();
    private readonly Server _server = new();
    private readonly Counter _logger = new();

    public ClientAddedTwiceTests() => _log.AddTo(_services);

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task It_keeps_the_primary_handler_and_the_loggers_of_its_builder()
    {
        Add().AddLogger(_ => _logger).ConfigurePrimaryHttpMessageHandler(() => _server);
        _services.AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            options.ApplicationName = "x"
        );
        await CallAsync();
        Assert.Equal((1, 1), (_server.Count, _logger.Count));
        Assert.Equal("x", _server.UserAgent?.Split(' ')[0]);
        Assert.Single(_log.Events);
    }

    [Fact]
    public void It_has_the_name_of_its_section_whichever_call_names_it()
    {
        var section = new ConfigurationBuilder().Build().GetSection("Acme");
        var name = Add().Name;
        _services.AddAtlasClient<IAtlasClient, AtlasClient>(section);
        using var provider = _services.BuildServiceProvider();
        Assert.Equal(
            "Acme",
            provider.GetRequiredService<IOptionsMonitor<AtlasClientOptions>>().Get(name).Name
        );
    }

    [Fact]
    public async Task It_takes_neither_the_primary_handler_nor_the_loggers_of_all_clients()
    {
        using var other = new Server();
        _services.ConfigureHttpClientDefaults(http =>
            http.AddLogger(_ => _logger).ConfigurePrimaryHttpMessageHandler(() => other)
        );
        Add();
        using (var provider = _services.BuildServiceProvider())
        {
            await Assert.ThrowsAsync<AtlasConnectionException>(() => CallAsync(provider));
        }

        Add().AddLogger(_ => _logger).ConfigurePrimaryHttpMessageHandler(() => _server);
        await CallAsync();
        Assert.Equal((0, 1, 1), (other.Count, _server.Count, _logger.Count));
    }

    private IHttpClientBuilder Add() =>
        _services.AddAtlasClient<IAtlasClient, AtlasClient>(options =>
        {
            options.BaseAddress = new Uri("http://127.0.0.1:1");
            options.Credentials = AtlasCredentials.Token("t0ken");
            options.Retry.MaxAttempts = 1;
        });

    private async Task CallAsync()
    {
        await using var provider = _services.BuildServiceProvider();
        await CallAsync(provider);
    }

    private static Task CallAsync(IServiceProvider provider) =>
        provider
            .GetRequiredService<IAtlasClient>()
            .Projects.ListProjectInvitationsAsync(
                "g",
                cancellationToken: TestContext.Current.CancellationToken
            );

    private sealed class Server : HttpMessageHandler
    {
        public int Count { get; private set; }

        public string? UserAgent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Count++;
            UserAgent = request.Headers.NonValidated["User-Agent"].ToString();
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("[]") });
        }
    }

    private sealed class Counter : IHttpClientLogger
    {
        public int Count { get; private set; }

        public object? LogRequestStart(HttpRequestMessage request)
        {
            Count++;
            return null;
        }

        public void LogRequestStop(
            object? context,
            HttpRequestMessage request,
            HttpResponseMessage response,
            TimeSpan elapsed
        ) { }

        public void LogRequestFailed(
            object? context,
            HttpRequestMessage request,
            HttpResponseMessage? response,
            Exception exception,
            TimeSpan elapsed
        ) { }
    }
}
