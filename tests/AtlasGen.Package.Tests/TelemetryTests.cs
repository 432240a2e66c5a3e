using System.Text.RegularExpressions;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the page about telemetry with the exporters of OpenTelemetry.</summary>
public partial class TelemetryTests(PackedPackages packages)
{
    [Fact]
    public async Task The_queries_of_the_page_find_what_is_exported_and_no_secret_is_exported()
    {
        var page = Page.Read("docs/telemetry.md");
        var project = UserProject.Copy(packages, "Telemetry", isAlone: false, "atlas.yaml");
        project.Write(
            "ThePage.cs",
            $$"""
            using OpenTelemetry.Metrics;
            using OpenTelemetry.Trace;

            internal static class ThePage
            {
                public static void AddTelemetry(WebApplicationBuilder builder)
                {
                    {{page.Blocks.Single(block => block.Language == "csharp").Code}}
                }
            }
            """
        );
        await project.BuildCleanAsync();
        var console = string.Join('\n', await project.RunAgainstStandInAsync());
        var metrics = File.ReadAllText(Path.Combine(project.Folder, "metrics.txt"));
        var queries = page.Blocks.Where(block => block.Language == "promql").ToList();
        Assert.Equal(8, queries.Count);
        foreach (var code in queries.Select(query => query.Code))
        {
            foreach (var name in Metric().Matches(code).Select(match => match.Value))
            {
                Assert.Matches($$"""(?m)^{{name}}\{""", metrics);
                // All metrics in a query have the labels by which it groups and filters.
                Assert.All(
                    Label().Matches(code),
                    label => Assert.Matches($$"""(?m)^{{name}}\{.*\b{{label.Value}}=""", metrics)
                );
            }

            Assert.All(
                Value().Matches(code),
                value => Assert.Contains(value.Value, metrics, StringComparison.Ordinal)
            );
        }

        // The view of the page applies.
        Assert.Contains("le=\"0.025\"", metrics, StringComparison.Ordinal);
        // The exporters print each name and attribute of the tables.
        var names = Cell().Matches(File.ReadAllText(Path.Combine(Repository.Folder, page.Path)));
        Assert.Equal(8, names.Count);
        Assert.All(
            names,
            name => Assert.Contains(name.Groups[1].Value, console, StringComparison.Ordinal)
        );
        Assert.Contains(
            "GET /api/atlas/v1.0/groups/{groupId}/invites",
            console,
            StringComparison.Ordinal
        );
        Assert.Contains("atlasgen.rate_limit.wait", console, StringComparison.Ordinal);
        Assert.Contains(
            "(createProjectInvitation, Acme): 200 after",
            console,
            StringComparison.Ordinal
        );

        var sent = File.ReadAllLines(Path.Combine(project.Folder, "sent.txt"));
        // The token and the credentials for it, of two clients.
        Assert.True(sent.Distinct().Count() >= 3);
        Assert.All(
            [.. sent, "s3cret", "mdb_sa_sk_", "username=", "%40"],
            secret =>
            {
                Assert.DoesNotContain(secret, console, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(secret, metrics, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [GeneratedRegex(@"\batlasgen_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(
        @"(?<=[(,{]\s*)(?:atlas_(?:client|operation_id)|error_type|http_response_status_code)\b"
    )]
    private static partial Regex Label();

    [GeneratedRegex("(?<=\\w=)\"[^\"]+\"")]
    private static partial Regex Value();

    [GeneratedRegex(@"^\| `((?:atlas|http|error)[\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Cell();
}
