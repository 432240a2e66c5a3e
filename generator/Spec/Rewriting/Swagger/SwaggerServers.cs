namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts <c>host</c>, <c>basePath</c>, and <c>schemes</c> to <c>servers</c>.</summary>
/// <param name="scheme">The scheme that the client uses.</param>
/// <param name="losses">The list of losses.</param>
internal sealed class SwaggerServers(string scheme, LossList losses)
{
    private const string Http = "http";
    private const string Https = "https";

    /// <summary>Converts the members of the root.</summary>
    public static SwaggerServers Lower(DraftNode root, LossList losses)
    {
        var host = root.Take("host");
        var basePath = root.Take("basePath");
        // By default, the scheme is the one that served the document, but this document is a local file.
        var schemes = Schemes(root.Take("schemes")) ?? [IsLoopback(host) ? Http : Https];
        if ((host ?? basePath) is { } node && Urls(host, basePath, schemes) is { Count: > 0 } urls)
        {
            var servers = DraftNode.Sequence("servers", node.Origin);
            foreach (var url in urls)
            {
                servers.Add(
                    DraftNode
                        .Mapping("", node.Origin)
                        .Add(DraftNode.Quoted("url", url, node.Origin))
                );
            }

            root.Add(servers);
        }

        return new(schemes[0], losses);
    }

    /// <summary>Removes the schemes of an operation, and reports them if the client uses another one.</summary>
    public void LowerOperation(DraftNode operation)
    {
        foreach (var node in operation.Take(member => member.Key == "schemes"))
        {
            if (Schemes(node) is { } own && !own.Contains(scheme))
            {
                losses.Add(
                    operation,
                    node.Origin,
                    "schemes",
                    $"The operation is called with {scheme}, as the others are."
                );
            }
        }
    }

    /// <summary>Returns the URLs of the servers; a relative one if there is no host.</summary>
    private static IReadOnlyList<string> Urls(
        DraftNode? host,
        DraftNode? basePath,
        IReadOnlyList<string> schemes
    )
    {
        var address = Text(host).TrimEnd('/');
        var path = Text(basePath).Trim('/') is { Length: > 0 } rest ? "/" + rest : "";
        return address.Length == 0 ? (path.Length == 0 ? [] : [path])
            // Some hosts contain the scheme.
            : address.Contains("://") ? [address + path]
            : [.. schemes.Select(one => $"{one}://{address}{path}")];
    }

    /// <summary>Returns the schemes, with the one to use first.</summary>
    private static IReadOnlyList<string>? Schemes(DraftNode? node) =>
        (node is { IsScalar: true } ? [node] : node?.Children ?? [])
            .Where(item => item is { IsScalar: true, IsNull: false })
            .Select(item => item.Value.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(scheme => scheme != Https)
            .ToList()
            is { Count: > 0 } schemes
            ? schemes
            : null;

    /// <summary>Returns whether a host is that of the machine itself, where few services have a certificate.</summary>
    private static bool IsLoopback(DraftNode? host) =>
        Uri.TryCreate($"{Http}://{Text(host)}", UriKind.Absolute, out var address)
        && address.IsLoopback;

    private static string Text(DraftNode? node) =>
        node is { IsScalar: true, IsNull: false } ? node.Value.Trim() : "";
}
