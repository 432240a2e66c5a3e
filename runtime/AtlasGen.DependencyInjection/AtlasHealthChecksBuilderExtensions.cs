using AtlasGen.DependencyInjection;
using AtlasGen.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that adds a health check of a generated client to an <see cref="IHealthChecksBuilder"/>.</summary>
public static class AtlasHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DefaultCacheDuration = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds a health check that makes one call of a registered client: healthy if the call succeeds, degraded if the server's rate
    /// limit is exceeded, and <paramref name="failureStatus"/> if the call fails for any other reason or takes too long.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The call goes through the whole client, including its credentials and retries. Its result is cached, and checks that run
    /// at the same time share one call. The times come from the <see cref="TimeProvider"/> of the services or, if there is none,
    /// from <see cref="TimeProvider.System"/>.
    /// </para>
    /// <para>
    /// The description of a failure states the status and the error code of the response, or the kind of the failure, and contains
    /// no address, path, or secret. The result has no exception, because health endpoints often publish its message. The log
    /// contains the reason of each result that is not healthy, in the category <c>AtlasGen</c> (event 9).
    /// </para>
    /// </remarks>
    /// <typeparam name="TInterface">The generated interface, such as <c>IAtlasClient</c>, with which the client is registered.</typeparam>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="call">
    /// The call. Use an operation that changes nothing and returns little, such as <c>getSystemStatus</c> of Atlas. The token is
    /// canceled when <paramref name="timeout"/> expires.
    /// </param>
    /// <param name="key">The key of the client, or <see langword="null"/> if it was added without a key.</param>
    /// <param name="name">
    /// The name of the health check, or <see langword="null"/> for the name of the client's <see cref="IHttpClientBuilder"/>, such
    /// as <c>Acme.Atlas.IAtlasClient</c>.
    /// </param>
    /// <param name="failureStatus">The status of a failure, or <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags, by which health checks can be filtered.</param>
    /// <param name="timeout">
    /// The time limit for the call, including its retries, of up to 49 days; <see cref="Timeout.InfiniteTimeSpan"/> for that of the
    /// client alone. The default is 10 seconds.
    /// </param>
    /// <param name="cacheDuration">
    /// The time for which a result is used again, whether success or failure. The default is 30 seconds. <see cref="TimeSpan.Zero"/>
    /// means that every check makes a call, unless one is already running.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> or <paramref name="cacheDuration"/> is too short, or <paramref name="timeout"/> is too long.</exception>
    public static IHealthChecksBuilder AddAtlasHealthCheck<TInterface>(
        this IHealthChecksBuilder builder,
        Func<TInterface, CancellationToken, Task> call,
        string? key = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null,
        TimeSpan? cacheDuration = null
    )
        where TInterface : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(call);
        var limit = timeout ?? DefaultTimeout;
        if (limit != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(
                limit,
                TimeSpan.Zero,
                nameof(timeout)
            );
            ArgumentOutOfRangeException.ThrowIfGreaterThan(
                limit,
                Deadline.Longest,
                nameof(timeout)
            );
        }

        var cached = cacheDuration ?? DefaultCacheDuration;
        ArgumentOutOfRangeException.ThrowIfLessThan(cached, TimeSpan.Zero, nameof(cacheDuration));
        name ??= ClientName.Of<TInterface>(key);
        // The service creates a check for each report, and the cache must outlive it.
        builder.Services.AddKeyedSingleton(
            name,
            (provider, _) =>
            {
                var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
                var probe = new HealthProbe(
                    name,
                    stop => call(Client<TInterface>(provider, key), stop),
                    limit,
                    time,
                    provider.GetRequiredService<ILoggerFactory>().CreateLogger("AtlasGen")
                );
                return new CachedHealthCheck(probe, cached, time);
            }
        );
        return builder.Add(
            new(
                name,
                provider => provider.GetRequiredKeyedService<CachedHealthCheck>(name),
                failureStatus,
                tags
            )
        );
    }

    private static TInterface Client<TInterface>(IServiceProvider provider, string? key)
        where TInterface : class =>
        key is null
            ? provider.GetRequiredService<TInterface>()
            : provider.GetRequiredKeyedService<TInterface>(key);
}
