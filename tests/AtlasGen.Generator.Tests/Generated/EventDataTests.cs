using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests streams of server-sent events whose data has a schema of its own.</summary>
public class EventDataTests
{
    private const string Events = "text/event-stream";

    private const string Data =
        "properties: { data: { type: string, contentMediaType: application/json, contentSchema: { type: object, properties: { text: { type: string } } } } }";

    [Theory]
    [InlineData("{ $ref: '#/components/schemas/Ev' }", $"Ev: {{ type: object, {Data} }}", false)]
    [InlineData(
        "{ oneOf: [ { $ref: '#/components/schemas/Ev' }, { $ref: '#/components/schemas/Other' } ] }",
        $"Ev: {{ type: object, {Data} }}, Other: {{ type: object, properties: {{ data: {{ type: integer }} }} }}",
        false
    )]
    [InlineData(
        "{ $ref: '#/components/schemas/Any' }",
        $"Any: {{ oneOf: [ {{ $ref: '#/components/schemas/Ev' }}, {{ type: object, properties: {{ event: {{ type: string }} }} }} ] }}, Ev: {{ type: object, {Data} }}",
        false
    )]
    // The schema is also that of an object outside a stream, whose data is text.
    [InlineData(
        "{ $ref: '#/components/schemas/Ev' }",
        $"Ev: {{ type: object, {Data} }}, Used: {{ type: object, properties: {{ ev: {{ $ref: '#/components/schemas/Ev' }} }} }}",
        true
    )]
    [InlineData(
        "{ $ref: '#/components/schemas/Ev' }",
        $"Ev: {{ type: object, {Data}, allOf: [ {{ $ref: '#/components/schemas/Ev' }} ] }}",
        true
    )]
    public void The_data_of_events_behind_a_reference(string item, string schemas, bool isText)
    {
        AssertData("itemSchema", item, schemas, isText);
        AssertData("schema", item, schemas, isText);
        AssertData("schema", $"{{ type: array, items: {item} }}", schemas, isText);
    }

    private static void AssertData(string keyword, string item, string schemas, bool isText)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.2.0
                info: { title: a, version: '1' }
                paths: { /a: { get: { operationId: watchA, tags: [a], responses: { '200': { description: a, content: { text/event-stream: { {{keyword}}: {{item}} } } } } } } }
                components: { schemas: { {{schemas}} } }
                """
            )
            .Run();
        Assert.Equal(
            isText
                ?
                [
                    "info AG2010: 'contentSchema' is not supported and is ignored. The data of these events is text, because their schema is also used elsewhere.",
                ]
                : [],
            run.Diagnostics.Where(diagnostic =>
                    diagnostic.Contains("AG2010", StringComparison.Ordinal)
                )
                .Select(diagnostic =>
                    diagnostic[(diagnostic.IndexOf(": ", StringComparison.Ordinal) + 2)..]
                )
        );
        Assert.Contains(
            isText ? "string? Data" : "EvData? Data",
            run.File("Ev"),
            StringComparison.Ordinal
        );
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("itemSchema")]
    [InlineData("schema")]
    public void A_property_of_the_data_remains_text(string keyword)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.2.0
                info: { title: a, version: '1' }
                paths: { /a: { get: { operationId: watchA, tags: [a], responses: { '200': { description: a, content: { text/event-stream: { {{keyword}}: { $ref: '#/components/schemas/Ev' } } } } } } } }
                components: { schemas: { Ev: { type: object, {{Data.Replace(
                    "{ data:",
                    "{ more: { type: string }, data:",
                    StringComparison.Ordinal
                )}} } } }
                """
            )
            .Run()
            .AssertCompiles();
        Assert.Contains("string? Data", run.File("Ev"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_of_events_is_what_their_text_contains()
    {
        var run = new SpecProject()
            .AddSpec(
                """
                openapi: 3.2.0
                paths:
                  /chat:
                    get:
                      operationId: watchChat
                      tags: [Chat]
                      responses:
                        "200":
                          content:
                            text/event-stream:
                              itemSchema:
                                oneOf:
                                  - type: object
                                    required: [event, data]
                                    properties:
                                      event: { const: said }
                                      data:
                                        type: string
                                        description: What was said.
                                        contentMediaType: application/json
                                        contentSchema:
                                          type: object
                                          properties:
                                            text: { type: string }
                                  - type: object
                                    required: [event, data]
                                    properties:
                                      event: { const: left }
                                      data: { type: string }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            "IAsyncEnumerable<WatchChatResponseItem> WatchChatAsync(",
            run.File("ChatClient"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            run.Files.Values,
            file => file.Contains("public string? Text", StringComparison.Ordinal)
        );
    }

    private static readonly Lazy<Assembly> ServerItems = UserCode.CompileWith(
        """
        openapi: 3.1.1
        info: { title: Items, version: "1" }
        paths:
          /ticks:
            get:
              operationId: watchTicks
              tags: [Items]
              responses: { "200": { description: OK, content: { text/event-stream: { schema: { $ref: '#/components/schemas/SseItemOfTick' } } } } }
          /words:
            get:
              operationId: watchWords
              tags: [Items]
              responses: { "200": { description: OK, content: { text/event-stream: { schema: { $ref: '#/components/schemas/SseItemOfstring' } } } } }
          /days:
            get:
              operationId: watchDays
              tags: [Items]
              responses:
                "200":
                  description: OK
                  content:
                    text/event-stream:
                      schema:
                        type: object
                        properties: { data: { type: string, format: date }, eventType: { type: string }, eventId: { type: string }, reconnectionInterval: { type: string } }
        components:
          schemas:
            Tick: { type: object, required: [n], properties: { n: { type: integer, format: int32 } } }
            SseItemOfTick:
              type: object
              required: [data]
              properties:
                data: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Tick' }] }
                eventType: { type: [string, 'null'] }
                eventId: { type: [string, 'null'] }
                reconnectionInterval: { type: [string, 'null'], pattern: '^-?[0-9]+$' }
            SseItemOfstring:
              type: object
              required: [data]
              properties:
                data: { type: string }
                eventType: { type: [string, 'null'] }
                eventId: { type: [string, 'null'] }
                reconnectionInterval: { type: [string, 'null'] }
        """,
        """
            public static async Task<string> Ticks(AtlasClient atlas)
            {
                IAsyncEnumerable<Tick> ticks = atlas.Items.WatchTicksAsync();
                var text = "";
                await foreach (var tick in ticks) text += tick.N;
                return text;
            }

            public static async Task<string> Words(AtlasClient atlas)
            {
                IAsyncEnumerable<string> words = atlas.Items.WatchWordsAsync();
                var text = "";
                await foreach (var word in words) text += word;
                return text;
            }

            public static async Task<string> Days(AtlasClient atlas)
            {
                IAsyncEnumerable<DateOnly> days = atlas.Items.WatchDaysAsync();
                var text = "";
                await foreach (var day in days) text += day.Day;
                return text;
            }

        """
    );

    [Theory]
    [InlineData("Ticks", "event: tick\ndata: {\"n\":0}\n\nevent: tick\ndata: {\"n\":1}\n\n", "01")]
    [InlineData("Words", "event: word\ndata: a\n\ndata: b\n\n", "ab")]
    [InlineData("Days", "data: \"2026-01-02\"\n\n", "2")]
    public async Task The_items_of_an_ASP_NET_Core_server_are_the_data(
        string call,
        string body,
        string expected
    )
    {
        await using var server = await WireServer.StartAsync(new WireAnswer(200, Events, body));
        Assert.Equal(expected, await ServerItems.CallAsync(call, server));
    }
}
