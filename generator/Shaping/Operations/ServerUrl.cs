using System.Text;
using AtlasGen.Generator.Spec.Reading;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The server that a client uses if <c>BaseAddress</c> is not set (OpenAPI 3.0.3, Server Object).</summary>
/// <param name="Url">The URL; empty if the document has no URL that credentials can be sent to.</param>
/// <param name="Declared">The first server as declared in the document, with its variables replaced.</param>
/// <param name="Fault">Why there is no URL; empty if there is a URL.</param>
internal sealed record ServerUrl(string Url, string Declared, string Fault)
{
    /// <summary>The Atlas server.</summary>
    public const string Atlas = "https://cloud.mongodb.com";

    private const string AtlasPaths = "/api/atlas/";
    private const string AtlasVendor = "MongoDB";

    /// <summary>Returns the first usable server of the document.</summary>
    public static ServerUrl Of(SpecDocument document)
    {
        var servers = (document.Model.Servers ?? []).Select(Of).ToList();
        return servers.Find(server => server.Url.Length > 0)
            ?? (
                servers.TrueForAll(server => server.IsRelative) && IsAtlas(document)
                    ? new(Atlas, Atlas, "")
                    : servers.FirstOrDefault()
            )
            // The default in OpenAPI is the host that served the document, but this document is a local file.
            ?? new("", "/", "The document has no servers");
    }

    /// <summary>Returns whether an operation that declares its own servers can be called at this server.</summary>
    public bool Serves(IList<OpenApiServer>? own) =>
        own is not { Count: > 0 } || own.Select(Of).Any(IsSame);

    /// <summary>Returns a server, with its variables replaced by their defaults.</summary>
    public static ServerUrl Of(OpenApiServer server)
    {
        var (url, missing) = FillIn(server);
        if (missing is not null)
        {
            return new("", url, $"The variable '{missing}' of the server '{url}' has no default");
        }

        url = url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;
        // On Unix, a path such as /v1 is an absolute URI with the scheme "file".
        return url.StartsWith("/", StringComparison.Ordinal)
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
                ? new("", url, $"The server '{url}' is not an absolute URL")
            : !IsAllowed(uri)
                ? new(
                    "",
                    url,
                    $"The server '{url}' does not use https, or contains user info, a query, or a fragment"
                )
            : new(url, url, "");
    }

    /// <summary>
    /// Returns the URL and the first variable without a default. Braces in a default value are not variables.
    /// </summary>
    private static (string Url, string? Missing) FillIn(OpenApiServer server)
    {
        var template = server.Url ?? "";
        var url = new StringBuilder(template.Length);
        string? missing = null;
        var done = 0;
        for (
            var open = template.IndexOf('{');
            open >= 0 && template.IndexOf('}', open) is var close and > 0;
            open = template.IndexOf('{', done)
        )
        {
            var name = template.Substring(open + 1, close - open - 1);
            url.Append(template, done, open - done);
            if (
                server.Variables is { } variables
                && variables.TryGetValue(name, out var variable)
                && variable?.Default is { } value
            )
            {
                url.Append(value);
            }
            else
            {
                missing ??= name;
                url.Append(template, open, close + 1 - open);
            }

            done = close + 1;
        }

        return (url.Append(template, done, template.Length - done).ToString(), missing);
    }

    /// <summary>
    /// Returns whether credentials can be sent to an address. The runtime applies the same rule
    /// (<c>AtlasEndpoint.IsAllowed</c>).
    /// </summary>
    private static bool IsAllowed(Uri uri) =>
        (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback))
        && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0;

    /// <summary>
    /// Returns whether a document describes the Atlas Admin API. The paths alone are not enough, because Apache Atlas,
    /// a self-hosted metadata service, also has <c>/api/atlas/v2</c>.
    /// </summary>
    private static bool IsAtlas(SpecDocument document) =>
        (document.Model.Info?.Title ?? "").IndexOf(AtlasVendor, StringComparison.OrdinalIgnoreCase)
            >= 0
        && document.Index.Operations.Count > 0
        && document.Index.Operations.All(operation =>
            operation.Path.StartsWith(AtlasPaths, StringComparison.Ordinal)
        );

    /// <summary>Gets a value that indicates whether the URL has no host (RFC 3986 section 4.2).</summary>
    private bool IsRelative =>
        !Declared.StartsWith("//", StringComparison.Ordinal)
        // A variable without a default may contain the host.
        && !Declared.StartsWith("{", StringComparison.Ordinal)
        && Declared.IndexOfAny([':', '/', '?', '#']) is var end
        && (end < 0 || Declared[end] != ':');

    private bool IsSame(ServerUrl other) =>
        Trim(other.Declared) == Trim(Declared)
        || (
            Url.Length > 0
            && other.Declared.StartsWith("/", StringComparison.Ordinal)
            && Uri.TryCreate(new Uri(Url), other.Declared, out var uri)
            && Trim(uri.AbsoluteUri) == Trim(Url)
        );

    private static string Trim(string url) => url.TrimEnd('/');
}
