namespace AtlasGen.DependencyInjection;

/// <summary>Names a client. The name is that of its options, of its <see cref="HttpClient"/>, and of its health check.</summary>
internal static class ClientName
{
    /// <summary>Returns the name of a client.</summary>
    /// <typeparam name="TInterface">The generated interface.</typeparam>
    /// <param name="key">The key of the client, or <see langword="null"/> if it has none.</param>
    public static string Of<TInterface>(string? key) =>
        key is null ? typeof(TInterface).FullName! : $"{typeof(TInterface).FullName}[{key}]";
}
