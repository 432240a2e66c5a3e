using System.IO.Compression;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Responses;

/// <summary>Tests files from the connection to the disk, and connections that break or stall.</summary>
public sealed class AtlasFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atlasgen");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder.FullName, "logs.gz");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_needs_a_stream() =>
        Assert.Throws<ArgumentNullException>("stream", () => new AtlasFile(null!));

    [Fact]
    public async Task A_file_is_saved_with_its_progress()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        await using var server = await LoopbackServer.StartAsync(context =>
            WriteAsync(context, bytes, declared: bytes.Length)
        );
        using var connection = Api.Connect(server);
        await using var file = await DownloadAsync(connection);
        var progress = new Progress();
        await file.SaveAsync(Target, progress, Stop);
        Assert.Equal(bytes.Length, file.Length);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Target, Stop));
        Assert.Equal(bytes.Length, progress.Counts[^1]);
        Assert.Equal(progress.Counts.Order(), progress.Counts);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task A_length_that_is_not_declared_or_decompressed_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(
            context => WriteAsync(context, [1, 2], declared: null),
            async context =>
            {
                using var compressed = new MemoryStream();
                await using (var gzip = new GZipStream(compressed, CompressionMode.Compress, true))
                {
                    gzip.Write([1, 2]);
                }

                context.Response.Headers.ContentEncoding = "gzip";
                await WriteAsync(context, compressed.ToArray(), (int)compressed.Length);
            }
        );
        using var connection = Api.Connect(server);
        for (var i = 0; i < 2; i++)
        {
            await using var file = await DownloadAsync(connection);
            Assert.Null(file.Length);
            await file.SaveAsync(Target, cancellationToken: Stop);
            Assert.Equal([1, 2], await File.ReadAllBytesAsync(Target, Stop));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_leaves_the_file_as_it_was(bool isDeclared)
    {
        await File.WriteAllTextAsync(Target, "before", Stop);
        var headersCame = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await WriteAsync(context, [1, 2, 3], isDeclared ? 10 : null);
            await headersCame.Task;
            context.Abort();
        });
        using var connection = Api.Connect(server);
        await using var file = await DownloadAsync(connection);
        headersCame.SetResult();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            file.SaveAsync(Target, cancellationToken: Stop)
        );
        Assert.Equal(("download", 200), (exception.OperationId, (int)exception.LastStatusCode!));
        Assert.Equal("before", await File.ReadAllTextAsync(Target, Stop));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task A_body_that_a_transport_cuts_is_an_error()
    {
        using var handler = new Cutting();
        using var connection = new AtlasConnection(
            Api.Description,
            new()
            {
                BaseAddress = new("https://example.com"),
                Credentials = AtlasCredentials.Token("t"),
                Transport = handler,
            }
        );
        await using var file = await DownloadAsync(connection);
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            file.SaveAsync(Target, cancellationToken: Stop)
        );
        Assert.Contains("after 3 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_download_that_stalls_times_out()
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await WriteAsync(context, [1, 2, 3], declared: 10);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.TimeProvider = time;
                options.DownloadIdleTimeout = TimeSpan.FromSeconds(30);
            }
        );
        await using var file = await DownloadAsync(connection);
        var buffer = new byte[10];
        await file.Stream.ReadExactlyAsync(buffer.AsMemory(0, 3), Stop);
        // The timeout applies to the server, and not to the caller.
        time.Advance(TimeSpan.FromHours(1));
        var read = file.Stream.ReadAsync(buffer, Stop).AsTask();
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => read);
        Assert.Equal("download", exception.OperationId);
        Assert.Contains("after 3 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_call_has_an_idle_timeout_of_its_own(int seconds)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await WriteAsync(context, [1, 2, 3], declared: 10);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Api.Connect(
            server,
            configure: options => options.DownloadIdleTimeout = Timeout.InfiniteTimeSpan
        );
        await using var file = await DownloadAsync(
            connection,
            new() { DownloadIdleTimeout = TimeSpan.FromSeconds(seconds) }
        );
        await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            file.SaveAsync(Target, cancellationToken: Stop)
        );
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_caller_can_cancel_a_download()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await WriteAsync(context, [1, 2, 3], declared: 10);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Api.Connect(server);
        await using var file = await DownloadAsync(connection);
        using var cancellation = new CancellationTokenSource();
        var save = file.SaveAsync(Target, new Progress(cancellation.Cancel), cancellation.Token);
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save);
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_synchronous_read_reads_and_times_out_too()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await WriteAsync(context, [1, 2, 3], declared: 10);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Api.Connect(server);
        await using var file = await DownloadAsync(
            connection,
            new() { DownloadIdleTimeout = TimeSpan.Zero }
        );
        Assert.Throws<AtlasTimeoutException>(() => file.Stream.CopyTo(Stream.Null));
    }

    [Fact]
    public async Task A_file_is_saved_once_and_not_as_a_folder()
    {
        using var stream = new MemoryStream([1, 2, 3]) { Position = 1 };
        await using var file = new AtlasFile(stream);
        Assert.Equal(2, file.Length);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            file.SaveAsync(_folder.FullName, cancellationToken: Stop)
        );
        await file.SaveAsync(Target, cancellationToken: Stop);
        Assert.Equal([2, 3], await File.ReadAllBytesAsync(Target, Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            file.SaveAsync(Target, cancellationToken: Stop)
        );
        Assert.Equal([2, 3], await File.ReadAllBytesAsync(Target, Stop));
    }

    [Fact]
    public async Task A_file_that_was_read_in_part_does_not_replace_another()
    {
        await File.WriteAllTextAsync(Target, "before", Stop);
        await using var server = await LoopbackServer.StartAsync(context =>
            WriteAsync(context, [1, 2, 3], declared: 3)
        );
        using var connection = Api.Connect(server);
        await using var file = await DownloadAsync(connection);
        await file.Stream.ReadExactlyAsync(new byte[1], Stop);
        await using var made = new AtlasFile(new MemoryStream([1, 2, 3]));
        made.Stream.ReadByte();
        foreach (var partial in new[] { file, made })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                partial.SaveAsync(Target, cancellationToken: Stop)
            );
        }

        Assert.Equal("before", await File.ReadAllTextAsync(Target, Stop));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task The_failure_is_reported_if_the_partial_file_cannot_be_deleted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An open file cannot be deleted there.");
        var folder = _folder.CreateSubdirectory("gone");
        var fault = new NotSupportedException();
        await using var file = new AtlasFile(new MemoryStream([1, 2, 3]));
        var progress = new Progress(() =>
        {
            folder.Delete(recursive: true);
            throw fault;
        });
        var exception = await Assert.ThrowsAsync<NotSupportedException>(() =>
            file.SaveAsync(Path.Combine(folder.FullName, "logs.gz"), progress, Stop)
        );
        Assert.Same(fault, exception);
    }

    [Fact]
    public async Task Only_a_stream_that_you_disposed_says_so()
    {
        var source = new MemoryStream([1, 2, 3]);
        using var handler = new Cutting(source);
        using var connection = new AtlasConnection(
            Api.Description,
            new()
            {
                BaseAddress = new("https://example.com"),
                Credentials = AtlasCredentials.Token("t"),
                Transport = handler,
            }
        );
        await using var file = await DownloadAsync(connection);
        // As a transport does when it is shut down.
        await source.DisposeAsync();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            file.Stream.ReadAsync(new byte[1], Stop).AsTask()
        );
        Assert.IsType<ObjectDisposedException>(exception.InnerException);
        await file.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            file.Stream.ReadAsync(new byte[1], Stop).AsTask()
        );
    }

    private static Task<AtlasFile> DownloadAsync(
        AtlasConnection connection,
        AtlasRequestOptions? options = null
    )
    {
        var operation = new AtlasOperation(Api.Description, "download", "GET", "/things/{thingId}")
        {
            Accept = "application/gzip",
        };
        return connection.SendForFileAsync(
            new AtlasRequest(operation, $"/things/{1}", options),
            Stop
        );
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes, int? declared)
    {
        context.Response.ContentLength = declared;
        await context.Response.Body.WriteAsync(bytes, Stop);
        await context.Response.Body.FlushAsync(Stop);
    }

    /// <summary>Reports progress synchronously, and not on another thread like <see cref="Progress{T}"/>.</summary>
    private sealed class Progress(Action? first = null) : IProgress<long>
    {
        public List<long> Counts { get; } = [];

        public void Report(long value)
        {
            Counts.Add(value);
            first?.Invoke();
        }
    }

    /// <summary>A transport that silently drops the end of a body.</summary>
    private sealed class Cutting(Stream? body = null) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = new HttpResponseMessage
            {
                Content = new StreamContent(body ?? new MemoryStream([1, 2, 3])),
            };
            response.Content.Headers.ContentLength = 10;
            return Task.FromResult(response);
        }
    }
}
