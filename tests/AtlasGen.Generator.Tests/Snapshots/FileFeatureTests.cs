using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

/// <summary>What becomes of documents with overlays and in several files.</summary>
public class FileFeatureTests
{
    [Fact]
    public void Overlays() =>
        Snapshot.Verify(
            FeatureFolder
                .Project("overlays", "warehouse.yaml", "names.overlay.yaml", "types.overlay.json")
                .Run()
                .AssertClean(),
            ["IShelvesClient", "ShelvesClient", "Shelf", "ListShelvesQuery"]
        );

    [Fact]
    public void Parts() =>
        Snapshot.Verify(
            FeatureFolder.Project("parts", "library.yaml").Run().AssertClean(),
            [
                "IBooksClient",
                "BooksClient",
                "VisitsClient",
                "Author",
                "Book",
                "Member",
                "Problem",
                "Reader",
                "Shelf",
                "Visit",
            ]
        );
}
