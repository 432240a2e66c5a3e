using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>
/// An in-process server that records the requests of a generated client and sends the responses of a test.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    // Headers that are the same for every request, or belong to the connection.
    private static readonly string[] Unremarkable =
    [
        "Accept-Encoding",
        "Host",
        "User-Agent",
        "Content-Length",
        "Transfer-Encoding",
    ];

    private readonly LoopbackKestrel _kestrel;
    private readonly ConcurrentQueue<string> _requests;

    private WireServer(LoopbackKestrel kestrel, ConcurrentQueue<string> requests) =>
        (_kestrel, _requests) = (kestrel, requests);

    public Uri Address => _kestrel.Address;

    /// <summary>Gets the requests as text: the request line, the headers sorted by name, and the body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>
    /// Starts a server that sends the n-th response to the n-th request, and the last one to all later requests.
    /// </summary>
    public static Task<WireServer> StartAsync(params WireAnswer[] answers)
    {
        var count = -1;
        return StartAsync(_ =>
            answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)]
        );
    }

    /// <summary>Starts a server that chooses the response by the query.</summary>
    public static async Task<WireServer> StartAsync(Func<IQueryCollection, WireAnswer> answer)
    {
        var requests = new ConcurrentQueue<string>();
        var kestrel = await LoopbackKestrel.StartAsync(async context =>
        {
            requests.Enqueue(await DescribeAsync(context));
            await answer(context.Request.Query).WriteAsync(context.Response);
        });
        return new(kestrel, requests);
    }

    public ValueTask DisposeAsync() => _kestrel.DisposeAsync();

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

/// <summary>A response of a <see cref="WireServer"/>.</summary>
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
