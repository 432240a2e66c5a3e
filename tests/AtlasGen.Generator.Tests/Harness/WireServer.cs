using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>A server of this process that keeps what a generated client sends, and answers as a test says.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    // Of every request the same, or of the connection: they are no concern of an operation.
    private static readonly string[] Unremarkable =
    [
        "Accept-Encoding",
        "Host",
        "User-Agent",
        "Content-Length",
        "Transfer-Encoding",
    ];

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private WireServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>The requests as text: the line, the headers by name, the body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Answers the n-th request with the n-th answer, and all later ones with the last.</summary>
    public static Task<WireServer> StartAsync(params WireAnswer[] answers)
    {
        var count = -1;
        return StartAsync(_ =>
            answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)]
        );
    }

    /// <summary>Answers each request by its query.</summary>
    public static async Task<WireServer> StartAsync(Func<IQueryCollection, WireAnswer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new WireServer(app);
        app.Run(async context =>
        {
            server._requests.Enqueue(await DescribeAsync(context));
            await answer(context.Request.Query).WriteAsync(context.Response);
        });
        await app.StartAsync();
        var addresses = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(addresses.Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<string> DescribeAsync(HttpContext context)
    {
        var text = new StringBuilder();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        text.Append(context.Request.Method).Append(' ').Append(target);
        foreach (
            var (name, value) in context
                .Request.Headers.Where(header => !Unremarkable.Contains(header.Key))
                .OrderBy(header => header.Key, StringComparer.Ordinal)
        )
        {
            text.Append('\n').Append(name).Append(": ").Append(value);
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        return text.Append(body.Length == 0 ? "" : "\n\n" + body).ToString();
    }
}

/// <summary>An answer of a <see cref="WireServer"/>.</summary>
internal sealed record WireAnswer(int Status, string ContentType, string Body)
{
    public static WireAnswer Json(string body) => new(200, "application/json", body);

    public static WireAnswer Nothing { get; } = new(204, "application/json", "");

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Body.Length > 0)
        {
            await response.WriteAsync(Body);
        }
    }
}
