using System.IO.Pipes;
using System.Net;
using AtlasGen.Interop.Tests.Client;
using AtlasGen.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Interop.Tests.Apache;

/// <summary>
/// Tests a generated client against Apache's digest authentication. Apache's own log counts the requests.
/// </summary>
public class DigestTests
{
    private const string GroupId = "5f0a1b2c3d4e5f6a7b8c9d0e";

    [Fact]
    public async Task A_thousand_calls_are_a_thousand_round_trips_and_one()
    {
        await using var upstream = await UpstreamAsync();
        await using var apache = await ApacheServer.StartAsync(
            new Uri(upstream.Urls.Single()),
            nonceLifetime: 300
        );
        await CallAsync(apache, calls: 1000, callers: 1);
        var log = await apache.AccessLogAsync();
        Assert.Equal(1001, log.Count);
        Assert.Equal(1, log.Count(entry => entry.Status == 401));
        Assert.Equal(334, log.Count(entry => entry is { Status: 200, Method: "PATCH" }));
    }

    [Fact]
    public async Task A_nonce_that_expires_costs_one_round_trip()
    {
        await using var upstream = await UpstreamAsync();
        await using var apache = await ApacheServer.StartAsync(
            new Uri(upstream.Urls.Single()),
            nonceLifetime: 1
        );
        using var watch = new RefusalWatch();
        using var atlas = Connect(apache, "s3cret", watch);
        var calls = 0;
        while (watch.Refusals < 4)
        {
            await CallAsync(atlas, calls++);
        }

        var log = await apache.AccessLogAsync();
        Assert.Equal(calls, log.Count(entry => entry.Status == 200));
        // One request without a nonce, and then one rejected request for each expired nonce.
        var refused = log.Where(entry => entry.Status == 401).Select(entry => entry.Nonce).ToList();
        Assert.Equal("", refused[0]);
        Assert.Equal(watch.Refusals, refused.Distinct().Count());
        Assert.Equal(calls + watch.Refusals, log.Count);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_uploaded_in_the_first_call()
    {
        await using var upstream = await UpstreamAsync();
        await using var apache = await ApacheServer.StartAsync(
            new Uri(upstream.Urls.Single()),
            nonceLifetime: 300
        );
        var api = new AtlasApi(
            "https://localhost",
            static response => new AtlasApiException(response)
        );
        using var connection = new AtlasConnection(
            api,
            new AtlasClientOptions
            {
                BaseAddress = apache.Address,
                Credentials = AtlasCredentials.ApiKey("standinx", "s3cret"),
            }
        );
        var operation = new AtlasOperation(api, "upload", "POST", "/uploads")
        {
            ContentType = "application/json",
        };
        for (var i = 0; i < 2; i++)
        {
            using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
            using var stream = new AnonymousPipeClientStream(
                PipeDirection.In,
                pipe.ClientSafePipeHandle
            );
            await pipe.WriteAsync("\"sent\""u8.ToArray(), TestContext.Current.CancellationToken);
            pipe.Dispose();
            var request = new AtlasRequest(operation, $"/uploads", null);
            request.SetStream(stream);
            Assert.Equal(
                "sent",
                await connection.SendForTextAsync(request, TestContext.Current.CancellationToken)
            );
        }

        Assert.Equal(
            [(401, "GET"), (200, "POST"), (401, "GET"), (200, "POST")],
            (await apache.AccessLogAsync()).Select(entry => (entry.Status, entry.Method))
        );
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1)]
    public async Task Sixty_four_callers_at_once(int nonceLifetime)
    {
        await using var upstream = await UpstreamAsync();
        await using var apache = await ApacheServer.StartAsync(
            new Uri(upstream.Urls.Single()),
            nonceLifetime
        );
        await CallAsync(apache, calls: 6400, callers: 64);
        var log = await apache.AccessLogAsync();
        Assert.Equal(6400, log.Count(entry => entry.Status == 200));
        // At most, all callers use the same nonce when it expires.
        var nonces = log.Select(entry => entry.Nonce).Distinct().Count();
        Assert.InRange(log.Count, 6401, 6400 + (64 * nonces));
    }

    [Fact]
    public async Task A_wrong_password_is_the_typed_error()
    {
        await using var upstream = await UpstreamAsync();
        await using var apache = await ApacheServer.StartAsync(
            new Uri(upstream.Urls.Single()),
            nonceLifetime: 300
        );
        using var atlas = Connect(apache, "wrong");
        var exception = await Assert.ThrowsAsync<AtlasUnauthorizedException>(() =>
            atlas.Projects.ListProjectInvitationsAsync(
                GroupId,
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        // Apache's error page is not JSON, which must not cause a different exception.
        Assert.Contains("<html", exception.RawBody, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, (await apache.AccessLogAsync()).Count);
    }

    private static AtlasClient Connect(
        ApacheServer apache,
        string password,
        HttpMessageHandler? transport = null
    ) =>
        AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = apache.Address,
                Credentials = AtlasCredentials.ApiKey("standinx", password),
                Transport = transport,
                // No timeout, because the machine may be busy.
                Timeout = Timeout.InfiniteTimeSpan,
                Retry = new() { AttemptTimeout = Timeout.InfiniteTimeSpan },
            }
        );

    private static async Task CallAsync(ApacheServer apache, int calls, int callers)
    {
        using var atlas = Connect(apache, "s3cret");
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(async _ =>
                {
                    for (
                        var i = Interlocked.Increment(ref next);
                        i < calls;
                        i = Interlocked.Increment(ref next)
                    )
                    {
                        await CallAsync(atlas, i);
                    }
                })
        );
    }

    /// <summary>Sends GET, POST, and PATCH requests in turn, each with its own query and body.</summary>
    private static async Task CallAsync(AtlasClient atlas, int i)
    {
        var stop = TestContext.Current.CancellationToken;
        var body = new GroupInvitationRequest
        {
            Username = $"{i}@example.com",
            Roles = [GroupInvitationRole.GroupOwner],
        };
        var echoed = (i % 3) switch
        {
            0 => await atlas.Projects.UpdateProjectInvitationAsync(
                GroupId,
                body,
                pretty: true,
                cancellationToken: stop
            ),
            1 => await atlas.Projects.CreateProjectInvitationAsync(
                GroupId,
                body,
                cancellationToken: stop
            ),
            _ => await atlas.Projects.GetProjectInvitationAsync(
                GroupId,
                $"{i}@example.com",
                cancellationToken: stop
            ),
        };
        Assert.Equal($"{i}@example.com", echoed.Username);
    }

    /// <summary>Starts a server that returns the request body, or else the last segment of the path.</summary>
    private static async Task<WebApplication> UpstreamAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            if (context.Request.Method == "GET")
            {
                await context.Response.WriteAsync(
                    $$"""{"username":"{{context.Request.Path.Value!.Split('/')[^1]}}"}"""
                );
                return;
            }

            await context.Request.Body.CopyToAsync(context.Response.Body);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>Counts the 401 responses.</summary>
    private sealed class RefusalWatch() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Refusals { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            Refusals += response.StatusCode is HttpStatusCode.Unauthorized ? 1 : 0;
            return response;
        }
    }
}
