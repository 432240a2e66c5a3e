using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>An in-process server that sends the responses of a test and records the requests.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly LoopbackKestrel _kestrel;

    private LoopbackServer(
        LoopbackKestrel kestrel,
        ConcurrentQueue<(string Method, string Target, string Authorization)> requests
    ) => (_kestrel, Requests) = (kestrel, requests);

    public Uri Address => _kestrel.Address;

    /// <summary>Gets the requests: the method, the target, and the authentication scheme.</summary>
    public ConcurrentQueue<(string Method, string Target, string Authorization)> Requests { get; }

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        var requests = new ConcurrentQueue<(string Method, string Target, string Authorization)>();
        var kestrel = await LoopbackKestrel.StartAsync(async context =>
        {
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            requests.Enqueue(
                (context.Request.Method, target, context.Request.Headers.Authorization.ToString())
            );
            await answer(context);
        });
        return new(kestrel, requests);
    }

    /// <summary>
    /// Starts a server that sends the n-th response to the n-th request, and the last one to all later requests.
    /// </summary>
    public static Task<LoopbackServer> StartAsync(params RequestDelegate[] answers)
    {
        var count = -1;
        return StartAsync(context =>
            answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](context)
        );
    }

    /// <summary>Returns a JSON response.</summary>
    public static RequestDelegate Json(
        int status,
        string body,
        params (string Name, string Value)[] headers
    ) => Text(status, "application/json", body, headers);

    /// <summary>Returns a text response.</summary>
    public static RequestDelegate Text(
        int status,
        string contentType,
        string body,
        params (string Name, string Value)[] headers
    ) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers.Append(name, value);
            }

            if (status != StatusCodes.Status204NoContent)
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
            }
        };

    public ValueTask DisposeAsync() => _kestrel.DisposeAsync();
}
