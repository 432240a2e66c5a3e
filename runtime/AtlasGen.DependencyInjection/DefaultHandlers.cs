namespace AtlasGen.DependencyInjection;

/// <summary>
/// Filters the handlers that the application adds to all of its clients (<c>ConfigureHttpClientDefaults</c>). Most of them stay:
/// logging, headers, service discovery.
/// </summary>
internal static class DefaultHandlers
{
    // Handlers are found by name, because this package depends on neither library, and without the namespace, which differs
    // between versions of the first. RemoveAllResilienceHandlers of the first library also goes by type.
    private static readonly (string? Assembly, string Name)[] Resilience =
    [
        ("Microsoft.Extensions.Http.Resilience", "ResilienceHandler"),
        ("Microsoft.Extensions.Http.Polly", "PolicyHttpMessageHandler"),
    ];

    /// <summary>
    /// Removes the known resilience handlers, and adds a guard behind those that stay. Any of them may send a request again
    /// without the client, and only the client knows which requests can be repeated.
    /// </summary>
    public static void Keep(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (IsResilience(handlers[i].GetType()))
            {
                handlers.RemoveAt(i);
            }
        }

        if (handlers.Count > 0)
        {
            handlers.Add(new SendOnceHandler());
        }
    }

    private static bool IsResilience(Type? type) =>
        type is not null
        && (
            Resilience.Contains((type.Assembly.GetName().Name, type.Name))
            || IsResilience(type.BaseType)
        );
}
