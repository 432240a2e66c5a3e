using AtlasGen;
using AtlasGen.DependencyInjection;
using AtlasGen.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients that AtlasGen generates.</summary>
/// <remarks>
/// A client is a singleton: it may be used by many callers at once, and its token or nonce lives in the credentials of
/// its options. Its requests go through <see cref="IHttpClientFactory"/>, whose handlers rotate behind it.
/// </remarks>
public static class AtlasServiceCollectionExtensions
{
    /// <summary>Adds a client.</summary>
    /// <typeparam name="TInterface">The generated interface, <c>IAtlasClient</c>.</typeparam>
    /// <typeparam name="TClient">The generated client, <c>AtlasClient</c>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets credentials and whatever else is not as it is by default.</param>
    /// <returns>The builder of its HTTP client, for handlers of yours.</returns>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        Action<AtlasClientOptions> configure
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        var name = NameOf<TInterface>(null);
        services.TryAddSingleton<TInterface>(provider => Create<TClient>(provider, name));
        return Add(services, name, configure);
    }

    /// <summary>Adds a client as a configuration describes it (<see cref="AtlasClientSettings"/>).</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section of the client.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IServiceCollection, Action{AtlasClientOptions})"/>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        IConfiguration configuration
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        services.AddAtlasClient<TInterface, TClient>(options =>
            Bind(configuration, NameOf<TInterface>(null), options)
        );

    /// <summary>Adds a client of several, told apart by a key: one for each organization.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configure">Sets credentials and whatever else is not as it is by default.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IServiceCollection, Action{AtlasClientOptions})"/>
    public static IHttpClientBuilder AddKeyedAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        string key,
        Action<AtlasClientOptions> configure
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = NameOf<TInterface>(key);
        services.TryAddKeyedSingleton<TInterface>(
            key,
            (provider, _) => Create<TClient>(provider, name)
        );
        return Add(services, name, configure);
    }

    /// <summary>Adds a client of several as a configuration describes it (<see cref="AtlasClientSettings"/>).</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configuration">The section of the client.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IServiceCollection, Action{AtlasClientOptions})"/>
    public static IHttpClientBuilder AddKeyedAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        string key,
        IConfiguration configuration
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        services.AddKeyedAtlasClient<TInterface, TClient>(
            key,
            options => Bind(configuration, NameOf<TInterface>(key), options)
        );

    private static IHttpClientBuilder Add(
        IServiceCollection services,
        string name,
        Action<AtlasClientOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        services
            .AddOptions<AtlasClientOptions>(name)
            .Configure(configure)
            .Validate(
                options => options.Credentials is not null,
                $"The client {name} has no credentials: set {nameof(AtlasClientOptions.Credentials)}; or in its configuration ClientId and ClientSecret, or PublicKey and PrivateKey."
            )
            .Validate(
                options =>
                    options.BaseAddress is null || AtlasServer.IsAllowed(options.BaseAddress),
                $"The base address of the client {name} must be https (http for loopback only), without user info, query and fragment."
            )
            .Validate(
                options =>
                    options.Timeout > TimeSpan.Zero || options.Timeout == Timeout.InfiniteTimeSpan,
                $"The timeout of the client {name} must be longer than nothing."
            )
            .Validate(
                options => options.Retry.MaxAttempts > 0,
                $"The client {name} must make at least one attempt."
            )
            .ValidateOnStart();
        return services
            .AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(AtlasServer.CreateHandler)
            // The factory's own loggers write the query, which holds e-mail addresses.
            .RemoveAllLoggers()
            .AddLogger(provider => new AtlasHttpLogger(
                provider.GetRequiredService<ILoggerFactory>()
            ));
    }

    private static TClient Create<TClient>(IServiceProvider provider, string name)
        where TClient : class, IAtlasClientFactory<TClient>
    {
        var options = provider.GetRequiredService<IOptionsMonitor<AtlasClientOptions>>().Get(name);
        options.Transport ??= new FactoryTransport(
            provider.GetRequiredService<IHttpMessageHandlerFactory>(),
            name
        );
        return TClient.Create(new AtlasConnection(options));
    }

    private static void Bind(IConfiguration configuration, string name, AtlasClientOptions options)
    {
        var settings = configuration.Get<AtlasClientSettings>() ?? new();
        if (settings.Fault() is { } fault)
        {
            throw new OptionsValidationException(
                name,
                typeof(AtlasClientOptions),
                [$"The configuration of the client {name} has {fault}."]
            );
        }

        settings.ApplyTo(options);
    }

    private static string NameOf<TInterface>(string? key) =>
        key is null ? typeof(TInterface).FullName! : $"{typeof(TInterface).FullName}[{key}]";
}
