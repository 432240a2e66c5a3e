using AtlasGen;
using AtlasGen.Runtime;
using Microsoft.Extensions.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that let clients in an <see cref="IServiceCollection"/> call a fake of the server, for tests of services.</summary>
public static class AtlasFakeServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client that calls a fake, or lets a client that was added before call it. The client needs no credentials and no
    /// configuration. The handlers that were added to its <see cref="HttpClient"/> stay.
    /// </summary>
    /// <remarks>It can be called before or after <c>AddAtlasClient</c>, such as in <c>ConfigureTestServices</c> of a <c>WebApplicationFactory</c>.</remarks>
    /// <typeparam name="TInterface">The generated interface, such as <c>IAtlasClient</c>.</typeparam>
    /// <typeparam name="TClient">The generated client, such as <c>AtlasClient</c>.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="fake">The fake, an <c>AtlasFake</c> of the package <c>AtlasGen.Testing</c>.</param>
    /// <returns>A builder to add your own handlers to the client's <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddAtlasFake<TInterface, TClient>(
        this IServiceCollection services,
        AtlasFakeTransport fake
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(fake);
        return Replace<TClient>(
            services,
            services.AddAtlasClient<TInterface, TClient>(static _ => { }),
            fake
        );
    }

    /// <summary>Adds a keyed client that calls a fake, or lets a keyed client that was added before call it.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="fake">The fake, an <c>AtlasFake</c> of the package <c>AtlasGen.Testing</c>.</param>
    /// <inheritdoc cref="AddAtlasFake{TInterface, TClient}(IServiceCollection, AtlasFakeTransport)"/>
    public static IHttpClientBuilder AddKeyedAtlasFake<TInterface, TClient>(
        this IServiceCollection services,
        string key,
        AtlasFakeTransport fake
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(fake);
        return Replace<TClient>(
            services,
            services.AddKeyedAtlasClient<TInterface, TClient>(key, static _ => { }),
            fake
        );
    }

    private static IHttpClientBuilder Replace<TClient>(
        IServiceCollection services,
        IHttpClientBuilder client,
        AtlasFakeTransport fake
    )
        where TClient : IAtlasClientFactory<TClient>
    {
        // After all code that configures the client, wherever it was added. Otherwise, a test would call the real server.
        services.PostConfigure<AtlasClientOptions>(
            client.Name,
            options =>
            {
                fake.Apply<TClient>(options);
                // A transport of the application would bypass the handlers, and the fake.
                options.Transport = null;
            }
        );
        services.PostConfigure<HttpClientFactoryOptions>(
            client.Name,
            options =>
                options.HttpMessageHandlerBuilderActions.Add(builder =>
                    builder.PrimaryHandler = fake
                )
        );
        return client;
    }
}
