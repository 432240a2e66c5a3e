namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>What happens in the background, and soon.</summary>
internal static class Eventually
{
    /// <summary>How long a test waits for what must happen, before it fails; a machine may be busy.</summary>
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
