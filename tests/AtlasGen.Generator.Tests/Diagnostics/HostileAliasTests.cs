using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests malicious documents whose aliases expand to very much.</summary>
public class HostileAliasTests
{
    private static readonly string Bomb =
        "x-0: &n0 [1,1,1,1,1,1,1,1]\n"
        + string.Concat(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    $"x-{i + 1}: &n{i + 1} [*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i}]\n"
                )
        );

    /// <remarks>N4 is a third of what one fragment may have.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("*n12", 3_000, 0)]
    [InlineData("*n4", 3_000, 2)]
    public async Task Each_part_whose_aliases_stand_for_too_much_is_left_out_before_it_is_written(
        string alias,
        int count,
        int read
    )
    {
        var names = Enumerable.Range(0, count).Select(i => $"A{i}").ToList();
        var document =
            Bomb
            + HostileDocumentTests.Answering(
                $"{{ type: object, properties: {{ {string.Join(", ", names.Select(name => $"{name}: {{ $ref: '#/components/schemas/{name}' }}"))} }} }}"
            )
            + "\ncomponents:\n  schemas:\n"
            + string.Concat(
                names.Select(name => $"    {name}: {{ type: object, example: {alias} }}\n")
            );
        var run = await Task.Run(
            () => SpecProject.With(document).Start().Run(),
            TestContext.Current.CancellationToken
        );
        var first = document.Split('\n').ToList().FindIndex(line => line.Contains("    A0:")) + 1;
        Assert.Equal(
            Enumerable.Range(read, count - read).Select(i => first + i),
            run.Diagnostics.Where(diagnostic =>
                    diagnostic.EndsWith("its aliases expand to too much", StringComparison.Ordinal)
                )
                .Select(Line)
        );
    }

    /// <remarks>Products of 30,000 by 30,000 do not end before the timeout, or in the memory of any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("paths: { {0} }", "/a{0}: *s", true)]
    [InlineData("paths: { {0} }", "/a{0}: { get: *s }", true)]
    [InlineData("paths: { {0} }", "/a{0}: { get: { tags: *s } }", true)]
    [InlineData("paths: { {0} }", "x-a{0}: *s", false)]
    [InlineData("components: { {0} }", "k{0}: *s", false)]
    [InlineData(
        "components: { schemas: *s, responses: *s, parameters: *s, examples: *s, headers: *s }",
        "",
        true
    )]
    public async Task Entries_that_aliases_multiply_are_counted(
        string text,
        string entry,
        bool isTooMuch
    )
    {
        const int count = 30_000;
        static string Repeat(string entry) =>
            string.Join(
                ", ",
                Enumerable
                    .Range(0, count)
                    .Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal))
            );
        var document =
            $"openapi: 3.0.1\nx-s: &s {{ {Repeat("a{0}: 1")} }}\n"
            + text.Replace("{0}", Repeat(entry), StringComparison.Ordinal);
        var run = await Task.Run(
            () => SpecProject.With(document, "getA").Start().Run(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            isTooMuch ? 1 : 0,
            run.Diagnostics.Count(diagnostic =>
                diagnostic.EndsWith(
                    "error AG2007: This part of the document cannot be read as OpenAPI: its aliases expand to too much",
                    StringComparison.Ordinal
                )
            )
        );
    }

    private static int Line(string diagnostic) =>
        int.Parse(diagnostic.Split('(', ',')[1], System.Globalization.CultureInfo.InvariantCulture);
}
