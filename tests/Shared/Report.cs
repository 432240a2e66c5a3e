namespace AtlasGen.Tests;

/// <summary>Reports measurements of tests, because the runner prints nothing for a test that passes.</summary>
internal static class Report
{
    /// <summary>Adds a line to the file in the environment variable ATLASGEN_REPORT, if it is set.</summary>
    public static async Task AddAsync(FormattableString line)
    {
        if (Environment.GetEnvironmentVariable("ATLASGEN_REPORT") is { Length: > 0 } file)
        {
            await File.AppendAllTextAsync(
                file,
                FormattableString.Invariant(line) + "\n",
                TestContext.Current.CancellationToken
            );
        }
    }
}
