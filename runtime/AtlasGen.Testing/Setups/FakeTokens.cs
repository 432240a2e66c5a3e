using System.Net;
using System.Text;

namespace AtlasGen.Testing;

/// <summary>Responds to the requests of credentials: tokens (RFC 6749 section 4.4), and their revocation (RFC 7009).</summary>
internal static class FakeTokens
{
    private const string Token =
        """{"access_token":"fake","token_type":"Bearer","expires_in":3600}""";

    /// <summary>Returns the response.</summary>
    /// <exception cref="AtlasFakeException">The request is not one of credentials.</exception>
    public static async Task<HttpResponseMessage> RespondAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var form = request.Content is { } content
            ? await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)
            : "";
        var names = form.Split('&').Select(pair => pair.Split('=')[0]).ToList();
        return
            request.Method != HttpMethod.Post
            || !(names.Contains("grant_type") || names.Contains("token"))
            ? throw new AtlasFakeException(
                $"The request does not come from a generated client, or a handler copied it: {request.Method} {request.RequestUri}"
            )
            : new(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = names.Contains("grant_type")
                    ? new StringContent(Token, Encoding.UTF8, "application/json")
                    : null,
            };
    }
}
