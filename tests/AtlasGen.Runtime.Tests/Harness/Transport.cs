using System.Collections.Concurrent;
using System.Text;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>
/// A transport without a server, for behavior that servers do not support: throwing, or sending an invalid response.
/// </summary>
internal sealed class Transport(
    Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send
) : HttpMessageHandler
{
    /// <summary>Gets the method and path of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static HttpResponseMessage Response(
        int status,
        string body,
        params (string Name, string Value)[] headers
    )
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    /// <summary>Waits until the request is canceled, and continues on the thread that cancels it.</summary>
    public static async Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        var end = new TaskCompletionSource<HttpResponseMessage>();
        await using var _ = cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
        return await end.Task;
    }

    public AtlasConnection Connect(
        AtlasCredentials? credentials = null,
        Action<AtlasClientOptions>? configure = null
    )
    {
        var options = new AtlasClientOptions
        {
            Credentials = credentials ?? AtlasCredentials.Token("t0ken"),
            Transport = this,
            Retry = new() { BaseDelay = TimeSpan.Zero },
        };
        configure?.Invoke(options);
        return new(Api.Description, options);
    }

    /// <summary>Creates a connection in simulated time, whose random numbers are always the same.</summary>
    public AtlasConnection Connect(
        Simulation clock,
        Action<AtlasClientOptions>? configure = null,
        ICallLog? log = null,
        Random? random = null
    )
    {
        var options = new AtlasClientOptions
        {
            Credentials = AtlasCredentials.Token("t0ken"),
            Transport = this,
            TimeProvider = clock,
        };
        configure?.Invoke(options);
        return new(Api.Description, options, log, random ?? new Random(1));
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
        return send(request, cancellationToken);
    }
}
