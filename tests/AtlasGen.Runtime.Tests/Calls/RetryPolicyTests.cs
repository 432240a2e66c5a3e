using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

public class RetryPolicyTests
{
    private static readonly AtlasApiException Failure = new(
        new AtlasErrorResponse(HttpStatusCode.BadGateway)
    );

    [Theory]
    [InlineData(1, 0.375)]
    [InlineData(2, 0.75)]
    [InlineData(1_000_000, 22.5)]
    public void The_wait_doubles_from_the_base_delay_up_to_30_seconds(int attempt, double expected)
    {
        var policy = new RetryPolicy(new(), new FixedRandom(0.5));
        var delay = policy.DelayAfter(Failure, attempt);
        Assert.Equal(TimeSpan.FromSeconds(expected), delay);
    }
}
