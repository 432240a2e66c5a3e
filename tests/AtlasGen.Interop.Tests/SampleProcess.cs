using System.Diagnostics;
using System.Reflection;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Interop.Tests;

/// <summary>Runs the sample as a user does, in its own process.</summary>
internal static class SampleProcess
{
    private static readonly string Path = typeof(SampleProcess)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "InvitationsSample")
        .Value!;

    /// <summary>Runs the sample against its own stand-in.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        params string[] arguments
    ) => RunAsync(null, arguments);

    /// <summary>Runs the sample with the credentials of a stand-in in its environment.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        AtlasStandInServer? standIn,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments])
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
