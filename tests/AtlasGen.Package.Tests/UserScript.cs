namespace AtlasGen.Package.Tests;

/// <summary>A file-based app outside of the repository that uses only the packages.</summary>
internal sealed class UserScript
{
    private readonly PackedPackages _packages;

    /// <summary>Initializes a script beside the invites document.</summary>
    public UserScript(PackedPackages packages, string name, string text)
    {
        _packages = packages;
        Name = name;
        // The SDK restores the packages for Native AOT from the user's sources.
        Folder = packages.NewFolder($"script {name}", isAlone: false);
        Write(name, text);
        Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
    }

    public string Name { get; }

    public string Folder { get; }

    public string File => Path.Combine(Folder, Name);

    /// <summary>Returns the directive for the packed package.</summary>
    public static string Package(PackedPackages packages) =>
        $"#:package AtlasGen@{packages.Version}";

    public void Write(string file, string text) =>
        System.IO.File.WriteAllText(Path.Combine(Folder, file), text);

    public void Replace(string file, string part, string other)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Folder, file));
        Assert.Contains(part, text, StringComparison.Ordinal);
        Write(file, text.Replace(part, other, StringComparison.Ordinal));
    }

    /// <summary>Runs the script in another folder, and returns its output, which contains no warnings.</summary>
    public async Task<string> RunAsync(
        string[]? options = null,
        Dictionary<string, string>? environment = null
    )
    {
        var run = await DotnetAsync(
            Path.GetTempPath(),
            environment ?? [],
            ["run", .. options ?? [], File]
        );
        return run.AssertSucceeded().Output.ReplaceLineEndings("\n").Trim();
    }

    /// <summary>Runs a .NET CLI command in the folder of the script.</summary>
    public Task<Dotnet.Result> DotnetAsync(params string[] arguments) =>
        DotnetAsync(Folder, [], arguments);

    private Task<Dotnet.Result> DotnetAsync(
        string folder,
        Dictionary<string, string> environment,
        string[] arguments
    )
    {
        environment["NUGET_PACKAGES"] = _packages.Cache;
        if (OperatingSystem.IsLinux())
        {
            // The SDK builds scripts below this folder. The packages that NuGet has downloaded are below it, too.
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            environment["XDG_DATA_HOME"] = Directory
                .CreateDirectory(Path.Combine(_packages.Cache, "..", "data"))
                .FullName;
            environment["NUGET_HTTP_CACHE_PATH"] =
                Environment.GetEnvironmentVariable("NUGET_HTTP_CACHE_PATH")
                ?? Path.Combine(data, "NuGet", "http-cache");
        }

        return Dotnet.RunProgramAsync("dotnet", folder, environment, arguments);
    }
}
