using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A server of this process that answers as a test says, and keeps what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>The requests: method, target and the scheme of their authentication.</summary>
    public ConcurrentQueue<(string Method, string Target, string Authorization)> Requests { get; } =
        new();

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Run(async context =>
        {
            var target = context
                .Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!
                .RawTarget;
            server.Requests.Enqueue(
                (context.Request.Method, target, context.Request.Headers.Authorization.ToString())
            );
            await answer(context);
        });
        await app.StartAsync();
        var addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(addresses.Addresses.Single());
        return server;
    }

    /// <summary>Answers the n-th request with the n-th answer, and all later ones with the last.</summary>
    public static Task<LoopbackServer> StartAsync(params RequestDelegate[] answers)
    {
        var count = -1;
        return StartAsync(context =>
            answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](context)
        );
    }

    /// <summary>An answer of JSON.</summary>
    public static RequestDelegate Json(
        int status,
        string body,
        params (string Name, string Value)[] headers
    ) => Text(status, "application/json", body, headers);

    /// <summary>Any answer of text.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
