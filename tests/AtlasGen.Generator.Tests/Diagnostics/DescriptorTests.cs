using System.Reflection;
using AtlasGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>
/// Tests that every diagnostic has a page, a release entry, a row in the index, and a test, and that there are no
/// others.
/// </summary>
public class DescriptorTests
{
    // These have no descriptor, because the build, or the compiler for deprecated members, reports them.
    private static readonly string[] Elsewhere = ["AG1006", "AG1009", "AG1012", "AG4001"];

    private static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        .. typeof(Descriptors)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    private static IEnumerable<string> Ids =>
        All.Select(descriptor => descriptor.Id).Concat(Elsewhere).Order(StringComparer.Ordinal);

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(All.Count, All.Select(descriptor => descriptor.Id).Distinct().Count());

    [Fact]
    public void Every_id_has_a_page_of_cause_example_and_fix()
    {
        var folder = Path.Combine(Repository.Folder, "docs", "diagnostics");
        var pages = Directory
            .GetFiles(folder)
            .Where(page => Path.GetFileName(page) != "README.md")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(Ids, pages.Select(Path.GetFileNameWithoutExtension));
        Assert.All(
            pages,
            page =>
                Assert.All(
                    ["**Cause.**", "**Example.**", "**Fix.**"],
                    part => Assert.Contains(part, File.ReadAllText(page), StringComparison.Ordinal)
                )
        );
        Assert.All(
            All,
            descriptor =>
                Assert.EndsWith(
                    $"/docs/diagnostics/{descriptor.Id}.md",
                    descriptor.HelpLinkUri,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Every_id_has_a_row_in_the_index()
    {
        var rows = File.ReadLines(
                Path.Combine(Repository.Folder, "docs", "diagnostics", "README.md")
            )
            .Where(line => line.StartsWith("| [AG", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Ids, rows.Select(row => row["| [".Length..row.IndexOf(']', 3)]));
        Assert.All(
            All,
            descriptor =>
            {
                var severity = descriptor.DefaultSeverity.ToString().ToLowerInvariant();
                Assert.Contains(
                    $"| [{descriptor.Id}]({descriptor.Id}.md) | {severity} | {descriptor.Title} |",
                    rows
                );
            }
        );
    }

    [Fact]
    public void Every_id_has_a_release_entry()
    {
        var entries = Directory
            .GetFiles(Path.Combine(Repository.Folder, "generator"), "AnalyzerReleases.*.md")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("AG", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]);
        Assert.Equal(
            All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            entries.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_id_has_a_test()
    {
        var tests = Directory
            .GetFiles(
                Path.Combine(Repository.Folder, "tests"),
                "*Tests.cs",
                SearchOption.AllDirectories
            )
            .Where(file =>
                !file.EndsWith(nameof(DescriptorTests) + ".cs", StringComparison.Ordinal)
            )
            .Select(File.ReadAllText);
        var text = string.Concat(tests);
        Assert.All(Ids, id => Assert.Matches($"(?: {id}: |\"{id}\")", text));
    }
}
