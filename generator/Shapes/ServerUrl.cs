using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The address that a client calls when the user names none.</summary>
internal static class ServerUrl
{
    public const string Atlas = "https://cloud.mongodb.com";

    /// <summary>The document's first server, its variables filled in with their defaults (OpenAPI 3.0.3, Server Object).</summary>
    public static string Of(OpenApiDocument document)
    {
        if (document.Servers?.FirstOrDefault() is not { Url: { } url } server)
        {
            return Atlas;
        }

        foreach (
            var variable in server.Variables ?? new Dictionary<string, OpenApiServerVariable>()
        )
        {
            url = url.Replace($"{{{variable.Key}}}", variable.Value.Default ?? "");
        }

        // A relative address is relative to where the document was fetched, which nobody knows here.
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? url
            : Atlas;
    }
}
