using System.Reflection;
using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the requests of a client that is generated from a Swagger 2.0 document.</summary>
public partial class SwaggerTests
{
    private static readonly Lazy<Assembly> Library = UserCode.Compile(
        "swagger-2.0",
        """
            public static async Task<string> Lists(AtlasClient atlas)
            {
                var books = await atlas.Books.ListBooksAsync(
                    xBranches: ["east", "west"],
                    query: new()
                    {
                        Genres = [ListBooksGenre.Novel, ListBooksGenre.Poetry],
                        Authors = ["a b", "c,d"],
                        Shelves = [1, 2],
                        Languages = ["de", "en"],
                        Years = [1999, 2000],
                        Sort = ListBooksSort.Year,
                        BorrowedBefore = new DateOnly(2024, 2, 29),
                        Limit = 5,
                    });
                return $"{books.Count} {books[0].Title} {books[0].Media![0]} {books[0].State}";
            }

            public static async Task<string> Body(AtlasClient atlas)
            {
                var book = await atlas.Books.AddBookAsync(
                    new Book
                    {
                        Title = "t",
                        Subtitle = null,
                        Owner = null,
                        Media = [new Audio { Minutes = 5 }],
                        Size = new() { Pages = 3 },
                    });
                return book?.Title ?? "none";
            }

            public static async Task<string> PathBody(AtlasClient atlas)
            {
                await atlas.Books.AddReviewAsync(7, new AddReviewRequest { Stars = 5, Text = null });
                await atlas.Books.ReplaceReviewsAsync(7, ["good"]);
                await atlas.Books.ReplaceReviewsAsync(7);
                return "";
            }

            public static async Task<string> SharedBody(AtlasClient atlas)
            {
                var loan = await atlas.Books.BorrowAsync(7, new BorrowRequest { Until = new DateOnly(2024, 1, 2) });
                var longer = await atlas.Books.ExtendAsync(7, new ExtendRequest { Until = new DateOnly(2024, 1, 3) });
                return $"{loan.Due:u} {longer.Due:u}";
            }

            public static async Task<string> Form(AtlasClient atlas)
            {
                var reader = await atlas.Readers.AddReaderAsync(
                    new AddReaderRequest
                    {
                        Name = "a&b",
                        Age = 30,
                        Interests = ["x", "y,z"],
                        Branches = ["n", "s"],
                        Weekdays = [1, 2],
                        Source = AddReaderSource.Web,
                    });
                return reader.Name!;
            }

            public static async Task<string> Upload(AtlasClient atlas)
            {
                using var stream = new MemoryStream(Encoding.ASCII.GetBytes("PNG"));
                var parts = new AtlasMultipart { { "image", stream, "a.png", "image/png" }, { "caption", "c" } };
                await atlas.Books.AddCoverAsync(7, parts);
                await atlas.Books.ReplaceCoverAsync(7, stream);
                return "";
            }

            public static async Task<string> Files(AtlasClient atlas)
            {
                using var cover = await atlas.Books.GetCoverAsync(7);
                using var report = await atlas.Books.GetReportAsync(7);
                using var reader = new StreamReader(report.Stream);
                return $"{cover.ContentType} {await reader.ReadToEndAsync()}";
            }

            public static async Task<string> PathList(AtlasClient atlas)
            {
                await atlas.Books.RemoveBooksAsync([1, 2]);
                return await atlas.Readers.GetReaderAsync("a/b");
            }

        """
    );

    [Fact]
    public async Task Lists_are_separated_as_their_formats_say()
    {
        var sent = await Library.CallAsync(
            "Lists",
            WireAnswer.Json(
                """[{ "title": "t", "media": [{ "kind": "Paper", "weight": 1 }], "state": "lent" }]"""
            )
        );
        Assert.Equal(
            """
            GET /books?genres=novel,poetry&authors=a%20b&authors=c%2Cd&shelves=1%202&languages=de%7Cen&years=1999,2000&sort=year&borrowedBefore=2024-02-29&limit=5
            Accept: application/json
            Authorization: Bearer t0ken
            X-Branches: east,west

            = 1 t Paper { Kind = Paper, Weight = 1 } lent
            """,
            sent
        );
    }

    [Theory]
    [InlineData(
        "Body",
        """
            POST /books
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"title":"t","subtitle":null,"owner":null,"media":[{"kind":"Audio","minutes":5}],"size":{"pages":3}}

            = x
            """
    )]
    [InlineData(
        "Form",
        """
            POST /readers
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-www-form-urlencoded

            name=a%26b&age=30&interests=x,y%2Cz&branches=n&branches=s&weekdays=1%7C2&source=web

            = x
            """
    )]
    [InlineData(
        "SharedBody",
        """
            POST /books/7/loan
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"until":"2024-01-02"}

            PUT /books/7/loan
            Accept: application/vnd.library.loan+json
            Authorization: Bearer t0ken
            Content-Type: application/vnd.library.loan+json

            {"until":"2024-01-03"}

            = 2024-02-01 00:00:00Z 2024-02-01 00:00:00Z
            """
    )]
    [InlineData(
        "PathBody",
        """
            POST /books/7/reviews
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"stars":5,"text":null}

            PUT /books/7/reviews
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            ["good"]

            PUT /books/7/reviews
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "Upload",
        """
            POST /books/7/cover
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: multipart/form-data; boundary=B

            --B
            Content-Disposition: form-data; name="image"; filename="a.png"
            Content-Type: image/png

            PNG
            --B
            Content-Disposition: form-data; name="caption"

            c
            --B--


            PUT /books/7/cover
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: image/png
            """
    )]
    [InlineData(
        "Files",
        """
            GET /books/7/cover
            Accept: image/png
            Authorization: Bearer t0ken

            GET /books/7/report
            Accept: */*
            Authorization: Bearer t0ken

            = application/json { "title": "x", "name": "x", "due": "2024-02-01T00:00:00Z" }
            """
    )]
    [InlineData(
        "PathList",
        """
            DELETE /books/1,2
            Accept: application/json

            GET /readers/a%2Fb
            Accept: text/plain
            Authorization: Bearer t0ken

            = { "title": "x", "name": "x", "due": "2024-02-01T00:00:00Z" }
            """
    )]
    public async Task A_call_is_sent_as_the_document_says(string call, string expected)
    {
        var sent = await Library.CallAsync(
            call,
            WireAnswer.Json("""{ "title": "x", "name": "x", "due": "2024-02-01T00:00:00Z" }""")
        );
        Assert.Equal(expected, Boundary().Replace(sent, "B").ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Boundary();
}
