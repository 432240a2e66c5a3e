using System.Collections.Concurrent;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Functions of the user that take too long, and may pay no heed to their tokens.</summary>
public class LateUserCodeTests
{
    private readonly TaskCompletionSource _asked = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_that_waits_ends_with_its_caller(bool isToken)
    {
        async ValueTask<T> Wait<T>(CancellationToken stop)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("asked");
        }

        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            isToken
                ? AtlasCredentials.Token(Wait<string>)
                : AtlasCredentials.ServiceAccount(Wait<AtlasClientSecret>)
        );
        using var cancellation = new CancellationTokenSource();
        var call = connection.GetAsync(cancellation.Token);
        await _asked.Task;
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_function_that_is_too_late_is_no_fault_of_the_connection(bool answers)
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Token(stop => new(TooLate<string>(answers, stop))),
            options => options.TimeProvider = time
        );
        var call = connection.PatchAsync();
        await _asked.Task;
        time.Advance(TimeSpan.FromSeconds(60));
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_too_late_reaches_no_log(bool isToken)
    {
        var seen = new ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> see = (_, e) =>
            seen.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += see;
        try
        {
            await CallAsync(isToken);
            for (var i = 0; i < 10; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= see;
        }

        Assert.DoesNotContain(seen, text => text.Contains("too late", StringComparison.Ordinal));

        async Task CallAsync(bool isToken)
        {
            var (late, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
            await using var server = await LoopbackServer.StartAsync(
                LoopbackServer.Json(200, "{}")
            );
            var time = new FakeTimeProvider();
            using var connection = Api.Connect(
                server,
                isToken
                    ? AtlasCredentials.Token(_ => new(FailLater<string>()))
                    : AtlasCredentials.ServiceAccount(_ => new(FailLater<AtlasClientSecret>())),
                options => options.TimeProvider = time
            );
            var call = connection.PatchAsync();
            await _asked.Task;
            time.Advance(TimeSpan.FromSeconds(60));
            await Assert.ThrowsAnyAsync<AtlasException>(() => call);
            late.SetResult();
            await ended.Task;

            Task<T> FailLater<T>()
            {
                var task = Run();
                // This does not look at the exception, so that nobody has.
                _ = task.ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
                return task;

                async Task<T> Run()
                {
                    _asked.TrySetResult();
                    await late.Task;
                    throw new IOException("too late");
                }
            }
        }
    }

    [Fact]
    public async Task A_vault_that_blocks_holds_no_other_caller()
    {
        var time = new FakeTimeProvider();
        using var open = new ManualResetEventSlim();
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}")
        );
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ =>
            {
                if (Interlocked.Increment(ref asked) == 1)
                {
                    _asked.TrySetResult();
                    open.Wait(CancellationToken.None);
                }

                return new(new AtlasClientSecret("id", "secret"));
            }),
            options => options.TimeProvider = time
        );
        var first = connection.PatchAsync();
        await _asked.Task;
        time.Advance(TokenEndpoint.Timeout);
        await Assert.ThrowsAnyAsync<AtlasException>(() => first);
        // The failure is shared for a while.
        time.Advance(TimeSpan.FromMinutes(1));
        try
        {
            await connection.PatchAsync().WaitAsync(Eventually.Patience, CancellationToken.None);
        }
        finally
        {
            open.Set();
        }

        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vault_that_is_too_late_is_told_from_the_endpoint(bool answers)
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(stop => new(TooLate<AtlasClientSecret>(answers, stop))),
            options => options.TimeProvider = time
        );
        // A PATCH is not tried again, so that it is the first attempt that tells.
        var call = connection.PatchAsync();
        await _asked.Task;
        time.Advance(TokenEndpoint.Timeout);
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.EndsWith(
            ": the provider of its secret did not respond in time.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(server.Requests);
    }

    /// <summary>Code that fails when its time is over, or that pays no heed to it.</summary>
    private async Task<T> TooLate<T>(bool answers, CancellationToken stop)
    {
        var ended = new TaskCompletionSource();
        await using var registration = answers ? stop.Register(ended.SetResult) : default;
        _asked.TrySetResult();
        await ended.Task;
        throw new IOException("the vault says s3cret");
    }
}
