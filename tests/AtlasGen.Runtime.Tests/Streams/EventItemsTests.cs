using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Streams;

/// <summary>Tests what items an event stream has (WHATWG HTML section 9.2.6).</summary>
public class EventItemsTests
{
    [Theory]
    // The examples of the standard.
    [InlineData("data: YHOO\ndata: +2\ndata: 10\n\n", """{"data":"YHOO\n+2\n10"}""")]
    [InlineData(
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
        """{"data":"first event","id":"1"}|{"data":"second event","id":""}"""
    )]
    [InlineData("data\n\ndata\ndata\n\ndata:\n", """{"data":""}|{"data":"\n"}""")]
    [InlineData("data:test\n\ndata: test\n\n", """{"data":"test"}|{"data":"test"}""")]
    // The ends of lines, and a mark.
    [InlineData(
        "\uFEFFdata: a\r\rdata: b\r\n\r\ndata: c\n\n",
        """{"data":"a"}|{"data":"b"}|{"data":"c"}"""
    )]
    // Fields.
    [InlineData(
        "event: add\nid: 7\nretry: 0100\nfoo: bar\ndata: x\n\n",
        """{"event":"add","data":"x","id":"7","retry":100}"""
    )]
    [InlineData("retry: 000\ndata: x\n\n", """{"data":"x","retry":0}""")]
    [InlineData("retry: 1s\nretry:\nid: a\0b\nDATA: y\ndata : z\ndata: x\n\n", """{"data":"x"}""")]
    [InlineData("event: a\nevent: b\ndata: x\n\n", """{"event":"b","data":"x"}""")]
    // An event without data has no fields for the next event.
    [InlineData("event: a\nid: 1\n\ndata: x\n\n", """{"data":"x"}""")]
    [InlineData("data: é€\"\\\n\n", """{"data":"é€\"\\"}""")]
    [InlineData("data: cut off\n", "")]
    [InlineData("", "")]
    [InlineData("data: [DONE]\n\ndata: x\n\n", """{"data":"[DONE]"}|{"data":"x"}""")]
    public async Task Events_with_text(string text, string expected) =>
        Assert.Equal(expected, await ItemsAsync(text, isText: true, hasFields: true));

    [Theory]
    [InlineData("data: {\"a\":\ndata: 1}\n\n", """{"data":{"a":\n1}}""")]
    [InlineData("event: x\ndata: 1\n\n", """{"event":"x","data":1}""")]
    [InlineData("event: ping\ndata:\n\n", """{"event":"ping"}""")]
    [InlineData("data: no JSON\n\n", """{"data":"no JSON"}""")]
    [InlineData("data: {} {}\n\n", """{"data":"{} {}"}""")]
    [InlineData("data: 1\n\ndata: [DONE] \n\ndata: 2\n\n", """{"data":1}""")]
    public async Task Events_with_JSON(string text, string expected) =>
        Assert.Equal(
            expected.Replace("\\n", "\n", StringComparison.Ordinal),
            await ItemsAsync(text, isText: false, hasFields: true)
        );

    [Theory]
    [InlineData("data: {\"a\":1}\n\nevent: x\ndata: 2\n\n", """{"a":1}|2""", false)]
    [InlineData("data:\n\ndata: \ndata:\n\ndata: 2\n\n", "2", false)]
    [InlineData("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n", "1", false)]
    [InlineData("data: no JSON\n\n", "no JSON", false)]
    [InlineData("data: 1\n\ndata:\n\ndata: [DONE]\n\n", "\"1\"|\"\"|\"[DONE]\"", true)]
    public async Task The_data_of_events(string text, string expected, bool isText) =>
        Assert.Equal(expected, await ItemsAsync(text, isText, hasFields: false));

    [Fact]
    public void Items_do_not_depend_on_the_chunks()
    {
        string[] parts =
        [
            "data",
            ": ",
            ":",
            "event: é",
            "id: 1",
            "retry: 5",
            ":c",
            "[DONE]",
            "{}",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "data: {\"a\":\"\U0001F600\"}\n\n",
        ];
        var text = Gen.Int[0, parts.Length - 1]
            .Select(i => parts[i])
            .Array[0, 40]
            .Select(string.Concat);
        Gen.Select(text, Gen.Int[0, 300].Array[0, 20], Gen.Bool, Gen.Bool)
            .Sample(
                (text, cuts, isText, hasFields) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(text);
                    return Items(new MemoryStream(bytes), isText, hasFields)
                        == Items(ChunkedStream.Of(bytes, cuts), isText, hasFields);
                }
            );
    }

    [Fact]
    public async Task An_event_has_a_limit_beyond_that_of_its_lines()
    {
        var text = string.Concat(Enumerable.Repeat("data: 12345\n", 10)) + "\n";
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            ItemsAsync(text, true, true, limit: 58)
        );
        Assert.NotEmpty(await ItemsAsync(text, true, true, limit: 59));
    }

    private static string Items(Stream source, bool isText, bool hasFields) =>
        ItemsAsync(source, isText, hasFields, 1000).GetAwaiter().GetResult();

    private static async Task<string> ItemsAsync(
        string text,
        bool isText,
        bool hasFields,
        int limit = 1000
    )
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = await ItemsAsync(new MemoryStream(bytes), isText, hasFields, limit);
        var single = new ChunkedStream(bytes.Chunk(1));
        Assert.Equal(whole, await ItemsAsync(single, isText, hasFields, limit));
        return whole;
    }

    private static async Task<string> ItemsAsync(
        Stream source,
        bool isText,
        bool hasFields,
        int limit
    )
    {
        using var lines = new LineReader(source, limit, endsAtReturns: true);
        using var items = new EventItems(lines, isText, hasFields, limit);
        var found = new List<string>();
        while (await items.ReadAsync(CancellationToken.None))
        {
            found.Add(Encoding.UTF8.GetString(items.Json.Span));
        }

        return string.Join('|', found);
    }
}
