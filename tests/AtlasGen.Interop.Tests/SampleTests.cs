namespace AtlasGen.Interop.Tests;

public class SampleTests
{
    [Theory]
    [InlineData("--auth", "service-account")]
    [InlineData("--auth", "digest")]
    [InlineData("--auth", "service-account", "--envelope")]
    [InlineData("--auth", "digest", "--envelope")]
    public async Task The_whole_tour(params string[] arguments)
    {
        var (exitCode, output, error) = await SampleProcess.RunAsync(arguments);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Contains(
            "ada@example.com: GROUP_READ_ONLY, until ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ada@example.com: GROUP_OWNER, GROUP_DATA_ACCESS_ADMIN, until ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "AtlasNotFoundException, code RESOURCE_NOT_FOUND",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("0 pending for ada@example.com", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--auth", 2)]
    public async Task Without_arguments_that_make_sense_it_explains_itself(
        string argument,
        int expected
    )
    {
        var (exitCode, output, _) = await SampleProcess.RunAsync(argument);
        Assert.Equal(expected, exitCode);
        Assert.Contains("--auth digest|service-account", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_line()
    {
        await using var standIn = await AtlasGen.Samples.StandIn.AtlasStandInServer.StartAsync();
        var (exitCode, _, error) = await SampleProcess.RunAsync(
            standIn,
            "--server",
            "http://127.0.0.1:9",
            "--auth",
            "digest"
        );
        Assert.Equal(1, exitCode);
        Assert.StartsWith("POST /api/atlas/v1.0/groups/", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
