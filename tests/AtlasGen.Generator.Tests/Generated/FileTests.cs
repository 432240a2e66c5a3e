using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Calls clients of documents with overlays and in several files.</summary>
public class FileTests
{
    private static readonly Lazy<Assembly> Warehouse = UserCode.CompileProject(
        FeatureFolder.Project(
            "overlays",
            "warehouse.yaml",
            "names.overlay.yaml",
            "types.overlay.json"
        ),
        """
            public static async Task<string> List(AtlasClient atlas)
            {
                var shelves = await atlas.Shelves.ListShelvesAsync(new() { Color = "red", MinHeight = 1.5 });
                return string.Join("; ", shelves.Select(s => $"{s.Id} {s.Color} {s.Height} {s.CreatedAt:u}"));
            }

            public static async Task<string> Replace(AtlasClient atlas)
            {
                await atlas.Shelves.ReplaceShelfAsync("a/b", new Shelf { Id = "1", Color = ShelfColor.Green, Height = 2 });
                return "";
            }

        """
    );

    private static readonly Lazy<Assembly> Library = UserCode.CompileProject(
        FeatureFolder.Project("parts", "library.yaml"),
        """
            public static async Task<string> List(AtlasClient atlas)
            {
                var books = await atlas.Books.ListBooksAsync(new() { Language = Language.De });
                return string.Join("; ", books.Select(b => $"{b.Isbn} {b.Language} {b.Authors?[0].Name} {b.Sequel?.Isbn}"));
            }

            public static async Task<string> Add(AtlasClient atlas) =>
                (await atlas.Books.AddBookAsync(new Book { Isbn = "1", Authors = [new Author { Name = "Ada" }] })).Isbn;

            public static async Task<string> Visit(AtlasClient atlas)
            {
                await atlas.Visits.AddVisitAsync(new Visit { Reader = new Member { Card = 7 }, Shelf = new Shelf { Room = "A" } });
                return "";
            }

            public static async Task<string> Fail(AtlasClient atlas)
            {
                try
                {
                    return (await atlas.Books.AddBookAsync(new Book { Isbn = "1" })).Isbn;
                }
                catch (AtlasConflictException e)
                {
                    return e.GetError<Problem>()!.Title!;
                }
            }

        """
    );

    [Fact]
    public async Task A_call_with_names_and_types_of_overlays() =>
        Assert.Equal(
            """
            GET /shelves?color=red&minHeight=1.5
            Accept: application/json
            Authorization: Bearer t0ken

            = s1 red 2.5 2026-01-02 03:04:05Z
            """,
            await Warehouse.CallAsync(
                "List",
                WireAnswer.Json(
                    """[{"id":"s1","color":"red","height":2.5,"createdAt":"2026-01-02T03:04:05Z"}]"""
                )
            )
        );

    [Fact]
    public async Task A_body_with_types_of_overlays() =>
        Assert.Equal(
            """
            PUT /shelves/a%2Fb
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"id":"1","color":"green","height":2}
            """,
            await Warehouse.CallAsync("Replace", WireAnswer.Nothing)
        );

    [Fact]
    public async Task A_call_with_types_of_several_files() =>
        Assert.Equal(
            """
            GET /books?language=de
            Accept: application/json
            Authorization: Bearer t0ken

            = 1 en Ada 2
            """,
            await Library.CallAsync(
                "List",
                WireAnswer.Json(
                    """[{"isbn":"1","language":"en","authors":[{"name":"Ada"}],"sequel":{"isbn":"2"}}]"""
                )
            )
        );

    [Fact]
    public async Task A_body_and_a_response_of_other_files() =>
        Assert.Equal(
            """
            POST /books
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"isbn":"1","authors":[{"name":"Ada"}]}

            = 2
            """,
            await Library.CallAsync("Add", WireAnswer.Json("""{"isbn":"2"}"""))
        );

    [Fact]
    public async Task A_union_whose_discriminator_refers_to_files() =>
        Assert.Equal(
            """
            POST /visits
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"reader":{"kind":"member","card":7},"shelf":{"room":"A"}}
            """,
            await Library.CallAsync("Visit", WireAnswer.Nothing)
        );

    [Fact]
    public async Task An_error_type_of_another_file() =>
        Assert.EndsWith(
            "= Known",
            await Library.CallAsync(
                "Fail",
                new WireAnswer(409, "application/json", """{"title":"Known"}""")
            ),
            StringComparison.Ordinal
        );
}
