using AtlasGen;
using AtlasGen.DependencyInjection;
using AtlasGen.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that add generated clients to an <see cref="IServiceCollection"/>.</summary>
/// <remarks>
/// A client is registered as a singleton: it is thread-safe, and the credentials in its options cache its tokens and nonces. It
/// sends requests through <see cref="IHttpClientFactory"/>, which replaces the handlers every few minutes.
/// </remarks>
public static class AtlasServiceCollectionExtensions
{
    /// <summary>Adds a client that is configured in code.</summary>
    /// <typeparam name="TInterface">The generated interface, such as <c>IAtlasClient</c>.</typeparam>
    /// <typeparam name="TClient">The generated client, such as <c>AtlasClient</c>.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">The delegate that configures the client, including its credentials.</param>
    /// <returns>
    /// A builder to add your own handlers to the client's <see cref="HttpClient"/>. Its name is also the name of the client's options.
    /// </returns>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        Action<AtlasClientOptions> configure
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        Add<TInterface, TClient>(services, configure, configuration: null);

    /// <summary>Adds a client that is configured by a configuration section (<see cref="AtlasClientSettings"/>).</summary>
    /// <remarks>
    /// If the configuration is reloaded, the client uses its new client ID and client secret for the next access token. Other
    /// settings require a restart.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The configuration section of the client.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IServiceCollection, Action{AtlasClientOptions})"/>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        IConfiguration configuration
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        Add<TInterface, TClient>(services, Apply(configuration), configuration);

    /// <summary>Adds a keyed client that is configured in code. Use keys to add several clients, such as one for each organization.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="configure">The delegate that configures the client, including its credentials.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IServiceCollection, Action{AtlasClientOptions})"/>
    public static IHttpClientBuilder AddKeyedAtlasClient<TInterface, TClient>(
        this IServiceCollection services,
        string key,
        Action<AtlasClientOptions> configure
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient> =>
        AddKeyed<TInterface, TClient>(services, key, configure, configuration: null);

    /// <summary>
    /// Adds a keyed client that is configured by a configuration section (<see cref="AtlasClientSettings"/>). Use keys to add
    /// several clients, such as one for each organization.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="configuration">The configuration section of the client.</param>
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
        var name = ClientName.Of<TInterface>(key: null);
        services.TryAddSingleton<TInterface>(provider => Create<TClient>(provider, name));
        // Another call may still name the section, so the type comes last.
        services.PostConfigure<AtlasClientOptions>(
            name,
            static options => options.Name ??= typeof(TClient).Name
        );
        var label = (configuration as IConfigurationSection)?.Key;
        return AddOptions(services, name, label, TClient.Api, configure, configuration);
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
        var name = ClientName.Of<TInterface>(key);
        services.TryAddKeyedSingleton<TInterface>(
            key,
            (provider, _) => Create<TClient>(provider, name)
        );
        return AddOptions(services, name, key, TClient.Api, configure, configuration);
    }

    private static IHttpClientBuilder AddOptions(
        IServiceCollection services,
        string name,
        string? label,
        AtlasApi api,
        Action<AtlasClientOptions> configure,
        IConfiguration? configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        services
            .AddOptions<AtlasClientOptions>(name)
            .Configure(options => options.Name ??= label)
            .Configure(configure)
            .ValidateOnStart();
        var builder = services.AddHttpClient(name);
        if (!AtlasClientValidator.Add(services, name, api, configuration))
        {
            // Otherwise, this would undo what the application has done with the builder of the first call.
            return builder;
        }

        // The factory runs the defaults for all clients before the code for this client, in whichever order they were added.
        return builder
            .ConfigureAdditionalHttpMessageHandlers(
                static (handlers, _) => DefaultHandlers.Keep(handlers)
            )
            .ConfigurePrimaryHttpMessageHandler(AtlasEndpoint.CreateHandler)
            // The factory's own loggers write the query, which may contain email addresses.
            .RemoveAllLoggers()
            .AddLogger(provider => new AtlasHttpLogger(
                provider.GetRequiredService<ILoggerFactory>(),
                OptionsOf(provider, name).Name ?? name
            ));
    }

    private static TClient Create<TClient>(IServiceProvider provider, string name)
        where TClient : class, IAtlasClientFactory<TClient>
    {
        var options = OptionsOf(provider, name);
        options.Transport ??= new FactoryTransport(
            provider.GetRequiredService<IHttpMessageHandlerFactory>(),
            name
        );
        var log = new AtlasCallLogger(
            provider.GetRequiredService<ILoggerFactory>(),
            options.Name ?? name
        );
        return TClient.Create(new AtlasConnection(TClient.Api, options, log));
    }

    private static AtlasClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<AtlasClientOptions>>().Get(name);

    private static Action<AtlasClientOptions> Apply(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return options => AtlasClientSettings.Of(configuration).ApplyTo(options, configuration);
    }
}
