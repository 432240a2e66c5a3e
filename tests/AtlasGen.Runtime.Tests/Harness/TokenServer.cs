using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A token endpoint that counts its tokens, and an API that requires them.</summary>
internal sealed class TokenServer
{
    private int _fetched;

    public ConcurrentQueue<string> Revoked { get; } = [];

    /// <summary>Gets or sets the status of revocation responses; 0 to drop the connection.</summary>
    public int RevocationStatus { get; set; } = 200;

    /// <summary>Gets or sets the gate at which token requests, or else revocations, wait.</summary>
    public Gate? Gate { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        var answer = (Status: 200, Body: "{}");
        if (context.Request.Path == "/api/oauth/token")
        {
            answer.Body = $$"""{"access_token":"t{{++_fetched}}","expires_in":3600}""";
            await PassAsync(isOfTokens: true);
        }
        else if (context.Request.Path == "/api/oauth/revoke")
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            Revoked.Enqueue($"{form["token"]}");
            await PassAsync(isOfTokens: false);
            answer.Status = RevocationStatus;
        }

        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        await LoopbackServer.Json(answer.Status, answer.Body)(context);
    }

    private Task PassAsync(bool isOfTokens) =>
        Gate is { } gate && gate.IsOfTokens == isOfTokens ? gate.PassAsync() : Task.CompletedTask;
}
