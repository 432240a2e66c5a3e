using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

/// <summary>What becomes of operations: a document for each concern, and the clients of it.</summary>
public class OperationFeatureTests
{
    [Fact]
    public void Parameters()
    {
        var run = Run("parameters");
        Assert.Equal(
            [
                "parameters.yaml(68,11): info AG3003: The optional parameter 'session' is omitted, because cookies are not supported",
                "parameters.yaml(273,11): info AG3003: The optional parameter 'sizes' is omitted, because OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans",
                "parameters.yaml(279,11): info AG3003: The optional parameter 'X-Sizes' is omitted, because OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(
            run,
            [
                "IShopsClient",
                "ShopsClient",
                "CountListsQuery",
                "MatchObjectsQuery",
                "MatchTextsQuery",
            ]
        );
    }

    [Fact]
    public void Paths() => Snapshot.Verify(Run("paths").AssertClean(), ["ClustersClient"]);

    [Fact]
    public void Odd_paths()
    {
        var run = Run("odd-paths").AssertCompiles();
        Assert.Equal(
            [
                "odd-paths.yaml(16,5): info AG3005: The path contains {boatId}, but the operation declares no parameter with this name. The method has a string parameter for it.",
                "odd-paths.yaml(43,5): info AG3005: The path contains {since}, but the operation declares no parameter with this name. The method has a string parameter for it.",
                "odd-paths.yaml(76,11): info AG3003: The optional parameter '' is omitted, because it has no name",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["IBoatsClient", "BoatsClient"]);
    }

    [Fact]
    public void Bodies() =>
        Snapshot.Verify(Run("bodies").AssertClean(), ["IBodiesClient", "BodiesClient"]);

    [Fact]
    public void Responses()
    {
        var run = Run("responses");
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Contains(
            "info AG3001: No type is generated for this schema, because the success responses of the operation have different types",
            diagnostic,
            StringComparison.Ordinal
        );
        Snapshot.Verify(run, ["IResponsesClient", "ResponsesClient"]);
    }

    [Fact]
    public void Versions()
    {
        var run = Run("versions");
        Assert.Equal(
            [
                "versions.yaml(85,5): info AG4002: The operation 'getOld' is deprecated; its sunset date is 2026-11-24",
                "versions.yaml(98,5): info AG4002: The operation 'getDeprecated' is deprecated",
            ],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["IClustersClient", "ClustersClient"]);
    }

    [Fact]
    public void Paging() =>
        Snapshot.Verify(
            Run("paging").AssertClean(),
            ["IListsClient", "ListsClient", "GetEventsQuery"]
        );

    [Fact]
    public void Swagger() =>
        Snapshot.Verify(
            Run("swagger-2.0").AssertClean(),
            [
                "IBooksClient",
                "BooksClient",
                "IReadersClient",
                "ReadersClient",
                "ListBooksQuery",
                "AddReaderRequest",
                "Book",
                "Medium",
            ]
        );

    [Fact]
    public void Streams() =>
        Snapshot.Verify(Run("streams").AssertClean(), ["IStreamsClient", "StreamsClient"]);

    [Fact]
    public void Waiting()
    {
        var run = Run("waiting");
        Assert.Equal(
            ["waiting.yaml(71,5): info AG4002: The operation 'updateLoaf' is deprecated"],
            run.Diagnostics
        );
        Snapshot.Verify(run, ["ILoavesClient", "LoavesClient", "IParcelsClient", "ParcelsClient"]);
    }

    [Fact]
    public void Waiting_without_the_operations_that_read()
    {
        var run = SpecProject
            .With(
                SpecTexts.Feature("waiting"),
                "createLoaf;deleteLoaf;placeOrder",
                path: "waiting.yaml"
            )
            .Run()
            .AssertClean();
        Assert.DoesNotContain("GetLoafAsync(", run.File("ILoavesClient"), StringComparison.Ordinal);
        Snapshot.Verify(run, ["LoavesClient", "AtlasJson"]);
    }

    private static GeneratorRun Run(string feature)
    {
        var run = SpecProject.With(SpecTexts.Feature(feature), path: feature + ".yaml").Run();
        return run.AssertCompiles();
    }
}
