using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A server that accepts requests and never responds.</summary>
internal sealed class Silence : IDisposable
{
    private readonly SemaphoreSlim _reached = new(0);

    public async Task AnswerAsync(HttpContext context)
    {
        _reached.Release();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    /// <summary>Waits for the next request.</summary>
    public Task ReachedAsync() => _reached.WaitAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _reached.Dispose();
}
