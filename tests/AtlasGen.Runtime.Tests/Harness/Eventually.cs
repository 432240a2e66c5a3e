namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>Waits for background work that must be done soon.</summary>
internal static class Eventually
{
    /// <summary>The timeout of a test. It is long because the machine may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task IsTrueAsync(Func<bool> condition)
    {
        for (var i = 0; i < Patience.TotalMilliseconds / 10 && !condition(); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }
}
