using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests which version of an operation is called.</summary>
public class VersionTests
{
    private const string Newest = """
            public static async Task<string> Update(AtlasClient atlas)
            {
                Cluster cluster = await atlas.Clusters.UpdateClusterAsync("c", new Cluster { Regions = ["a"] });
                return string.Join(",", cluster.Regions!);
            }

            public static async Task<string> Delete(AtlasClient atlas)
            {
                await atlas.Clusters.DeleteClusterAsync("c");
                return "";
            }

            public static async Task<string> Snapshots(AtlasClient atlas)
            {
                await atlas.Clusters.CreateSnapshotAsync(new OldCluster { Size = 5 });
                await atlas.Clusters.ReplaceSnapshotAsync(new OldCluster { Size = 6 });
                return "";
            }

        """;

    private const string Oldest = """
            public static async Task<string> Update(AtlasClient atlas)
            {
                OldCluster cluster = await atlas.Clusters.UpdateClusterAsync("c", new OldCluster { Size = 5 });
                return cluster.Size.ToString()!;
            }

            public static async Task<string> Delete(AtlasClient atlas)
            {
                OldCluster cluster = await atlas.Clusters.DeleteClusterAsync("c");
                return cluster.Size.ToString()!;
            }

        """;

    private static readonly Lazy<Assembly> ByDefault = UserCode.Compile("versions", Newest);

    private static readonly Lazy<Assembly> OfThePast = UserCode.Compile(
        "versions",
        Oldest,
        "2024-08-04"
    );

    [Fact]
    public async Task The_newest_stable_one_by_default()
    {
        Assert.Equal(
            """
            PATCH /clusters/c
            Accept: application/vnd.atlas.2024-08-05+json
            Authorization: Bearer t0ken
            Content-Type: application/vnd.atlas.2024-08-05+json

            {"regions":["a"]}

            = a,b
            """,
            await ByDefault.CallAsync("Update", WireAnswer.Json("""{"regions":["a","b"]}"""))
        );
        Assert.Equal(
            """
            DELETE /clusters/c
            Accept: application/vnd.atlas.2024-08-05+json
            Authorization: Bearer t0ken
            """,
            await ByDefault.CallAsync("Delete", WireAnswer.Nothing)
        );
    }

    [Fact]
    public async Task The_body_has_the_version_of_the_response() =>
        Assert.Equal(
            """
            POST /snapshots
            Accept: application/vnd.atlas.2023-01-01+json
            Authorization: Bearer t0ken
            Content-Type: application/vnd.atlas.2023-01-01+json

            {"size":5}

            PUT /snapshots
            Accept: application/vnd.atlas.2024-08-05+json
            Authorization: Bearer t0ken
            Content-Type: application/vnd.atlas.2023-01-01+json

            {"size":6}
            """,
            await ByDefault.CallAsync("Snapshots", WireAnswer.Nothing)
        );

    [Fact]
    public async Task The_newest_that_the_item_allows()
    {
        Assert.Equal(
            """
            PATCH /clusters/c
            Accept: application/vnd.atlas.2023-01-01+json
            Authorization: Bearer t0ken
            Content-Type: application/vnd.atlas.2023-01-01+json

            {"size":5}

            = 6
            """,
            await OfThePast.CallAsync("Update", WireAnswer.Json("""{"size":6}"""))
        );
        Assert.Equal(
            """
            DELETE /clusters/c
            Accept: application/vnd.atlas.2023-01-01+json
            Authorization: Bearer t0ken

            = 6
            """,
            await OfThePast.CallAsync("Delete", WireAnswer.Json("""{"size":6}"""))
        );
    }

    [Theory]
    [InlineData("", "NextCluster", "Cluster", 8)]
    [InlineData("preview", "NextCluster", "NextCluster", 8)]
    [InlineData("2026-01-01", "", "Cluster", 7)]
    [InlineData("2023-01-01", "", "OldCluster", 5)]
    public void A_preview_only_if_it_is_selected_or_the_only_version(
        string apiVersion,
        string simulation,
        string cluster,
        int operations
    )
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Feature("versions"), metadata: ("ApiVersion", apiVersion))
            .Run()
            .AssertCompiles();
        var text = run.File("IClustersClient");
        Assert.Contains($"Task<{cluster}> GetClusterAsync(", text, StringComparison.Ordinal);
        Assert.Equal(
            simulation.Length > 0,
            text.Contains($"Task<{simulation}> CreateSimulationAsync(", StringComparison.Ordinal)
        );
        Assert.Equal(operations, text.Split("<exception cref=\"AtlasApiException\">").Length - 1);
    }

    [Fact]
    public void An_operation_without_a_version_that_is_old_enough_is_left_out()
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Feature("versions"), metadata: ("ApiVersion", "2022-12-31"))
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "atlas.yaml(17,5): warning AG3002: The operation 'getCluster' is not generated: it has no version 2022-12-31 or earlier, only 2023-01-01, 2024-08-05, preview. Exclude it from the selection to remove this warning.",
                "atlas.yaml(43,5): warning AG3002: The operation 'updateCluster' is not generated: it has no version 2022-12-31 or earlier, only 2023-01-01, 2024-08-05. Exclude it from the selection to remove this warning.",
                "atlas.yaml(68,5): warning AG3002: The operation 'deleteCluster' is not generated: it has no version 2022-12-31 or earlier, only 2023-01-01, 2024-08-05. Exclude it from the selection to remove this warning.",
                "atlas.yaml(85,5): warning AG3002: The operation 'getOld' is not generated: it has no version 2022-12-31 or earlier, only 2023-01-01. Exclude it from the selection to remove this warning.",
                "atlas.yaml(98,5): warning AG3002: The operation 'getDeprecated' is not generated: it has no version 2022-12-31 or earlier, only 2024-08-05. Exclude it from the selection to remove this warning.",
                "atlas.yaml(110,5): warning AG3002: The operation 'createSimulation' is not generated: it has no version 2022-12-31 or earlier, only preview. Exclude it from the selection to remove this warning.",
                "atlas.yaml(129,5): warning AG3002: The operation 'createSnapshot' is not generated: it has no version 2022-12-31 or earlier, only 2023-01-01. Exclude it from the selection to remove this warning.",
                "atlas.yaml(148,5): warning AG3002: The operation 'replaceSnapshot' is not generated: it has no version 2022-12-31 or earlier, only 2024-08-05. Exclude it from the selection to remove this warning.",
            ],
            run.Diagnostics
        );
    }

    [Fact]
    public void The_end_of_a_version_is_reported_where_it_is_chosen()
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Feature("versions"), metadata: ("ApiVersion", "2023-01-01"))
            .Run();
        Assert.Contains(
            "atlas.yaml(17,5): info AG4002: The operation 'getCluster' is deprecated; its sunset date is 2027-07-01. Use version 2024-08-05 instead.",
            run.Diagnostics
        );
        Assert.Contains(
            "/// <para>This operation is deprecated; its sunset date is 2027-07-01. Use version 2024-08-05 instead.</para>",
            run.File("IClustersClient"),
            StringComparison.Ordinal
        );
    }
}
