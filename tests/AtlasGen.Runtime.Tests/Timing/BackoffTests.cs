using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Timing;

public class BackoffTests
{
    [Theory]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 0.5, 0.375)]
    [InlineData(1, 1, 0.25)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0.5)]
    [InlineData(6, 0, 16)]
    [InlineData(7, 0, 30)]
    [InlineData(7, 1, 15)]
    [InlineData(1_000_000, 0, 30)]
    public void The_wait_doubles_up_to_the_limit_minus_half_at_most(
        int failures,
        double random,
        double expected
    ) => Assert.Equal(TimeSpan.FromSeconds(expected), Wait(0.5, failures, random));

    [Theory]
    [InlineData(0, 5000, 0)]
    [InlineData(1e11, 2, 30)]
    public void The_first_wait_can_have_any_length(double first, int failures, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Wait(first, failures, random: 0));

    [Fact]
    public void The_waits_of_two_callers_differ()
    {
        var backoff = new Backoff(TimeSpan.FromDays(1), TimeSpan.FromDays(1), new Random(1));
        Assert.NotEqual(backoff.After(1), backoff.After(1));
    }

    private static TimeSpan Wait(double first, int failures, double random) =>
        new Backoff(
            TimeSpan.FromSeconds(first),
            TimeSpan.FromSeconds(30),
            new FixedRandom(random)
        ).After(failures);
}
