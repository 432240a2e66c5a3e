using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Timing;

public class DeadlineTests
{
    [Theory]
    [InlineData(48, true)]
    [InlineData(50, false)]
    public async Task Without_a_limit_a_wait_is_as_long_as_a_timer_supports(int days, bool expected)
    {
        var time = new TestClock();
        var delay = TimeSpan.FromDays(days);
        var wait = new Deadline(time, Timeout.InfiniteTimeSpan)
            .TryWaitAsync(delay, TestContext.Current.CancellationToken)
            .AsTask();
        Assert.Equal(expected, !wait.IsCompleted);
        time.Advance(delay);
        Assert.Equal(expected, await wait);
    }
}
