using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests code that fails after the call that waited for it has timed out.</summary>
public class AbandonedCodeTests
{
    public enum Late
    {
        Token,
        Secret,
        StoreRead,
        StoreWrite,
        Body,
    }

    [Theory]
    [InlineData(Late.Token)]
    [InlineData(Late.Secret)]
    [InlineData(Late.StoreRead)]
    [InlineData(Late.StoreWrite)]
    [InlineData(Late.Body)]
    public async Task Its_exception_is_not_raised_as_unobserved(Late late)
    {
        var message = $"{late} {Guid.NewGuid()}";
        var unobserved = new ConcurrentQueue<string>();
        void Add(object? sender, UnobservedTaskExceptionEventArgs e) =>
            unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += Add;
        try
        {
            var abandoned = await AbandonAsync(late, message);
            // The exception of a task is raised by a finalizer.
            await Eventually.IsTrueAsync(() =>
            {
                Collect();
                return !abandoned.IsAlive;
            });
            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Add;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains(message, StringComparison.Ordinal));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Makes a call that times out because some code does not respond. The code then fails.</summary>
    /// <returns>A reference to the task that the code waited for.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AbandonAsync(Late late, string message)
    {
        var time = new TestClock();
        var code = new LateCode(late);
        using var transport = new Transport((request, _) => Task.FromResult(code.Respond(request)));
        using (
            var connection = transport.Connect(
                late is Late.Token
                    ? AtlasCredentials.Token(_ => code.RunAsync(Late.Token, "token"))
                    : AtlasCredentials.ServiceAccount(
                        _ => code.RunAsync(Late.Secret, new AtlasClientSecret("id", "secret")),
                        code
                    ),
                options => options.TimeProvider = time
            )
        )
        {
            // A PATCH has one attempt.
            var call = connection.PatchAsync();
            await code.IsReached;
            time.Advance(TimeSpan.FromSeconds(60));
            await Assert.ThrowsAnyAsync<AtlasException>(() => call);
            // A body that is still being read would occupy a connection.
            Assert.Equal(late is Late.Body, code.IsBodyDisposed);
        }

        return code.Fail(new InvalidOperationException(message));
    }

    private sealed class LateCode(Late late) : IAtlasTokenStore
    {
        private readonly TaskCompletionSource _end = new();
        private readonly TaskCompletionSource _reached = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public Task IsReached => _reached.Task;

        public bool IsBodyDisposed { get; set; }

        public WeakReference Fail(Exception exception)
        {
            _end.SetException(exception);
            return new(_end.Task);
        }

        public async ValueTask<T> RunAsync<T>(Late place, T result)
        {
            if (place == late)
            {
                _reached.TrySetResult();
                await _end.Task;
            }

            return result;
        }

        public HttpResponseMessage Respond(HttpRequestMessage request) =>
            request.RequestUri!.AbsolutePath == "/api/oauth/token"
                ? Transport.Response(200, """{"access_token":"t","expires_in":3600}""")
                : new HttpResponseMessage(HttpStatusCode.Unauthorized)
                {
                    Content = new LateContent(this),
                };

        public ValueTask<AtlasStoredToken?> ReadAsync(
            string clientId,
            Uri server,
            CancellationToken cancellationToken
        ) => RunAsync<AtlasStoredToken?>(Late.StoreRead, null);

        public async ValueTask WriteAsync(
            string clientId,
            Uri server,
            AtlasStoredToken? token,
            CancellationToken cancellationToken
        ) => await RunAsync(Late.StoreWrite, true);
    }

    private sealed class LateContent(LateCode code) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            code.RunAsync(Late.Body, true).AsTask();

        protected override void Dispose(bool disposing)
        {
            code.IsBodyDisposed = true;
            base.Dispose(disposing);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
