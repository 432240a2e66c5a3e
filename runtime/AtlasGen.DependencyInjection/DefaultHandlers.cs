namespace AtlasGen.DependencyInjection;

/// <summary>
/// Handlers that the application adds to all of its clients (<c>ConfigureHttpClientDefaults</c>), most of which are to stay:
/// logging, headers, service discovery.
/// </summary>
internal static class DefaultHandlers
{
    // By name, because the package depends on neither, and without the namespace, which differs between versions of the
    // first. RemoveAllResilienceHandlers of the first goes by its type too.
    private static readonly (string? Assembly, string Name)[] Resilience =
    [
        ("Microsoft.Extensions.Http.Resilience", "ResilienceHandler"),
        ("Microsoft.Extensions.Http.Polly", "PolicyHttpMessageHandler"),
    ];

    /// <summary>
    /// Removes the known resilience handlers, and puts a guard behind those that stay. All of them may repeat a request
    /// behind the client, which knows what it may repeat.
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
            handlers.Add(new OnceHandler());
        }
    }

    private static bool IsResilience(Type? type) =>
        type is not null
        && (
            Resilience.Contains((type.Assembly.GetName().Name, type.Name))
            || IsResilience(type.BaseType)
        );
}
