using System.Net;
using System.Text;

/// <summary>Returns a role and a member that were added after the document was written, and then an error.</summary>
internal sealed class Answers : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken stop
    )
    {
        var body = await request.Content!.ReadAsStringAsync(stop);
        return body.Contains("ada@")
            ? Answer(
                200,
                """{"id":"1","username":"ada@example.com","roles":["GROUP_OWNER","GROUP_NEW_ROLE"],"shoeSize":42}"""
            )
            : Answer(
                404,
                """{"error":404,"errorCode":"RESOURCE_NOT_FOUND","reason":"Not Found"}"""
            );
    }

    private static HttpResponseMessage Answer(int status, string json) =>
        new((HttpStatusCode)status)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
}
