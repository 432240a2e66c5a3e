using System.Collections.Concurrent;
using System.Diagnostics;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests the activities of calls, which are found by the name of their client.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly string _client = $"test {Guid.NewGuid():N}";
    private readonly ConcurrentQueue<Activity> _stopped = [];
    private readonly ConcurrentQueue<string> _sampled = [];
    private ActivityListener? _listener;

    public void Dispose() => _listener?.Dispose();

    [Fact]
    public async Task A_sampler_receives_the_attributes_that_are_known_at_the_start()
    {
        Listen();
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(200, "{}"))
        );
        using var connection = transport.Connect(configure: Name);
        await connection.GetAsync("s3cret");
        const string Known =
            "http.request.method=GET url.template=/things/{thingId} server.address=cloud.mongodb.com server.port=443 atlas.operation_id=getThing";
        Assert.Equal([$"{Known} atlas.client={_client}"], _sampled);
        var activity = Mine();
        Assert.Equal(
            $"{Known} atlas.client={_client} http.response.status_code=200",
            Text(activity.TagObjects)
        );
        Assert.Equal(ActivityKind.Client, activity.Kind);
    }

    [Fact]
    public async Task A_client_without_a_name_has_no_attribute_for_it()
    {
        Listen();
        using var parent = new Activity("test").Start();
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(200, "{}"))
        );
        using var connection = transport.Connect();
        await connection.GetAsync();
        var activity = Assert.Single(_stopped, activity => activity.TraceId == parent.TraceId);
        Assert.Equal(parent.SpanId, activity.ParentSpanId);
        Assert.DoesNotContain(activity.TagObjects, tag => tag.Key == "atlas.client");
    }

    [Fact]
    public async Task A_wait_before_a_retry_is_an_event()
    {
        Listen();
        var clock = new Simulation();
        var sent = 0;
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(sent++ == 0 ? 500 : 200, "{}"))
        );
        using var connection = transport.Connect(clock, Name);
        await clock.RunAsync(() => connection.GetAsync());
        var wait = Assert.Single(Mine().Events);
        Assert.Equal("atlasgen.retry.wait", wait.Name);
        var tag = Assert.Single(wait.Tags);
        Assert.Equal("atlasgen.wait.duration", tag.Key);
        // Timers have a resolution of one millisecond.
        Assert.Equal(clock.Elapsed.TotalSeconds, (double)tag.Value!, 0.001);
        Assert.True(clock.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task The_source_and_the_meter_have_the_version_of_the_library()
    {
        Listen();
        using var meter = new MeterLog();
        string? agent = null;
        using var transport = new Transport(
            (request, _) =>
            {
                agent = request.Headers.UserAgent.ToString();
                return Task.FromResult(Transport.Response(200, "{}"));
            }
        );
        using var connection = transport.Connect(configure: Name);
        await connection.GetAsync();
        var version = Mine().Source.Version;
        Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+", version);
        Assert.Equal($"AtlasGen/{version}", agent);
        Assert.Equal([version], meter.Versions);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("start")]
    [InlineData("stop")]
    public async Task A_listener_that_throws_does_not_change_the_result(string place)
    {
        Listen(place);
        var sent = 0;
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(sent++ == 0 ? 200 : 404, "{}"))
        );
        using var connection = transport.Connect(configure: Name);
        await connection.PatchAsync();
        await Assert.ThrowsAsync<AtlasApiException>(() => connection.PatchAsync());
        Assert.Equal(2, sent);
        Assert.Equal(
            place == "start" ? 2 : 0,
            _stopped.Count(activity => Equals(activity.GetTagItem("atlas.client"), _client))
        );
    }

    private void Listen(string? failure = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AtlasGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                var tags = Text(options.Tags ?? []);
                if (tags.Contains(_client, StringComparison.Ordinal))
                {
                    _sampled.Enqueue(tags);
                    Fail("sample");
                }

                return ActivitySamplingResult.AllData;
            },
            ActivityStarted = activity => FailFor(activity, "start"),
            ActivityStopped = activity =>
            {
                FailFor(activity, "stop");
                _stopped.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);

        void FailFor(Activity activity, string place)
        {
            if (Equals(activity.GetTagItem("atlas.client"), _client))
            {
                Fail(place);
            }
        }

        void Fail(string place)
        {
            if (place == failure)
            {
                throw new InvalidOperationException("s3cret");
            }
        }
    }

    private Activity Mine() =>
        Assert.Single(_stopped, activity => Equals(activity.GetTagItem("atlas.client"), _client));

    private void Name(AtlasClientOptions options) => options.Name = _client;

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
