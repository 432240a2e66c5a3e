using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>
/// Tests that a call throws an <see cref="AtlasException"/>, regardless of what a transport or a handler throws.
/// </summary>
public class HandlerExceptionTests
{
    public static TheoryData<Exception, string> Faults { get; } =
        new()
        {
            { new BrokenCircuit("s3cret"), "The transport threw BrokenCircuit." },
            { new TimeoutException("s3cret"), "The transport threw TimeoutException." },
            { new TaskCanceledException("s3cret"), "The transport threw TaskCanceledException." },
            {
                new ObjectDisposedException("s3cret"),
                "The transport threw ObjectDisposedException."
            },
            { new FormatException("s3cret"), "The transport threw FormatException." },
            { new AggregateException("s3cret"), "The transport threw AggregateException." },
            { new AuthenticationException("No handshake"), "No handshake." },
            { new HttpRequestException("No such host"), "No such host." },
            { new IOException("Broken pipe."), "Broken pipe." },
            { new SocketException(111, "Refused"), "Refused." },
        };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Of_a_handler(Exception fault, string expected)
    {
        using var transport = new Transport((_, _) => throw fault);
        using var connection = transport.Connect();
        var get = await Assert.ThrowsAsync<AtlasConnectionException>(() => connection.GetAsync());
        Assert.Equal(
            $"GET /things/1 (getThing): no complete response was received. {expected} (3 attempts)",
            get.Message
        );
        Assert.Equal(("getThing", 3), (get.OperationId, get.Attempts));
        Assert.Same(fault, get.InnerException);
        var patch = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.PatchAsync()
        );
        // The request may have been processed before the handler failed.
        Assert.Equal(1, patch.Attempts);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Of_a_body(Exception fault, string expected)
    {
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(
                    new HttpResponseMessage { Content = new StreamContent(new BadStream(fault)) }
                )
        );
        using var connection = transport.Connect();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.GetAsync()
        );
        Assert.EndsWith(expected + " (3 attempts)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, transport.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Of_a_file_that_cannot_be_opened(Exception fault, string expected)
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(new HttpResponseMessage { Content = new BadContent(fault) })
        );
        using var connection = transport.Connect();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.SendForFileAsync(
                new AtlasRequest(Api.Get, $"/things/{1}", null),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_stream_of_an_upload()
    {
        var fault = new NotSupportedException("s3cret");
        using var transport = new Transport(
            async (request, stop) =>
            {
                await request.Content!.CopyToAsync(Stream.Null, stop);
                return Transport.Response(200, "{}");
            }
        );
        using var connection = transport.Connect();
        using var body = new BadStream(fault);
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        request.SetStream(body);
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.SendAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Same(fault, exception.InnerException);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Of_the_way_to_a_token(Exception fault, string expected)
    {
        var time = new TestClock();
        using var transport = new Transport((_, _) => throw fault);
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = transport.Connect(credentials, o => o.TimeProvider = time);
        var call = connection.GetAsync();
        foreach (var seconds in (int[])[1, 2])
        {
            await Task.WhenAny(call, time.BackoffBegunAsync(seconds));
            time.Advance(TimeSpan.FromSeconds(seconds));
        }

        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.Equal(
            "GET /things/1 (getThing): No access token for the service account: the token endpoint could not be reached ("
                + $"{expected.TrimEnd('.')}).",
            exception.Message.Replace("pipe.)", "pipe)", StringComparison.Ordinal)
        );
        Assert.Same(fault, exception.InnerException);
        // Requesting a token again is safe.
        Assert.Equal(3, transport.Requests.Count);
    }

    [Fact]
    public async Task Of_the_way_to_a_revocation()
    {
        var fault = new BrokenCircuit("s3cret");
        using var transport = new Transport(
            (request, _) =>
                request.RequestUri!.AbsolutePath == "/api/oauth/revoke"
                    ? throw fault
                    : Task.FromResult(Transport.Response(200, """{"access_token":"t"}"""))
        );
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = transport.Connect(credentials);
        await connection.GetAsync();
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            credentials.RevokeAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "Revoking the token failed: the token endpoint could not be reached (The transport threw BrokenCircuit).",
            exception.Message
        );
        Assert.Same(fault, exception.InnerException);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not_an_AtlasException_whatever_is_thrown_then()
    {
        using var cancellation = new CancellationTokenSource();
        using var transport = new Transport(
            async (_, _) =>
            {
                await cancellation.CancelAsync();
                throw new BrokenCircuit("canceled");
            }
        );
        using var connection = transport.Connect();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.GetAsync(cancellation.Token)
        );
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task The_expired_time_limit_is_reported_whatever_is_thrown_then()
    {
        var time = new FakeTimeProvider();
        using var transport = new Transport(
            (_, stop) =>
            {
                time.Advance(TimeSpan.FromSeconds(100));
                Assert.True(stop.IsCancellationRequested);
                throw new BrokenCircuit("canceled");
            }
        );
        using var connection = transport.Connect(configure: options =>
        {
            options.TimeProvider = time;
            options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            connection.GetAsync()
        );
        Assert.IsType<BrokenCircuit>(exception.InnerException);
        Assert.Equal(1, exception.Attempts);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(200, false)]
    [InlineData(500, true)]
    [InlineData(500, false)]
    public async Task What_OnResponse_throws_fails_the_call_and_sends_nothing_again(
        int status,
        bool isOfClient
    )
    {
        var fault = new IOException("s3cret");
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(status, "{}"))
        );
        using var connection = transport.Connect(configure: options =>
            options.OnResponse = isOfClient ? _ => throw fault : null
        );
        var exception = await Assert.ThrowsAsync<AtlasException>(() =>
            connection.GetAsync(
                options: new() { OnResponse = isOfClient ? null : _ => throw fault }
            )
        );
        var owner = isOfClient ? "AtlasClientOptions" : "AtlasRequestOptions";
        Assert.Equal(
            $"GET /things/1 (getThing): {owner}.OnResponse threw IOException.",
            exception.Message
        );
        Assert.Same(fault, exception.InnerException);
        Assert.Equal((HttpStatusCode)status, exception.LastStatusCode);
        Assert.Single(transport.Requests);
    }

    private sealed class BrokenCircuit(string message) : Exception(message);

    private sealed class BadStream(Exception fault) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => throw fault;

        public override Task CopyToAsync(
            Stream destination,
            int bufferSize,
            CancellationToken cancellationToken
        ) => throw fault;
    }

    private sealed class BadContent(Exception fault) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => throw fault;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw fault;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
