using System.IO.Compression;

namespace AtlasGen.Package.Tests;

/// <summary>Tests compilers and language versions that are older than those of this SDK.</summary>
public class CompilerTests(PackedPackages packages)
{
    [Fact]
    public async Task The_compiler_of_the_SDK_8_loads_the_packed_generator_on_its_own_runtime()
    {
        var host = UserProject.Copy(packages, "OldCompiler", isAlone: false, "atlas.yaml");
        var built = await Dotnet.RunAsync(host.Folder, null, "build", "-nologo", "-tl:off");
        built.AssertSucceeded();
        await ZipFile.ExtractToDirectoryAsync(
            packages.Package("AtlasGen"),
            Path.Combine(host.Folder, "package"),
            TestContext.Current.CancellationToken
        );
        var run = await Dotnet.RunProgramAsync(
            Directory
                .GetFiles(host.Folder, "OldCompiler.dll", SearchOption.AllDirectories)
                .Single(file => file.Contains("bin", StringComparison.Ordinal))[..^".dll".Length],
            host.Folder,
            [],
            Path.Combine(host.Folder, "package", "analyzers", "dotnet", "cs"),
            Path.Combine("package", "lib", "net8.0", "AtlasGen.Runtime.dll"),
            "atlas.yaml"
        );
        Assert.Equal(
            [".NET 8", "a client"],
            run.AssertSucceeded().Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
    }

    [Theory]
    [InlineData(
        "LangVersion=11",
        "but LangVersion is 11. Remove LangVersion, or set it to 12 or later."
    )]
    [InlineData(
        "CompilerApiVersion=roslyn4.7",
        "but the compiler is roslyn4.7. Build with .NET SDK 8 or later, or with Visual Studio 17.8 or later."
    )]
    public async Task What_is_too_old_is_one_error(string property, string expected)
    {
        var project = new UserProject(
            packages,
            property,
            """<AtlasSpec Include="atlas.yaml" />""",
            "Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var built = await project.BuildAsync($"-p:{property}");
        built.AssertFailed(
            $"error AG1009: AtlasGen requires .NET 8 or later, C# 12 or later, and the compiler of .NET SDK 8 or later, {expected}"
        );
        Assert.Contains(" 1 Error(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_that_the_library_is_not_for_is_one_error()
    {
        var project = new UserProject(
            packages,
            "old framework",
            """<AtlasSpec Include="atlas.yaml" />""",
            "",
            "<TargetFramework>netstandard2.0</TargetFramework><LangVersion>12</LangVersion>",
            isAlone: false
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var built = (await project.BuildAsync()).AssertFailed(
            "error AG1009: AtlasGen requires .NET 8 or later, C# 12 or later, and the compiler of .NET SDK 8 or later, but this project targets .NETStandard,Version=v2.0. Set TargetFramework to net8.0 or later, or move the AtlasSpec item to a library that targets net8.0."
        );
        Assert.Contains(" 1 Error(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_framework_may_have_a_name_of_the_project()
    {
        var project = new UserProject(
            packages,
            "named framework",
            """<AtlasSpec Include="atlas.yaml" />""",
            "Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));",
            """
            <OutputType>Exe</OutputType>
            <TargetFramework>modern</TargetFramework>
            <TargetFrameworkIdentifier>.NETCoreApp</TargetFrameworkIdentifier>
            <TargetFrameworkVersion>v10.0</TargetFrameworkVersion>
            <TargetFrameworkMoniker>.NETCoreApp,Version=v10.0</TargetFrameworkMoniker>
            """
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync()).AssertSucceeded();
    }

    [Fact]
    public async Task Another_language_is_one_error()
    {
        var project = new UserProject(packages, "other language", "", "");
        File.Move(
            Path.Combine(project.Folder, "Acme.Tool.csproj"),
            Path.Combine(project.Folder, "Acme.Tool.vbproj")
        );
        project.Write(
            "Directory.Build.props",
            """<Project><ItemGroup><AtlasSpec Include="atlas.yaml" /></ItemGroup></Project>"""
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var built = await project.BuildAsync();
        built.AssertFailed("error AG1009: ");
        Assert.Contains(
            ", but the language of this project is VB",
            built.Output,
            StringComparison.Ordinal
        );
    }
}
