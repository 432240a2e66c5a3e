using System.Net;
using System.Reflection;
using System.Reflection.Emit;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>
/// Tests handlers that an application adds to all its clients, and handlers that it adds to this client.
/// </summary>
public sealed class DefaultHandlersTests : IDisposable
{
    private const string Package = "Microsoft.Extensions.Http.Resilience";

    private readonly Primary _primary = new();

    public void Dispose() => _primary.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resilience_of_all_clients_repeats_nothing(bool isBefore)
    {
        var services = new ServiceCollection();
        if (isBefore)
        {
            AddDefaults(services);
        }

        AddClient(services);
        if (!isBefore)
        {
            AddDefaults(services);
        }

        await using var provider = services.BuildServiceProvider();
        Assert.Equal((1, 1), await PostAsync(provider));
        Assert.Equal((3, 3), await GetAsync(provider));

        static void AddDefaults(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
    }

    [Theory]
    [InlineData("Microsoft.Extensions.Http.Resilience.ResilienceHandler", true)]
    [InlineData("Microsoft.Extensions.Http.Resilience.Internal.ResilienceHandler", true)]
    [InlineData("Microsoft.Extensions.Http.Resilience.OtherHandler", false)]
    public async Task A_resilience_handler_is_known_in_each_version_of_its_package(
        string type,
        bool isKnown
    )
    {
        await using var provider = WithHandler(Define(Package, type, typeof(Repeater)));
        Assert.Equal((isKnown ? 3 : 6, 3), await GetAsync(provider));
    }

    [Theory]
    [InlineData("ResilienceHandler", 3)]
    [InlineData("OtherHandler", 6)]
    public async Task A_handler_that_derives_from_a_resilience_handler_is_known(
        string name,
        int sent
    )
    {
        var handler = Define(
            "Acme",
            "Acme.Handler",
            Define(Package, $"{Package}.{name}", typeof(Repeater))
        );
        await using var provider = WithHandler(handler);
        Assert.Equal((sent, 3), await GetAsync(provider));
    }

    [Fact]
    public async Task Polly_of_all_clients_repeats_nothing()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http =>
            http.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3))
        );
        AddClient(services);
        await using var provider = services.BuildServiceProvider();
        Assert.Equal((1, 1), await PostAsync(provider));
    }

    [Fact]
    public async Task Resilience_of_the_builder_is_the_users_choice_however_often_the_client_is_added()
    {
        var services = new ServiceCollection();
        AddClient(services).AddStandardResilienceHandler(Quick);
        AddClient(services);
        await using var provider = services.BuildServiceProvider();
        Assert.Equal((4, 1), await PostAsync(provider));
    }

    [Theory]
    [InlineData(3, 12, 3)]
    [InlineData(1, 4, 1)]
    public async Task Resilience_of_the_builder_for_safe_methods_multiplies_the_attempts_of_reads_alone(
        int maxAttempts,
        int sent,
        int told
    )
    {
        var services = new ServiceCollection();
        AddClient(services)
            .AddStandardResilienceHandler(options =>
            {
                Quick(options);
                options.Retry.DisableForUnsafeHttpMethods();
            });
        services.ConfigureAll<AtlasClientOptions>(options =>
            options.Retry.MaxAttempts = maxAttempts
        );
        await using var provider = services.BuildServiceProvider();
        Assert.Equal((1, 1), await PostAsync(provider));
        Assert.Equal((sent, told), await GetAsync(provider));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task A_handler_of_all_clients_that_repeats_cannot_repeat_a_change(string method)
    {
        Func<IServiceProvider, Task> send = method == "POST" ? PostAsync : PatchAsync;
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http =>
            http.AddHttpMessageHandler(static () => new Repeater())
        );
        AddClient(services);
        await using var provider = services.BuildServiceProvider();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() => send(provider));
        Assert.Contains(
            $"A handler from ConfigureHttpClientDefaults sent the {method} again.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, _primary.Count);
        // A second call is sent independently of the first.
        await Assert.ThrowsAsync<AtlasConnectionException>(() => send(provider));
        Assert.Equal(2, _primary.Count);
        // Retrying a read is safe.
        Assert.Equal((6, 3), await GetAsync(provider));
    }

    [Fact]
    public async Task Other_handlers_of_all_clients_stay()
    {
        var services = new ServiceCollection();
        services.AddServiceDiscoveryCore();
        services.AddConfigurationServiceEndpointProvider();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            new Microsoft.Extensions.Configuration.ConfigurationManager
            {
                ["services:gateway:https:0"] = "https://discovered.example:8443",
            }
        );
        services.ConfigureHttpClientDefaults(http =>
            http.AddStandardResilienceHandler(Quick)
                .Services.ConfigureHttpClientDefaults(more =>
                    more.AddServiceDiscovery().AddHttpMessageHandler(static () => new Marker())
                )
        );
        AddClient(services, "https://gateway");
        await using var provider = services.BuildServiceProvider();
        await PostAsync(provider);
        Assert.Equal("discovered.example 1", _primary.Last);
    }

    [Fact]
    public async Task What_a_handler_throws_is_an_AtlasException()
    {
        _primary.Hangs = true;
        var timeout = await FailAsync(pipeline =>
            pipeline.AddTimeout(TimeSpan.FromMilliseconds(20))
        );
        Assert.Equal("TimeoutRejectedException", timeout.InnerException?.GetType().Name);
        _primary.Hangs = false;
        var broken = await FailAsync(pipeline =>
            pipeline.AddCircuitBreaker(
                new HttpCircuitBreakerStrategyOptions
                {
                    MinimumThroughput = 2,
                    FailureRatio = 0.1,
                    SamplingDuration = TimeSpan.FromHours(1),
                    BreakDuration = TimeSpan.FromHours(1),
                }
            )
        );
        Assert.Equal("BrokenCircuitException", broken.InnerException?.GetType().Name);
    }

    private static Type Define(string assembly, string type, Type parent) =>
        AssemblyBuilder
            .DefineDynamicAssembly(new(assembly), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("module")
            .DefineType(type, TypeAttributes.Public, parent)
            .CreateType();

    /// <summary>Returns services with a client, and with a handler for all clients.</summary>
    private ServiceProvider WithHandler(Type handler)
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http =>
            http.AddHttpMessageHandler(() => (DelegatingHandler)Activator.CreateInstance(handler)!)
        );
        AddClient(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Sends calls until a handler fails.</summary>
    private async Task<AtlasConnectionException> FailAsync(
        Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure
    )
    {
        var services = new ServiceCollection();
        AddClient(services).AddResilienceHandler("mine", configure);
        await using var provider = services.BuildServiceProvider();
        return await Assert.ThrowsAsync<AtlasConnectionException>(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await PostAsync(provider);
            }
        });
    }

    private IHttpClientBuilder AddClient(
        IServiceCollection services,
        string address = "https://cloud.example"
    ) =>
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.BaseAddress = new Uri(address);
                options.Credentials = AtlasCredentials.Token("t0ken");
                options.Retry.BaseDelay = TimeSpan.Zero;
            })
            .ConfigurePrimaryHttpMessageHandler(() => _primary);

    /// <summary>Returns how often a POST was sent, and how often the client reports to have sent it.</summary>
    private Task<(int Sent, int Told)> PostAsync(IServiceProvider provider) =>
        CountAsync(
            provider,
            static atlas =>
                atlas.Projects.CreateProjectInvitationAsync(
                    "g",
                    new GroupInvitationRequest(),
                    cancellationToken: Stop
                )
        );

    private Task<(int Sent, int Told)> PatchAsync(IServiceProvider provider) =>
        CountAsync(
            provider,
            static atlas =>
                atlas.Projects.UpdateProjectInvitationAsync(
                    "g",
                    new GroupInvitationRequest(),
                    cancellationToken: Stop
                )
        );

    private Task<(int Sent, int Told)> GetAsync(IServiceProvider provider) =>
        CountAsync(
            provider,
            static atlas => atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: Stop)
        );

    private async Task<(int Sent, int Told)> CountAsync(
        IServiceProvider provider,
        Func<IAtlasClient, Task> call
    )
    {
        var before = _primary.Count;
        var exception = await Assert.ThrowsAnyAsync<AtlasException>(() =>
            call(provider.GetRequiredService<IAtlasClient>())
        );
        return exception is AtlasConnectionException
            ? throw exception
            : (_primary.Count - before, exception.Attempts);
    }

    private static void Quick(HttpStandardResilienceOptions options) =>
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);

    private sealed class Primary : HttpMessageHandler
    {
        private int _count;

        public int Count => _count;

        public bool Hangs { get; set; }

        public string? Last { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref _count);
            var marker = request.Headers.NonValidated.TryGetValues("X-Marker", out var values)
                ? values.ToString()
                : "";
            Last = $"{request.RequestUri!.Host} {marker}";
            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("{}") };
        }
    }

    // Public, because a test derives types from it.
    public class Repeater : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Marker : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.Headers.Add("X-Marker", "1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
