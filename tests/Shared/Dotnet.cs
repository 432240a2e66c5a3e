using System.Diagnostics;

namespace AtlasGen.Tests;

/// <summary>Runs the .NET CLI as a user does, in a separate folder.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="packages">The package cache; <see langword="null"/> for that of the user.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static Task<Result> RunAsync(
        string folder,
        string? packages,
        params string[] arguments
    ) =>
        RunProgramAsync(
            "dotnet",
            folder,
            packages is null ? [] : new() { ["NUGET_PACKAGES"] = packages },
            arguments
        );

    /// <summary>Runs a program with additional environment variables.</summary>
    public static async Task<Result> RunProgramAsync(
        string program,
        string folder,
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Prepare(start);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output + await error);
    }

    /// <summary>
    /// Prevents a process from leaving servers running, and from inheriting the test runner's settings.
    /// </summary>
    public static void Prepare(ProcessStartInfo start)
    {
        // Servers that outlive the command would keep its output open and never be stopped.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // The test runner sets these variables for its own processes only.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
    }

    /// <summary>The result of a command.</summary>
    internal sealed record Result(int ExitCode, string Output)
    {
        public Result AssertSucceeded()
        {
            Assert.True(ExitCode == 0, Output);
            return this;
        }

        public Result AssertFailed(string expected)
        {
            Assert.True(ExitCode != 0, Output);
            Assert.Contains(expected, Output, StringComparison.Ordinal);
            return this;
        }
    }
}
