using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Compares generated files with the accepted ones. For how to accept changes, see CONTRIBUTING.md.</summary>
/// <remarks>
/// The layout and the workflow are those of Verify.SourceGenerators (Test.Name#Hint.verified.cs in the folder of the
/// test, .received.cs on a difference), so that Verify can replace this file.
/// </remarks>
internal static partial class Snapshot
{
    /// <param name="run">The run of the generator.</param>
    /// <param name="types">The types whose files are compared; empty for all.</param>
    public static void Verify(
        GeneratorRun run,
        IReadOnlyCollection<string>? types = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testName = ""
    )
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{testName}#";
        var failures = new StringBuilder();
        var files = run
            .Files.Where(file => types is null || types.Contains(file.Key.Split('.')[^3]))
            .ToDictionary();
        foreach (var (hint, text) in files)
        {
            var name = prefix + hint.Replace(".g.cs", "", StringComparison.Ordinal);
            Compare(Path.Combine(folder, name), Scrub(text), failures);
        }

        var expected = files.Keys.Select(hint =>
            prefix + hint.Replace(".g.cs", ".verified.cs", StringComparison.Ordinal)
        );
        foreach (
            var stale in Directory
                .GetFiles(folder, prefix + "*.verified.cs")
                .Select(Path.GetFileName)
                .Except(expected)
        )
        {
            failures.AppendLine(
                CultureInfo.InvariantCulture,
                $"{stale} is accepted, but nothing of that name is generated."
            );
        }

        Assert.True(failures.Length == 0, failures.ToString());
    }

    private static void Compare(string path, string received, StringBuilder failures)
    {
        var verifiedPath = path + ".verified.cs";
        var receivedPath = path + ".received.cs";
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        failures.AppendLine(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} differs:");
        var lines = InlineDiffBuilder.Diff(verified, received).Lines;
        foreach (var line in lines.Where(line => line.Type is not ChangeType.Unchanged).Take(40))
        {
            failures.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {(line.Type is ChangeType.Inserted ? '+' : '-')} {line.Text}"
            );
        }
    }

    /// <summary>Removes the version, which would change every snapshot in every release.</summary>
    private static string Scrub(string text) => Version().Replace(text, "$1{version}$2");

    [GeneratedRegex("(\\[GeneratedCode\\(\"AtlasGen\", \")[0-9.]+(\"\\)\\])")]
    private static partial Regex Version();
}
