using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests generated methods that return the items of a stream.</summary>
public class StreamTests
{
    private const string Lines = "application/x-ndjson";
    private const string Events = "text/event-stream";

    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "streams",
        """
            public static async Task<string> Logs(AtlasClient atlas)
            {
                IStreamsClient streams = atlas.Streams;
                var texts = new List<string>();
                await foreach (var entry in streams.ReadLogsAsync(new() { Level = "WARN" }))
                {
                    texts.Add($"{entry.Level} {entry.Message}");
                }

                return string.Join(", ", texts);
            }

            public static Task<string> Rows(AtlasClient atlas) => Join(atlas.Streams.ExportRowsAsync(), row => row.Name!);

            public static Task<string> Numbers(AtlasClient atlas) => Join(atlas.Streams.ListNumbersAsync(), list => string.Join("+", list));

            public static Task<string> Messages(AtlasClient atlas) => Join(atlas.Streams.ReadMessagesAsync(), text => text);

            public static Task<string> Ticks(AtlasClient atlas) => Join(atlas.Streams.WatchTicksAsync(), tick => $"{tick.Price}");

            public static Task<string> Words(AtlasClient atlas) => Join(atlas.Streams.WatchWordsAsync(), word => word);

            public static Task<string> States(AtlasClient atlas) => Join(atlas.Streams.WatchStatesAsync(), state => state == WatchStatesResponse.Idle ? "idle" : state.Value);

            public static Task<string> Changes(AtlasClient atlas) => Join(atlas.Streams.WatchChangesAsync(), change => $"{change.Id} {change.Event} {change.Data.Message}");

            public static Task<string> Notes(AtlasClient atlas) => Join(atlas.Streams.WatchNotesAsync(), note => $"{note.Id} {note.Data} {note.Retry}");

            public static Task<string> Mixed(AtlasClient atlas) => Join(
                atlas.Streams.WatchMixedAsync(),
                one => one switch { Change change => change.Data.Message, Stopped stopped => stopped.Data, _ => one.ToString()! });

            public static async Task<string> Bytes(AtlasClient atlas)
            {
                await using var file = await atlas.Streams.DownloadLinesAsync();
                using var reader = new StreamReader(file.Stream);
                return await reader.ReadToEndAsync();
            }

            public static async Task<string> Answer(AtlasClient atlas) => (await atlas.Streams.CreateAnswerAsync(new() { Text = "?" })).Text!;

            public static Task<string> AnswerStream(AtlasClient atlas) =>
                Join(atlas.Streams.CreateAnswerStreamAsync(new() { Text = "?", Stream = true }), part => part.Delta!);

            public static async Task<string> Failed(AtlasClient atlas)
            {
                var items = atlas.Streams.WatchTicksAsync();
                try
                {
                    await foreach (var _ in items) { }
                    return "";
                }
                catch (AtlasNotFoundException e)
                {
                    return $"{e.OperationId} {e.ErrorCode}";
                }
            }

            private static async Task<string> Join<T>(IAsyncEnumerable<T> items, Func<T, string> text)
            {
                var texts = new List<string>();
                await foreach (var item in items) texts.Add(text(item));
                return string.Join(", ", texts);
            }

        """
    );

    [Theory]
    [InlineData("Rows", Lines, "{\"name\":\"a\"}\n{\"name\":\"b\"}", "a, b")]
    [InlineData("Numbers", Lines, "[1,2]\n[3]\n", "1+2, 3")]
    [InlineData("Messages", Lines, "plain {text}\r\n\"quoted\"\n", "plain {text}, quoted")]
    [InlineData("Ticks", Events, "data: {\"price\":1.5}\n\ndata: [DONE]\n\n", "1.5")]
    [InlineData("Words", Events, "data: a\ndata: b\n\ndata: \"c\"\n\n", "a\nb, \"c\"")]
    [InlineData("States", Events, "data: IDLE\n\ndata: new\n\n", "idle, new")]
    [InlineData(
        "Changes",
        Events,
        ": hello\n\nid: 1\nevent: add\ndata: {\"message\":\ndata: \"a\"}\n\n",
        "1 add a"
    )]
    [InlineData("Notes", Events, "id: 1\nretry: 20\ndata: {\"a\":1}\n\n", "1 {\"a\":1} 20")]
    [InlineData(
        "Mixed",
        Events,
        "event: change\ndata: {\"message\":\"a\"}\n\nevent: stopped\ndata: no more\n\n",
        "a, no more"
    )]
    [InlineData("Bytes", Lines, "1\n2\n", "1\n2\n")]
    [InlineData("Answer", "application/json", "{\"text\":\"!\"}", "!")]
    public async Task Items_are_read_as_their_type(
        string call,
        string mediaType,
        string body,
        string expected
    )
    {
        await using var server = await WireServer.StartAsync(new WireAnswer(200, mediaType, body));
        Assert.Equal(expected, await Compiled.CallAsync(call, server));
    }

    [Fact]
    public async Task The_request_asks_for_a_stream()
    {
        Assert.Equal(
            """
            GET /logs?level=WARN
            Accept: application/x-ndjson
            Authorization: Bearer t0ken

            = WARN a,  b
            """,
            await Compiled.CallAsync(
                "Logs",
                new WireAnswer(
                    200,
                    Lines,
                    "{\"level\":\"WARN\",\"message\":\"a\"}\n{\"message\":\"b\"}\n"
                )
            )
        );
        Assert.Equal(
            """
            POST /answers
            Accept: text/event-stream
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"text":"?","stream":true}

            = a, b
            """,
            await Compiled.CallAsync(
                "AnswerStream",
                new WireAnswer(
                    200,
                    Events,
                    "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"b\"}\n\ndata: [DONE]\n\n"
                )
            )
        );
    }

    [Fact]
    public async Task A_stream_can_be_empty_or_fail_like_any_call()
    {
        Assert.Equal("", await Result("Logs", WireAnswer.Nothing));
        Assert.Equal(
            "watchTicks GONE",
            await Result("Failed", new(404, "application/json", """{"errorCode":"GONE"}"""))
        );
    }

    [Fact]
    public void An_untyped_or_a_binary_stream_is_a_file()
    {
        foreach (
            var schema in new[]
            {
                "{}",
                "{ schema: {} }",
                "{ schema: { type: array, items: {} } }",
                "{ schema: { type: string, format: binary } }",
            }
        )
        {
            Assert.Equal("Task<AtlasFile>", ReturnType($"text/event-stream: {schema}"));
        }
    }

    [Theory]
    // An object with other properties is the data of an event.
    [InlineData("{ type: object, properties: { data: {}, object: {} } }", "EventData")]
    [InlineData("{ type: object, properties: { event: {}, id: {} } }", "EventData")]
    [InlineData("{ type: object }", "EventData")]
    [InlineData("{ type: object, properties: { data: {} } }", "Events")]
    [InlineData("{ type: object, properties: { data: { type: string } } }", "TextEvents")]
    [InlineData(
        "{ allOf: [{ type: object, properties: { event: {} } }, { type: object, properties: { data: { type: string, format: uuid } } }] }",
        "TextEvents"
    )]
    [InlineData(
        "{ oneOf: [{ type: object, properties: { data: { type: string } } }, { type: object, properties: { data: { type: integer } } }] }",
        "Events"
    )]
    [InlineData(
        "{ oneOf: [{ type: object, properties: { data: { type: string } } }, { type: object, properties: { text: {} } }] }",
        "EventData"
    )]
    [InlineData("{ type: integer }", "EventData")]
    [InlineData("{ type: string, format: date-time }", "EventText")]
    [InlineData("{ $ref: '#/components/schemas/Loop' }", "EventData")]
    public void The_properties_show_whether_a_schema_is_an_event(string schema, string format)
    {
        var components = """
              schemas:
                Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, { type: object, properties: { data: {} } }] }
            """;
        var run = SmallSpec.Run(
            SmallSpec.Get(
                "/a",
                "watch",
                responses: Response($"text/event-stream: {{ schema: {schema} }}")
            ),
            components
        );
        Assert.Contains(
            $"AtlasStreamFormat.{format},",
            run.File("ThingsClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("application/ndjson")]
    [InlineData("application/jsonlines")]
    [InlineData("application/x-jsonlines")]
    [InlineData("application/x-jsonl")]
    [InlineData("application/jsonl; charset=utf-8")]
    [InlineData("application/stream+json")]
    public void JSON_Lines_has_many_names(string mediaType) =>
        Assert.Equal(
            "IAsyncEnumerable<int>",
            ReturnType($"{mediaType}: {{ schema: {{ type: integer, format: int32 }} }}")
        );

    [Fact]
    public void A_response_of_WebFlux_has_a_method_for_JSON_and_one_for_the_stream()
    {
        const string Schema =
            "{ schema: { type: array, items: { type: integer, format: int32 } } }";
        var run = SmallSpec.Run(
            SmallSpec.Get(
                "/a",
                "watch",
                responses: Response(
                    $"application/stream+json: {Schema}, application/json: {Schema}"
                )
            )
        );
        var client = run.File("ThingsClient");
        Assert.Contains(" Task<IReadOnlyList<int>> WatchAsync(", client, StringComparison.Ordinal);
        Assert.Contains(
            " IAsyncEnumerable<int> WatchStreamAsync(",
            client,
            StringComparison.Ordinal
        );
        Assert.Contains("Accept = \"application/stream+json\"", client, StringComparison.Ordinal);
        Assert.Contains("AtlasStreamFormat.JsonLines,", client, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_the_second_method_is_free()
    {
        const string Both = """
            application/json: { schema: { type: string } }, text/event-stream: { schema: { type: string } }
            """;
        var run = SmallSpec.Run(
            SmallSpec.Get("/a", "answer", responses: Response(Both))
                + SmallSpec.Get("/b", "answerStream")
        );
        var client = run.File("IThingsClient");
        Assert.Contains(" Task<string> AnswerAsync(", client, StringComparison.Ordinal);
        Assert.Contains(" Task AnswerStreamAsync(", client, StringComparison.Ordinal);
        Assert.Contains(
            " IAsyncEnumerable<string> AnswerStreamItemsAsync(",
            client,
            StringComparison.Ordinal
        );
    }

    private static string ReturnType(string content)
    {
        var run = SmallSpec.Run(SmallSpec.Get("/a", "watch", responses: Response(content)));
        var line = run.File("IThingsClient")
            .Split('\n')
            .Single(line => line.Contains(" WatchAsync(", StringComparison.Ordinal));
        return line.Trim().Split(' ')[0];
    }

    private static string Response(string content) =>
        $"\"200\": {{ description: One., content: {{ {content.Trim()} }} }}";

    private static async Task<string> Result(string call, WireAnswer answer)
    {
        await using var server = await WireServer.StartAsync(answer);
        return await Compiled.CallAsync(call, server);
    }
}
