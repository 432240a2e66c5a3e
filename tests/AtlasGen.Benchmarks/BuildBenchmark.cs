using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AtlasGen.Benchmarks;

/// <summary>
/// Measures whole builds of a project with the package, and of the same project with checked-in generated files.
/// </summary>
internal static class BuildBenchmark
{
    private const string Program = """
        var atlas = Acme.Atlas.AtlasClient.Create(AtlasGen.AtlasCredentials.Token("t"));
        System.Console.WriteLine(atlas);
        """;

    private const string ProgramWithoutClient = "System.Console.WriteLine();";
    private const int ManyOperations = 20;

    // ExcludeAssets="analyzers" is not enough, because the SDK uses a package's analyzers anyway.
    private const string WithoutGenerator = """
        <Target Name="WithoutGenerator" BeforeTargets="CoreCompile">
          <ItemGroup>
            <Analyzer Remove="@(Analyzer)" Condition="'%(Analyzer.NuGetPackageId)' == 'AtlasGen'" />
          </ItemGroup>
        </Target>
        """;

    public static void Run(Figures figures, string document, string operationId, int rounds)
    {
        var root = Directory.CreateTempSubdirectory("atlasgen-benchmark-").FullName;
        try
        {
            var packages = Path.Combine(root, "packages");
            Dotnet(
                Repository.Folder,
                ["pack", "runtime/AtlasGen.Runtime", "-c", "Release", "-o", packages]
            );
            var spec = Path.GetFileName(document);
            var generated = Create(
                root,
                "generated",
                packages,
                $"""<ItemGroup><AtlasSpec Include="{spec}" Operations="{operationId}" Namespace="Acme.Atlas" /></ItemGroup>"""
            );
            spec = Path.Combine(generated, spec);
            var text = File.ReadAllText(document);
            File.WriteAllText(spec, text);
            Dotnet(generated, ["build", "-p:EmitCompilerGeneratedFiles=true"]);

            var checkedIn = Create(root, "checkedin", packages, WithoutGenerator);
            foreach (
                var file in Directory.GetFiles(generated, "*.g.cs", SearchOption.AllDirectories)
            )
            {
                if (Path.GetFileName(file).StartsWith("Acme.Atlas.", StringComparison.Ordinal))
                {
                    File.Copy(file, Path.Combine(checkedIn, Path.GetFileName(file)));
                }
            }

            Dotnet(checkedIn, ["build"]);
            // Use a separate compiler server for this run.
            string[] warm =
            [
                "-p:UseSharedCompilation=true",
                $"-p:SharedCompilationId=atlasgen{Environment.ProcessId}",
            ];
            var both = new Builds(figures, generated, checkedIn, Program, rounds);
            both.Compare(
                "build / generated files checked in (warm compiler server)",
                1.03,
                _ => { },
                warm
            );
            both.Compare(
                "build with the document edited / generated files checked in (warm)",
                null,
                // Trailing spaces change only the text.
                round => File.WriteAllText(spec, text + new string(' ', round)),
                warm
            );
            both.Compare(
                "build / generated files checked in (cold)",
                1.1,
                _ => { },
                "-p:UseSharedCompilation=false"
            );
            CompareManyOperations(figures, root, packages, document, rounds, warm);
            var again = Dotnet(generated, ["build", "--no-restore", "-v:d"]);
            var isSkipped = again.Contains(
                "Skipping target \"CoreCompile\"",
                StringComparison.Ordinal
            );
            Console.WriteLine(
                $"build without a change: compiler {(isSkipped ? "not started" : "STARTED")}"
            );
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>
    /// Compares the build after an edit of a C# file with and without many operations, which the compiler compiles again
    /// each time.
    /// </summary>
    private static void CompareManyOperations(
        Figures figures,
        string root,
        string packages,
        string document,
        int rounds,
        string[] warm
    )
    {
        var ids = Regex
            .Matches(File.ReadAllText(document), @"\boperationId""?:\s*""?([\w.-]+)")
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        // Evenly spaced in the document, so that the choice favors no kind of operation.
        var operations = Enumerable
            .Range(0, ManyOperations)
            .Select(i => ids[i * ids.Count / ManyOperations]);
        var many = Create(
            root,
            "many",
            packages,
            $"""<ItemGroup><AtlasSpec Include="{document}" Operations="{string.Join(';', operations)}" Namespace="Acme.Atlas" /></ItemGroup>"""
        );
        var none = Create(root, "none", packages, "");
        foreach (var folder in new[] { many, none })
        {
            File.WriteAllText(Path.Combine(folder, "Program.cs"), ProgramWithoutClient);
            Dotnet(folder, ["build", .. warm]);
        }

        new Builds(figures, many, none, ProgramWithoutClient, rounds).Compare(
            $"build with {ManyOperations} operations / without them (warm)",
            1.3,
            _ => { },
            warm
        );
    }

    /// <summary>Two projects, built alternately.</summary>
    private sealed class Builds(
        Figures figures,
        string generated,
        string other,
        string program,
        int rounds
    )
    {
        private int _round;

        public void Compare(string what, double? bar, Action<int> edit, params string[] compiler)
        {
            var with = new Measure("generated");
            var without = new Measure("compared build");
            // The first builds start the server and load everything that is loaded once.
            for (var i = -6; i < rounds; i++)
            {
                edit(++_round);
                var both = new[] { (generated, with), (other, without) };
                foreach (var (folder, measure) in i % 2 == 0 ? both : [both[1], both[0]])
                {
                    // Edit a C# file, so that the compiler has something to do.
                    File.WriteAllText(
                        Path.Combine(folder, "Program.cs"),
                        $"{program}// {_round}\n"
                    );
                    string[] build = ["build", "--no-restore", "-v:q", .. compiler];
                    if (i < 0)
                    {
                        Dotnet(folder, build);
                    }
                    else
                    {
                        measure.Time(() => Dotnet(folder, build));
                    }
                }
            }

            figures.AddRatio(what, with, without, bar);
        }
    }

    private static string Create(string root, string name, string packages, string content)
    {
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""<configuration><packageSources><clear /><add key="local" value="{packages}" /></packageSources></configuration>"""
        );
        File.WriteAllText(
            Path.Combine(folder, "User.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <RestorePackagesPath>{root}/cache</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AtlasGen" Version="*" />
              </ItemGroup>
              {content}
            </Project>
            """
        );
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        return folder;
    }

    private static string Dotnet(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-tl:off"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }
}
