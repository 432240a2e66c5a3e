using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Streams;

public class LineReaderTests
{
    [Theory]
    [InlineData("", false, "")]
    [InlineData("a", false, "a")]
    [InlineData("a\n", false, "a")]
    [InlineData("a\n\nb", false, "a||b")]
    [InlineData("a\r\nb\rc\n", false, "a\r|b\rc")]
    [InlineData("a\r\nb\rc\n\n\r\r\n", true, "a|b|c|||")]
    [InlineData("a\r", true, "a")]
    [InlineData("a\r\n", true, "a")]
    [InlineData("\uFEFFa\n\uFEFFb", false, "a|\uFEFFb")]
    [InlineData("\uFEFF\n", false, "")]
    public async Task Lines_end_as_the_format_says(string text, bool endsAtReturns, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var size = 1; size < 5; size++)
        {
            var source = new ChunkedStream(bytes.Chunk(size));
            Assert.Equal(expected, string.Join('|', await LinesAsync(source, endsAtReturns)));
        }
    }

    [Fact]
    public void Lines_do_not_depend_on_the_chunks()
    {
        const string Characters = "ab\u00e9\U0001F600\r\n\n\uFEFF";
        var runes = Characters.EnumerateRunes().ToArray();
        var text = Gen.Int[0, runes.Length - 1]
            .Select(i => runes[i])
            .Array[0, 80]
            .Select(chosen => string.Concat(chosen.Select(rune => rune.ToString())));
        Gen.Select(text, Gen.Int[0, 300].Array[0, 20], Gen.Bool)
            .Sample(
                (text, cuts, endsAtReturns) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(text);
                    var lines = LinesAsync(ChunkedStream.Of(bytes, cuts), endsAtReturns)
                        .AsTask()
                        .GetAwaiter()
                        .GetResult();
                    var rest = text.StartsWith('\uFEFF') ? text[1..] : text;
                    string[] ends = endsAtReturns ? ["\r\n", "\r", "\n"] : ["\n"];
                    var expected = rest.Split(ends, StringSplitOptions.None).ToList();
                    // The last line does not need an end, and no line follows an end. A mark alone is a line.
                    if (expected[^1].Length == 0 && text is not "\uFEFF")
                    {
                        expected.RemoveAt(expected.Count - 1);
                    }

                    return lines.SequenceEqual(expected);
                }
            );
    }

    [Theory]
    [InlineData(100_000, 100_000, true)]
    [InlineData(100_001, 100_000, false)]
    [InlineData(11, 10, false)]
    public async Task A_line_has_a_limit(int length, int limit, bool isRead)
    {
        foreach (var end in new[] { "", "\n" })
        {
            var bytes = Encoding.UTF8.GetBytes("a\n" + new string('b', length) + end);
            var lines = LinesAsync(new ChunkedStream(bytes.Chunk(999)), false, limit).AsTask();
            if (isRead)
            {
                Assert.Equal(["a", new string('b', length)], await lines);
            }
            else
            {
                var exception = await Assert.ThrowsAsync<InvalidDataException>(() => lines);
                Assert.StartsWith(
                    $"line 2 is larger than {limit} bytes.",
                    exception.Message,
                    StringComparison.Ordinal
                );
            }
        }
    }

    private static async ValueTask<List<string>> LinesAsync(
        Stream source,
        bool endsAtReturns,
        int limit = 1_000_000
    )
    {
        using var reader = new LineReader(source, limit, endsAtReturns);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            lines.Add(Encoding.UTF8.GetString(reader.Line.Span));
            Assert.Equal(lines.Count, reader.Number);
        }

        return lines;
    }
}
