using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The address that a client calls when the user names none.</summary>
internal static class ServerUrl
{
    public const string Atlas = "https://cloud.mongodb.com";

    /// <summary>The document's first server.</summary>
    public static string Of(OpenApiDocument document) => First(document.Servers) ?? Atlas;

    /// <summary>The first of some servers, its variables filled in with their defaults (OpenAPI 3.0.3, Server Object); <see langword="null"/> when there is none.</summary>
    public static string? First(IList<OpenApiServer>? servers)
    {
        if (servers?.FirstOrDefault() is not { Url: { } url } server)
        {
            return null;
        }

        foreach (
            var variable in server.Variables ?? new Dictionary<string, OpenApiServerVariable>()
        )
        {
            url = url.Replace($"{{{variable.Key}}}", variable.Value.Default ?? "");
        }

        // A relative address is relative to where the document was fetched: of Atlas, from its own server.
        url =
            url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url
            : url.StartsWith("/", StringComparison.Ordinal) ? Atlas + url.TrimEnd('/')
            : url;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? url
            : Atlas;
    }
}
