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
    /// <returns>The builder of its HTTP client, for handlers of yours; its name is that of the client's options.</returns>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        Action<AtlasClientOptions> configure
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        Add<TInterface, TClient>(services, configure, configuration: null);

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
        Add<TInterface, TClient>(services, Apply(configuration), configuration);

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
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        AddKeyed<TInterface, TClient>(services, key, configure, configuration: null);

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
        AddKeyed<TInterface, TClient>(services, key, Apply(configuration), configuration);

    private static IHttpClientBuilder Add<TInterface, TClient>(
        IServiceCollection services,
        Action<AtlasClientOptions> configure,
        IConfiguration? configuration
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        var name = typeof(TInterface).FullName!;
        services.TryAddSingleton<TInterface>(provider => Create<TClient>(provider, name));
        return AddOptions(services, name, TClient.Api, configure, configuration);
    }

    private static IHttpClientBuilder AddKeyed<TInterface, TClient>(
        IServiceCollection services,
        string key,
        Action<AtlasClientOptions> configure,
        IConfiguration? configuration
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = $"{typeof(TInterface).FullName}[{key}]";
        services.TryAddKeyedSingleton<TInterface>(
            key,
            (provider, _) => Create<TClient>(provider, name)
        );
        return AddOptions(services, name, TClient.Api, configure, configuration);
    }

    private static IHttpClientBuilder AddOptions(
        IServiceCollection services,
        string name,
        AtlasApi api,
        Action<AtlasClientOptions> configure,
        IConfiguration? configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AtlasClientOptions>(name).Configure(configure).ValidateOnStart();
        var builder = services.AddHttpClient(name);
        if (AtlasClientValidator.Add(services, name, api, configuration))
        {
            // The factory runs the defaults of all clients before anything of this one, in whichever order they were added.
            builder.ConfigureAdditionalHttpMessageHandlers(
                static (handlers, _) => DefaultHandlers.Keep(handlers)
            );
        }

        return builder
            .ConfigurePrimaryHttpMessageHandler(AtlasEndpoint.CreateHandler)
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
        return TClient.Create(new AtlasConnection(TClient.Api, options));
    }

    private static Action<AtlasClientOptions> Apply(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return options => AtlasClientSettings.Of(configuration).ApplyTo(options);
    }
}
