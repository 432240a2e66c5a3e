using AtlasGen;
using AtlasGen.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Provides extension methods that add generated clients to an <see cref="IHostApplicationBuilder"/>.</summary>
/// <remarks>
/// They read a section of the application's configuration, and otherwise do the same as the methods of
/// <see cref="AtlasServiceCollectionExtensions"/>.
/// </remarks>
public static class AtlasHostApplicationBuilderExtensions
{
    /// <summary>Adds a client that is configured by a section of the application's configuration (<see cref="AtlasClientSettings"/>).</summary>
    /// <typeparam name="TInterface">The generated interface, such as <c>IAtlasClient</c>.</typeparam>
    /// <typeparam name="TClient">The generated client, such as <c>AtlasClient</c>.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="sectionName">The name of the section, such as <c>Atlas</c> or, if it is nested, <c>Clients:Atlas</c>.</param>
    /// <returns>
    /// A builder to add your own handlers to the client's <see cref="HttpClient"/>. Its name is also the name of the client's options.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="sectionName"/> is empty.</exception>
    public static IHttpClientBuilder AddAtlasClient<TInterface, TClient>(
        this IHostApplicationBuilder builder,
        string sectionName
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(sectionName);
        return builder.Services.AddAtlasClient<TInterface, TClient>(
            builder.Configuration.GetSection(sectionName)
        );
    }

    /// <summary>
    /// Adds a keyed client that is configured by a section of the application's configuration (<see cref="AtlasClientSettings"/>).
    /// Use keys to add several clients, such as one for each organization.
    /// </summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="sectionName">The name of the section, such as <c>Sandbox</c> or, if it is nested, <c>Clients:Sandbox</c>.</param>
    /// <inheritdoc cref="AddAtlasClient{TInterface, TClient}(IHostApplicationBuilder, string)"/>
    public static IHttpClientBuilder AddKeyedAtlasClient<TInterface, TClient>(
        this IHostApplicationBuilder builder,
        string key,
        string sectionName
    )
        where TInterface : class
        where TClient : class, TInterface, IAtlasClientFactory<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(sectionName);
        return builder.Services.AddKeyedAtlasClient<TInterface, TClient>(
            key,
            builder.Configuration.GetSection(sectionName)
        );
    }
}
