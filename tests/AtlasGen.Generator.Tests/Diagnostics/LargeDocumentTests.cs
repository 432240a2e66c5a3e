using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests very large documents.</summary>
public class LargeDocumentTests
{
    public static TheoryData<string> Large =>
        ["50 MB", "a million keys", "a million values in brackets", "five million members"];

    /// <remarks>With quadratic work, the test would reach the timeout on any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Large))]
    public async Task A_large_document_is_a_matter_of_seconds(string name)
    {
        var filler = name switch
        {
            "50 MB" => string.Concat(
                Enumerable.Repeat(
                    $"  x-{new string('a', 4_000)}: {new string('b', 1_000)}\n",
                    10_000
                )
            ),
            "a million keys" => string.Concat(
                Enumerable.Range(0, 1_000_000).Select(i => $"  x-{i}: {i}\n")
            ),
            "a million values in brackets" => "  x-a: ["
                + string.Concat(Enumerable.Repeat("1,", 1_000_000))
                + "]\n",
            _ => "  x-a: [" + string.Concat(Enumerable.Repeat("[],", 5_000_000)) + "]\n",
        };
        var project = SpecProject.With(
            SpecTexts.Invites.Replace(
                "\ncomponents:\n",
                $"\nx-more:\n{filler}components:\n",
                StringComparison.Ordinal
            ),
            "updateProjectInvitation"
        );
        var run = await Task.Run(
            () => project.Start().Run(),
            TestContext.Current.CancellationToken
        );
        run.AssertCompiles();
        if (name == "five million members")
        {
            Assert.EndsWith(
                "error AG2007: This part of the document cannot be read as OpenAPI: the document has more than 4000000 members and values",
                Assert.Single(run.Diagnostics),
                StringComparison.Ordinal
            );
        }
        else
        {
            Assert.Empty(run.Diagnostics);
            Assert.Contains(
                "UpdateProjectInvitationAsync(",
                run.File("IProjectsClient"),
                StringComparison.Ordinal
            );
        }
    }

    /// <remarks>With quadratic work, the test would reach the timeout on any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("swagger: \"2.0\"\nhost: example.com")]
    [InlineData("openapi: 3.0.3")]
    public async Task References_to_paths_that_do_not_exist_are_a_matter_of_seconds(string version)
    {
        var paths = string.Concat(
            Enumerable
                .Range(0, 200_000)
                .Select(i =>
                    $"  /p{i}: {{ get: {{ responses: {{ '200': {{ $ref: '#/paths/z' }} }} }} }}\n"
                )
        );
        var project = SpecProject.With(
            $$"""
            {{version}}
            info: { title: Large, version: "1" }
            paths:
              /a: { get: { operationId: getA, responses: { '204': { description: None. } } } }
            {{paths}}
            """,
            "getA"
        );
        var run = await Task.Run(
            () => project.Start().Run(),
            TestContext.Current.CancellationToken
        );
        run.AssertClean();
    }

    [Fact]
    public void A_file_may_be_larger_than_a_megabyte()
    {
        var members = string.Concat(
            Enumerable
                .Range(0, 400)
                .Select(i => $"        p{i}{new string('a', 900)}: {{ type: string }}\n")
        );
        var document = $$"""
            openapi: 3.0.1
            paths:
              /a:
                get:
                  responses: { "200": { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            components:
              schemas:
                Thing:
                  type: object
                  properties:
            {{members}}
            """;
        var run = SpecProject.With(document).Run().AssertClean();
        Assert.InRange(run.File("Thing").Length, 1_100_000, 10_000_000);
    }
}
