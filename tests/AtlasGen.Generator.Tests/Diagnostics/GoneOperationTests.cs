using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests <c>AsOf</c>, the date on which selected operations must exist.</summary>
public class GoneOperationTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /clusters:
            get:
              operationId: listClusters
              tags: [Clusters]
              responses:
                "200":
                  description: All.
                  content:
                    application/vnd.atlas.2023-01-01+json: { x-sunset: "2025-01-01", schema: { type: string } }
                    application/vnd.atlas.2024-08-05+json: { schema: { type: string } }
          /teams:
            get:
              operationId: listTeams
              tags: [Clusters]
              description: Deprecated. Use **listClusters** instead.
              deprecated: true
              responses:
                "200":
                  description: All.
                  content:
                    application/vnd.atlas.2023-01-01+json: { x-sunset: 2026-01-01, schema: { type: string } }
                    application/vnd.atlas.2024-08-05+json: { x-sunset: "2026-07-01T00:00:00Z", schema: { type: string } }
                    application/vnd.atlas.preview+json: { schema: { type: string } }
            delete:
              operationId: deleteTeams
              tags: [Clusters]
              x-sunset: 2026-07-01
              responses: { "204": { description: Done. } }
        """;

    private const string Teams =
        "(15,5): warning AG4003: The operation 'listTeams' is gone, because its sunset date 2026-07-01 is before 2026-07-02, the date in AsOf of this AtlasSpec item. Use 'listClusters' instead.";

    private const string DeleteTeams =
        "(27,5): warning AG4003: The operation 'deleteTeams' is gone, because its sunset date 2026-07-01 is before 2026-07-02, the date in AsOf of this AtlasSpec item.";

    [Fact]
    public void Operations_are_gone_after_the_last_day_of_their_last_version() =>
        Assert.Equal(
            ["atlas.yaml" + Teams, "atlas.yaml" + DeleteTeams],
            Project("2026-07-02").Run().AssertCompiles().Diagnostics
        );

    [Theory]
    [InlineData("")]
    [InlineData("2026-07-01")]
    public void Until_then_the_date_is_stated(string date) =>
        Assert.Equal(
            [
                "atlas.yaml(15,5): info AG4002: The operation 'listTeams' is deprecated; its sunset date is 2026-07-01. Use 'listClusters' instead.",
                "atlas.yaml(27,5): info AG4002: The operation 'deleteTeams' is deprecated; its sunset date is 2026-07-01",
            ],
            Project(date).Run().Diagnostics
        );

    // The version in use ended in 2025, but the operation has a newer one.
    [Fact]
    public void A_version_that_ended_is_not_the_operation() =>
        Assert.Equal(
            "atlas.yaml(5,5): info AG4002: The operation 'listClusters' is deprecated; its sunset date is 2025-01-01. Use version 2024-08-05 instead.",
            Project("2026-07-02", ("ApiVersion", "2023-01-01")).Run().Diagnostics[0]
        );

    [Fact]
    public void The_date_does_not_change_the_client() =>
        Assert.Equal(Project("").Run().Files, Project("2026-07-02").Run().Files);

    [Fact]
    public void The_line_is_that_of_the_entry()
    {
        var run = new SpecProject()
            .AddSpec(
                Document,
                metadata: [("OperationsFile", "atlas.operations"), ("AsOf", "2026-07-02")]
            )
            .AddSelection("listClusters\nlistTeams")
            .Run();
        Assert.Equal(["atlas.operations" + Teams.Replace("(15,5)", "(2,1)")], run.Diagnostics);
    }

    private static SpecProject Project(
        string date,
        params (string Name, string Value)[] metadata
    ) => new SpecProject().AddSpec(Document, metadata: [.. metadata, ("AsOf", date)]);
}
