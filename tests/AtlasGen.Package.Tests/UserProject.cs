namespace AtlasGen.Package.Tests;

/// <summary>A project outside of the repository, with nothing but the package.</summary>
internal sealed class UserProject
{
    private readonly PackedPackages _packages;

    public UserProject(
        PackedPackages packages,
        string name,
        string items,
        string program,
        string properties = "<OutputType>Exe</OutputType>",
        bool isAlone = true
    )
    {
        _packages = packages;
        Folder = packages.NewFolder(name, isAlone);
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
                <PackageReference Include="AtlasGen" Version="0.1.0" />
                {items}
              </ItemGroup>
            </Project>
            """
        );
        Write("Program.cs", program);
    }

    public string Folder { get; }

    public void Write(string file, string text) =>
        File.WriteAllText(Path.Combine(Folder, file), text);

    public void Write(string file, byte[] content) =>
        File.WriteAllBytes(Path.Combine(Folder, file), content);

    public Task<Dotnet.Result> BuildAsync(params string[] arguments) =>
        Dotnet.RunAsync(Folder, _packages.Cache, ["build", "-nologo", "-tl:off", .. arguments]);

    /// <summary>Runs what was built.</summary>
    public Task<Dotnet.Result> RunAsync(params string[] arguments) =>
        Dotnet.RunAsync(
            Folder,
            _packages.Cache,
            [Path.Combine("bin", "Debug", "net10.0", "Acme.Tool.dll"), .. arguments]
        );
}
