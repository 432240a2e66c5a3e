using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents the parts of a request that the stand-in uses.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and the query exactly as they were sent.</param>
/// <param name="Path">The path, unescaped.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Authorization">The <c>Authorization</c> header, or an empty string for none.</param>
/// <param name="Accept">The <c>Accept</c> header, or an empty string for none.</param>
/// <param name="ContentType">The media type of the body, or an empty string for none.</param>
/// <param name="Body">The body.</param>
internal sealed record StandInRequest(
    string Method,
    string Target,
    string Path,
    IQueryCollection Query,
    string Authorization,
    string Accept,
    string ContentType,
    string Body
)
{
    public bool IsEnveloped => Query["envelope"] == "true";

    public bool IsPretty => Query["pretty"] == "true";

    public static async Task<StandInRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new(
            request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            request.Path.Value ?? "/",
            request.Query,
            request.Headers.Authorization.ToString(),
            request.Headers.Accept.ToString(),
            request.ContentType ?? "",
            await reader.ReadToEndAsync(context.RequestAborted)
        );
    }
}
