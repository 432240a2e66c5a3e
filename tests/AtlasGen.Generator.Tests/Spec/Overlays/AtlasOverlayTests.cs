using AtlasGen.Generator.Spec.Rewriting.Overlays;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Overlays;

/// <summary>Applies the overlay of the package to a small document. The tests of the corpus apply it to Atlas.</summary>
public class AtlasOverlayTests
{
    private const string File = "atlas.overlay.yaml";

    private static readonly string[] Forms =
    [
        "read gone",
        "read state until",
        "read state until fail",
        "read until fail",
    ];

    private const string Document = """
        openapi: 3.0.3
        info: { title: Clusters, version: "1" }
        servers: [{ url: 'https://example.com' }]
        paths:
          /api/atlas/v2/groups/{groupId}/clusters:
            post:
              operationId: addCluster
              tags: [Clusters]
              parameters: [{ name: groupId, in: path, required: true, schema: { type: string } }]
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Cluster' } } } }
              responses: { "201": { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Cluster' } } } } }
          /api/atlas/v2/groups/{groupId}/clusters/{clusterName}:
            parameters:
              - { name: groupId, in: path, required: true, schema: { type: string } }
              - { name: clusterName, in: path, required: true, schema: { type: string } }
            get:
              operationId: readCluster
              tags: [Clusters]
              responses: { "200": { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Cluster' } } } } }
        components:
          schemas:
            Cluster:
              type: object
              properties:
                name: { type: string }
                stateName: { type: string, readOnly: true, enum: [CREATING, IDLE, DELETING] }
                specs: { type: array, items: { $ref: '#/components/schemas/ReplicationSpec' } }
                role: { $ref: '#/components/schemas/DatabaseUserRole' }
            ReplicationSpec:
              type: object
              properties: { id: { type: string, readOnly: true } }
            DatabaseUserRole:
              type: object
              properties: { roleName: { type: string, enum: [read, <a custom role name>, write] } }
        """;

    [Fact]
    public void A_client_is_generated_without_warnings()
    {
        var run = Project(Document).Run().AssertClean();
        Assert.Contains("AddClusterAsync", run.File("IClustersClient"), StringComparison.Ordinal);
        var (json, _) = OverlayText.Apply(Document, SpecTexts.Own(File));
        Assert.Contains(
            "\"x-atlasgen-waiter\":{\"read\":{\"path\":",
            json,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"id\":{\"type\":\"string\",\"readOnly\":false}",
            json,
            StringComparison.Ordinal
        );
        Assert.Contains("\"enum\":[\"read\",\"write\"]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_does_not_fit_is_reported_at_its_line()
    {
        var line =
            SpecTexts
                .Own(File)
                .Split('\n')
                .TakeWhile(text => !text.Contains("readOnly", StringComparison.Ordinal))
                .Count() + 1;
        Assert.Equal(
            $"{File}({line},15): error AG2015: This part of the overlay cannot be applied: a single value cannot be merged into a list",
            Assert.Single(
                Project(
                        Document.Replace(
                            "readOnly: true } }",
                            "readOnly: [] } }",
                            StringComparison.Ordinal
                        )
                    )
                    .Run()
                    .Diagnostics,
                text => text.StartsWith(File, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Each_operation_has_one_complete_waiter()
    {
        var overlay = OverlayText.Read(File, SpecTexts.Own(File));
        Assert.NotEmpty(OverlayAction.In(overlay, []));
        var waiters = overlay
            .Root.Child("actions")!
            .Value.Children.Where(action => Waiter(action) is not null)
            .ToList();
        Assert.Equal(
            waiters.Count,
            waiters.Select(action => action.Text("target")).Distinct().Count()
        );
        foreach (var waiter in waiters.Select(action => Waiter(action)!.Value))
        {
            Assert.Contains(string.Join(' ', waiter.Children.Select(entry => entry.Key)), Forms);
            Assert.All(
                waiter.Child("read")!.Value.Children,
                entry => Assert.True(entry.Key is "path" or "parameters")
            );
            Assert.StartsWith(
                "/api/atlas/v2/",
                waiter.Child("read")!.Value.Text("path"),
                StringComparison.Ordinal
            );
            Assert.Empty(States(waiter, "until").Intersect(States(waiter, "fail")));
        }
    }

    private static SpecNode? Waiter(SpecNode action) =>
        action.Child("update")?.Child("x-atlasgen-waiter");

    private static IEnumerable<string> States(SpecNode waiter, string key) =>
        (waiter.Child(key)?.Children ?? []).Select(value => value.Key + value.Value);

    private static SpecProject Project(string document) =>
        new SpecProject()
            .AddSpec(document, metadata: ("Overlays", File))
            .AddFile(File, SpecTexts.Own(File));
}
