using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A token endpoint and an API that requires its tokens.</summary>
internal sealed class AccountServer
{
    private int _requests;

    public int Requests => _requests;

    public bool IsKnown { get; set; } = true;

    public int FailFirst { get; init; }

    public int RetryAfter { get; init; } = 3;

    /// <summary>Gets the gate at which token requests wait.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Gets or sets the only accepted token; <see langword="null"/> to accept any token.</summary>
    public string? Valid { get; set; }

    public string Code { get; init; } = "UNEXPECTED_ERROR";

    public string LastForm { get; private set; } = "";

    public async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api/oauth"))
        {
            await AnswerTokenAsync(context);
            return;
        }

        var token = context
            .Request.Headers.Authorization.ToString()
            .Replace("Bearer ", "", StringComparison.Ordinal);
        var answer =
            Valid is null || token == Valid
                ? LoopbackServer.Json(200, "{}")
                : LoopbackServer.Json(401, $$"""{"error":401,"errorCode":"{{Code}}"}""");
        await answer(context);
    }

    private async Task AnswerTokenAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        LastForm = await reader.ReadToEndAsync(context.RequestAborted);
        if (context.Request.Path == "/api/oauth/revoke")
        {
            await LoopbackServer.Json(200, "")(context);
            return;
        }

        var number = Interlocked.Increment(ref _requests);
        await (Gate?.PassAsync() ?? Task.CompletedTask);
        var answer =
            !IsKnown
                ? LoopbackServer.Json(
                    401,
                    """{"error":"invalid_client","error_description":"who is that?"}"""
                )
            : number == 1 && FailFirst == 500
                ? LoopbackServer.Json(500, """{"error":"server_error"}""")
            : number == 1 && FailFirst == 429
                ? LoopbackServer.Json(
                    429,
                    """{"error":429,"errorCode":"RATE_LIMITED"}""",
                    ("Retry-After", $"{RetryAfter}")
                )
            : LoopbackServer.Json(
                200,
                $$"""{"access_token":"token-{{number}}","expires_in":3600,"token_type":"Bearer"}"""
            );
        await answer(context);
    }
}
