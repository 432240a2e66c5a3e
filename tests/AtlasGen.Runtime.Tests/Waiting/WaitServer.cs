using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Waiting;

/// <summary>The responses of servers that are waited for, in words.</summary>
internal static class WaitServer
{
    /// <summary>Starts a server whose responses to GET are the words, one after the other, and the last one for ever.</summary>
    /// <param name="words">
    /// States; statuses, such as <c>503</c> or <c>429 30</c> with the seconds to wait; or <c>drop</c> for a lost connection. They
    /// are separated by commas.
    /// </param>
    public static Task<LoopbackServer> StartAsync(string words) =>
        StartAsync([.. words.Split(',').Select(Answer)]);

    /// <summary>Starts a server whose responses to GET are JSON, one after the other, and the last one for ever.</summary>
    public static Task<LoopbackServer> StartJsonAsync(params string[] bodies) =>
        StartAsync([.. bodies.Select(body => LoopbackServer.Json(200, body))]);

    private static Task<LoopbackServer> StartAsync(RequestDelegate[] answers)
    {
        var count = -1;
        return LoopbackServer.StartAsync(context =>
            context.Request.Method == "GET"
                ? answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](context)
                : LoopbackServer.Json(200, """{"id":"new","state":"IDLE"}""")(context)
        );
    }

    /// <summary>Connects a client that tries each poll once, so that the wait sees every failure.</summary>
    public static AtlasConnection Connect(LoopbackServer server, TimeProvider? time = null) =>
        Api.Connect(
            server,
            configure: options =>
            {
                options.Retry.MaxAttempts = 1;
                options.TimeProvider = time ?? TimeProvider.System;
            }
        );

    public static string? State(JsonElement value) =>
        AtlasWaiter.Text<JsonElement, ElementJson>(value, "state");

    /// <summary>Returns the number of polls.</summary>
    public static int Polls(this LoopbackServer server) =>
        server.Requests.Count(request => request.Method == "GET");

    private static RequestDelegate Answer(string word) =>
        word.Split(' ') switch
        {
            ["drop"] => static context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            [var status, var seconds] => LoopbackServer.Json(
                int.Parse(status, null),
                "{}",
                ("Retry-After", seconds)
            ),
            [var text] when int.TryParse(text, null, out var status) => LoopbackServer.Json(
                status,
                "{}"
            ),
            _ => LoopbackServer.Json(200, $$"""{"id":"1","state":"{{word}}"}"""),
        };
}
