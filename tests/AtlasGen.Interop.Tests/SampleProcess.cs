using System.Diagnostics;
using System.Reflection;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Interop.Tests;

/// <summary>Runs a sample as a user does, in its own process.</summary>
internal static class SampleProcess
{
    /// <summary>Runs the sample of jobs.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunJobsAsync(
        params string[] arguments
    ) => RunAsync("JobsSample", null, arguments);

    /// <summary>Runs the sample of invitations against its own stand-in.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        params string[] arguments
    ) => RunAsync("InvitationsSample", null, arguments);

    /// <summary>Runs the sample of invitations with the credentials of a stand-in in its environment.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        AtlasStandInServer standIn,
        params string[] arguments
    ) => RunAsync("InvitationsSample", standIn, arguments);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string sample,
        AtlasStandInServer? standIn,
        string[] arguments
    )
    {
        var path = typeof(SampleProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == sample)
            .Value!;
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (standIn is not null)
        {
            start.Environment["ATLAS_PROJECT_ID"] = standIn.ProjectId;
            start.Environment["ATLAS_INVITE"] = "ada@example.com";
            start.Environment["ATLAS_PUBLIC_KEY"] = standIn.PublicKey;
            start.Environment["ATLAS_PRIVATE_KEY"] = standIn.PrivateKey;
            start.Environment["ATLAS_CLIENT_ID"] = standIn.ClientId;
            start.Environment["ATLAS_CLIENT_SECRET"] = standIn.ClientSecret;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
