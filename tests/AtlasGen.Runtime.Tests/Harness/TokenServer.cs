using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A token endpoint that counts its tokens, and an API behind it.</summary>
internal sealed class TokenServer
{
    private int _fetched;

    public ConcurrentQueue<string> Revoked { get; } = [];

    /// <summary>The tokens that are not revoked.</summary>
    public string Refused { get; set; } = "";

    /// <summary>Whether it gives no tokens.</summary>
    public bool IsDown { get; init; }

    /// <summary>Where tokens, or else revocations, wait.</summary>
    public Gate? Gate { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        var answer = (Status: 200, Body: "{}");
        if (context.Request.Path == "/api/oauth/token")
        {
            answer = IsDown
                ? (400, "{}")
                : (200, $$"""{"access_token":"t{{++_fetched}}","expires_in":3600}""");
            await PassAsync(isOfTokens: true);
        }
        else if (context.Request.Path == "/api/oauth/revoke")
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var token = $"{form["token"]}";
            answer.Status = Refused.Contains(token, StringComparison.Ordinal) ? 400 : 200;
            Revoked.Enqueue(token);
            await PassAsync(isOfTokens: false);
        }

        await LoopbackServer.Json(answer.Status, answer.Body)(context);
    }

    private Task PassAsync(bool isOfTokens) =>
        Gate is { } gate && gate.IsOfTokens == isOfTokens ? gate.PassAsync() : Task.CompletedTask;
}
