using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Acme.Atlas;
using Refit;

namespace AtlasGen.Benchmarks;

/// <summary>Measures a call over an in-memory transport: generated code, handwritten code, and Refit.</summary>
internal static class CallBenchmark
{
    private const int Calls = 20_000;
    private const string GroupId = "5f0a1b2c3d4e5f6a7b8c9d0e";

    public static void Run(Figures figures, int rounds)
    {
        using var transport = new Transport();
        using var atlas = AtlasClient.Create(
            new AtlasClientOptions
            {
                Credentials = AtlasCredentials.Token("t0ken"),
                Transport = transport,
            }
        );
        using var http = new HttpClient(transport)
        {
            BaseAddress = new Uri("https://cloud.mongodb.com"),
        };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "t0ken");
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        var refit = RestService.For<IInvites>(
            http,
            new RefitSettings(new SystemTextJsonContentSerializer(HandJson.Default.Options))
        );

        var request = new GroupInvitationRequest
        {
            Username = "ada@example.com",
            Roles = [GroupInvitationRole.GroupOwner],
        };
        var handRequest = new HandRequest("ada@example.com", ["GROUP_OWNER"]);
        var generated = new Calling(
            "generated",
            () => atlas.Projects.UpdateProjectInvitationAsync(GroupId, request)
        );
        var byHand = new Calling("by hand", () => SendAsync(http, handRequest));
        var byRefit = new Calling("Refit", () => refit.UpdateAsync(GroupId, handRequest));
        var observed = new Calling(
            "observed",
            () => atlas.Projects.UpdateProjectInvitationAsync(GroupId, request)
        );
        // The first rounds are for warming up.
        for (var round = -3; round < rounds; round++)
        {
            foreach (var calling in new[] { generated, byHand, byRefit })
            {
                calling.Run(isMeasured: round >= 0);
            }

            using var observer = new Observer();
            observed.Run(isMeasured: round >= 0);
        }

        figures.AddRatio("time of a call / by hand", generated.Time, byHand.Time, 0.85);
        figures.AddRatio("time of a call / Refit", generated.Time, byRefit.Time, 0.6);
        figures.Add(new("bytes of a call / by hand", generated.Bytes / byHand.Bytes, "", 0.75));
        figures.Add(new("bytes of a call / Refit", generated.Bytes / byRefit.Bytes, "", 0.6));
        figures.AddRatio(
            "time of a call with telemetry / without",
            observed.Time,
            generated.Time,
            bar: null
        );
        figures.Add(
            new(
                "bytes of a call with telemetry / without",
                observed.Bytes / generated.Bytes,
                "",
                Bar: null
            )
        );
        Console.WriteLine(
            $"    bytes of a call: generated {generated.Bytes:f0}, by hand {byHand.Bytes:f0}, Refit {byRefit.Bytes:f0}, with telemetry {observed.Bytes:f0}"
        );
    }

    /// <summary>
    /// Sends a request with the code that an experienced user of HttpClient and System.Text.Json would write.
    /// </summary>
    private static async Task<HandInvitation?> SendAsync(HttpClient http, HandRequest body)
    {
        using var response = await http.PatchAsJsonAsync(
            $"/api/atlas/v1.0/groups/{Uri.EscapeDataString(GroupId)}/invites",
            body,
            HandJson.Default.HandRequest
        );
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(HandJson.Default.HandInvitation);
    }

    /// <summary>A kind of call and its measurements.</summary>
    private sealed class Calling(string name, Func<Task> call)
    {
        private double _bytes;
        private long _calls;

        public Measure Time { get; } = new($"{Calls} calls, {name}");

        public double Bytes => _bytes / _calls;

        public void Run(bool isMeasured)
        {
            if (!isMeasured)
            {
                CallAll();
                return;
            }

            var before = GC.GetTotalAllocatedBytes(precise: true);
            Time.Time(CallAll);
            _bytes += GC.GetTotalAllocatedBytes(precise: true) - before;
            _calls += Calls;
        }

        private int CallAll()
        {
            for (var i = 0; i < Calls; i++)
            {
                call().GetAwaiter().GetResult();
            }

            return Calls;
        }
    }

    /// <summary>Listens to the activities and to all instruments, as a collector does.</summary>
    private sealed class Observer : IDisposable
    {
        private readonly ActivityListener _activities = new()
        {
            ShouldListenTo = source => source.Name == "AtlasGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };

        private readonly MeterListener _meters = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "AtlasGen")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };

        public Observer()
        {
            ActivitySource.AddActivityListener(_activities);
            _meters.SetMeasurementEventCallback<double>((_, _, _, _) => { });
            _meters.SetMeasurementEventCallback<long>((_, _, _, _) => { });
            _meters.Start();
        }

        public void Dispose()
        {
            _activities.Dispose();
            _meters.Dispose();
        }
    }

    private sealed class Transport : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue s_json = new("application/json");

        private static readonly byte[] s_answer =
            """
            {"id":"5f0a1b2c3d4e5f6a7b8c9d0f","groupId":"5f0a1b2c3d4e5f6a7b8c9d0e","groupName":"Alpha","inviterUsername":"bob@example.com","username":"ada@example.com","roles":["GROUP_OWNER"],"createdAt":"2025-06-01T00:00:00Z","expiresAt":"2025-07-01T00:00:00Z"}
            """u8.ToArray();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(s_answer) { Headers = { ContentType = s_json } },
            };
        }
    }
}

/// <summary>The Refit interface for the call.</summary>
internal interface IInvites
{
    [Patch("/api/atlas/v1.0/groups/{groupId}/invites")]
    Task<HandInvitation> UpdateAsync(string groupId, [Body] HandRequest body);
}

internal sealed record HandRequest(string Username, IReadOnlyList<string> Roles);

internal sealed record HandInvitation(
    string Id,
    string GroupId,
    string GroupName,
    string InviterUsername,
    string Username,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
);

[JsonSerializable(typeof(HandRequest))]
[JsonSerializable(typeof(HandInvitation))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class HandJson : JsonSerializerContext;
