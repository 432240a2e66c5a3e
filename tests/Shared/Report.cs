namespace AtlasGen.Tests;

/// <summary>What tests measure; the runner shows nothing of a test that passes.</summary>
internal static class Report
{
    /// <summary>Adds a line to the file that ATLASGEN_REPORT names, if it names one.</summary>
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
