using System.Text.Json;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>A project outside of the repository that uses only the packages.</summary>
internal sealed class UserProject
{
    private readonly PackedPackages _packages;

    /// <summary>Initializes a console application with a single file.</summary>
    public UserProject(
        PackedPackages packages,
        string name,
        string items,
        string program,
        string properties = "<OutputType>Exe</OutputType>",
        bool isAlone = true
    )
        : this(packages, name, isAlone)
    {
        Write(
            "Acme.Tool.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AtlasGen" Version="{packages.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """
        );
        Write("Program.cs", program);
    }

    private UserProject(PackedPackages packages, string name, bool isAlone)
    {
        _packages = packages;
        Folder = packages.NewFolder(name, isAlone);
    }

    public string Folder { get; }

    /// <summary>Copies a folder of <c>Projects</c>, and adds the invites document if a project refers to it.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="kind">The folder.</param>
    /// <param name="isAlone">Whether the packed packages are the only package source.</param>
    /// <param name="documents">The paths to which the document is written.</param>
    public static UserProject Copy(
        PackedPackages packages,
        string kind,
        bool isAlone = true,
        params string[] documents
    )
    {
        var project = new UserProject(packages, kind, isAlone);
        var source = Path.Combine(
            Repository.Folder,
            "tests",
            "AtlasGen.Package.Tests",
            "Projects",
            kind
        );
        Sources.Copy(source, project.Folder);
        project.Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><AtlasGenVersion>{packages.Version}</AtlasGenVersion></PropertyGroup></Project>"
        );
        foreach (var document in documents)
        {
            project.Write(document, Sources.Read("specs/atlas-invites.yaml"));
        }

        return project;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Runs a .NET CLI command in the folder.</summary>
    public Task<Dotnet.Result> DotnetAsync(params string[] arguments) =>
        Dotnet.RunAsync(Folder, _packages.Cache, arguments);

    public void Write(string file, byte[] content) =>
        File.WriteAllBytes(Path.Combine(Folder, file), content);

    public Task<Dotnet.Result> BuildAsync(params string[] arguments) =>
        DotnetAsync(["build", "-nologo", "-tl:off", .. arguments]);

    /// <summary>Builds the project and fails on a warning.</summary>
    public async Task<Dotnet.Result> BuildCleanAsync(params string[] arguments)
    {
        var built = (await BuildAsync(arguments)).AssertSucceeded();
        Assert.Contains("0 Warning(s)", built.Output, StringComparison.Ordinal);
        return built;
    }

    /// <summary>Returns the compiler arguments that a design-time build provides to an editor.</summary>
    public async Task<IReadOnlyList<string>> CompilerArgumentsAsync(
        string project = "Acme.Tool.csproj",
        params string[] options
    )
    {
        (await DotnetAsync(["restore", project, .. options])).AssertSucceeded();
        var items = await ItemsAsync(
            "CscCommandLineArgs",
            [
                project,
                "-t:Compile",
                "-p:DesignTimeBuild=true",
                "-p:BuildingProject=false",
                "-p:SkipCompilerExecution=true",
                "-p:ProvideCommandLineArgs=true",
                // A missing input makes the build output out of date.
                "-p:NonExistentFile=nowhere",
                .. options,
            ]
        );
        return [.. items.Select(item => item.Replace("\"", "", StringComparison.Ordinal))];
    }

    /// <summary>Returns the items with a name, after running the targets in the arguments.</summary>
    public async Task<IReadOnlyList<string>> ItemsAsync(string name, params string[] arguments)
    {
        var built = await DotnetAsync(["msbuild", $"-getItem:{name}", .. arguments]);
        using var json = JsonDocument.Parse(built.AssertSucceeded().Output);
        return
        [
            .. json
                .RootElement.GetProperty("Items")
                .GetProperty(name)
                .EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!),
        ];
    }

    /// <summary>Runs the built program.</summary>
    public Task<Dotnet.Result> RunAsync(params string[] arguments) =>
        DotnetAsync([Path.Combine("bin", "Debug", "net10.0", "Acme.Tool.dll"), .. arguments]);

    /// <summary>
    /// Runs the built program against a stand-in. The arguments are its address, project, and credentials.
    /// </summary>
    /// <param name="program">An assembly, or a self-contained program.</param>
    /// <returns>The lines of the output.</returns>
    public async Task<IReadOnlyList<string>> RunAgainstStandInAsync(
        string program = "bin/Debug/net10.0/Acme.Tool.dll"
    )
    {
        await using var server = await AtlasStandInServer.StartAsync();
        string[] arguments =
        [
            server.BaseAddress.ToString(),
            server.ProjectId,
            server.PublicKey,
            server.PrivateKey,
            server.ClientId,
            server.ClientSecret,
        ];
        var run = program.EndsWith(".dll", StringComparison.Ordinal)
            ? await DotnetAsync(["exec", program, .. arguments])
            : await Dotnet.RunProgramAsync(Path.Combine(Folder, program), Folder, [], arguments);
        return run.AssertSucceeded().Output.Trim().Split('\n', StringSplitOptions.TrimEntries);
    }
}
