using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Compares the v2 document of August 2026 with that of June 2025, and documents with themselves.</summary>
public class PreviousDocumentTests(ITestOutputHelper output)
{
    private const string Older = "atlas-v2-2025-06.json";
    private const string Newer = "atlas-v2.yaml";

    [Fact]
    public void Renamed_operations_are_reported_with_the_line_to_write()
    {
        var lines = Compare("listProjectUsers\nlistReplicaSetBackups\ngetPipeline\n", Older, Newer);
        Assert.Equal(
            [
                "atlas.operations(1,1): error AG5001: The operation 'listProjectUsers' of the previous document is now 'listGroupUsers'. To keep the name, write 'listGroupUsers as ListProjectUsers' in the OperationsFile.",
                "atlas.operations(2,1): error AG5001: The operation 'listReplicaSetBackups' of the previous document is now 'listGroupClusterBackupSnapshots'. To keep the name, write 'listGroupClusterBackupSnapshots as ListReplicaSetBackups' in the OperationsFile.",
                "atlas.operations(3,1): error AG5001: The operation 'getPipeline' of the previous document is gone: the document has no GET /api/atlas/v2/groups/{groupId}/pipelines/{pipelineName}. Remove the entry.",
            ],
            lines.Where(line => line.StartsWith("atlas.operations", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(lines, line => line.Contains("AG1002", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("listGroupUsers as ListProjectUsers\nlistGroupClusters as ListClusters\n")]
    [InlineData("*Stream*\n")]
    [InlineData("tag:Clusters\n")]
    public void Each_change_has_its_line(string selection)
    {
        var lines = Compare(selection, Older, Newer)
            .Where(line => line.Contains(" AG5", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(lines);
        Assert.Single(lines, line => line.Contains(" AG5008: ", StringComparison.Ordinal));
        Assert.All(
            lines.Where(line => !line.Contains(" AG5008: ", StringComparison.Ordinal)),
            line => Assert.DoesNotContain("(1,1): ", line, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(Older)]
    [InlineData(Newer)]
    public void A_document_is_not_different_from_itself(string document) =>
        Assert.DoesNotContain(
            Compare("*", document, document),
            line => line.Contains(" AG5", StringComparison.Ordinal)
        );

    private IReadOnlyList<string> Compare(string selection, string from, string to)
    {
        var lines = new SpecProject()
            .AddSpec(
                SpecTexts.Corpus(to),
                path: to,
                metadata: [("OperationsFile", "atlas.operations"), ("Previous", "old")]
            )
            .AddSelection(selection)
            .AddFile("old", SpecTexts.Corpus(from))
            .Run()
            .Diagnostics;
        output.WriteLine(
            string.Join(
                "\n",
                lines.Where(line => line.Contains(" AG5", StringComparison.Ordinal)).Take(60)
            )
        );
        return lines;
    }
}
