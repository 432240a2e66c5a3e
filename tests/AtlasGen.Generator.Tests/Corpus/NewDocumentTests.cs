using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>
/// Tests that code written for the v2 document of June 2025 compiles with the document of August 2026.
/// </summary>
public class NewDocumentTests
{
    private const string Calls = """
        using System.Threading.Tasks;
        using Acme.Atlas;

        class Calls
        {
            async Task All(AtlasClient atlas)
            {
                await atlas.CloudBackups.ListGroupClusterBackupSnapshotsAsync("g", "c", query: new() { ItemsPerPage = 5 });
                await atlas.CloudBackups.ListGroupClusterBackupSnapshotsAsync("g", "c", new() { PageNum = 2, IncludeCount = false }, envelope: true);
                await foreach (var snapshot in atlas.CloudBackups.EnumerateGroupClusterBackupSnapshotsAsync("g", "c", new() { ItemsPerPage = 5 })) { }
                await atlas.MongoDBCloudUsers.ListOrgTeamUsersAsync("o", "t", query: new() { Username = "ada@example.com" });
                await foreach (var user in atlas.MongoDBCloudUsers.EnumerateOrgTeamUsersAsync("o", "t", new() { ItemsPerPage = 5 })) { }
            }
        }
        """;

    [Theory]
    [InlineData(
        "atlas-v2-2025-06.json",
        """
            listReplicaSetBackups as ListGroupClusterBackupSnapshots
            listTeamUsers as ListOrgTeamUsers
            """
    )]
    [InlineData("atlas-v2.yaml", "listGroupClusterBackupSnapshots\nlistOrgTeamUsers")]
    public void Calls_with_optional_parameters_keep_compiling(string document, string selection) =>
        new SpecProject()
            .AddSpec(
                SpecTexts.Corpus(document),
                path: document,
                metadata: ("OperationsFile", "atlas.operations")
            )
            .AddSelection(selection)
            .AddSource(Calls)
            .Run()
            .AssertCompiles();
}
