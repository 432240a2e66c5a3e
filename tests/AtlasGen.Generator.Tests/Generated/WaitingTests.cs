using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests what the methods that wait send and return.</summary>
public class WaitingTests
{
    private const string Calls = """
            private static AtlasWaitOptions Quickly => new() { Interval = TimeSpan.FromMilliseconds(1) };

            public static async Task<string> Create(AtlasClient atlas) =>
                (await atlas.Loaves.CreateLoafAndWaitAsync("b1", false, new() { Flour = "rye" }, wait: Quickly, options: new() { Headers = new Dictionary<string, string> { ["X-Trace"] = "7" } })).Oven!.State.ToString()!;

            public static async Task<string> CreateBurnt(AtlasClient atlas)
            {
                try
                {
                    await atlas.Loaves.CreateLoafAndWaitAsync("b1", false, new(), wait: Quickly);
                    return "";
                }
                catch (AtlasWaitException e)
                {
                    return $"{e.State} {((Loaf)e.Value!).Oven!.State} {((Loaf)e.Response!).Id}";
                }
            }

        #pragma warning disable AG4001
            public static async Task<string> Update(AtlasClient atlas) =>
                (await atlas.Loaves.UpdateLoafAndWaitAsync("b1", "l1", new() { Flour = "rye" }, Quickly)).Oven!.State.ToString()!;
        #pragma warning restore AG4001

            public static async Task<string> UpdateFailed(AtlasClient atlas)
            {
                try
                {
                    await Update(atlas);
                    return "";
                }
                catch (AtlasWaitException e)
                {
                    return $"{e.State} {e.Response ?? "nothing"}";
                }
            }

            public static async Task<string> Delete(AtlasClient atlas)
            {
                await atlas.Loaves.DeleteLoafAndWaitDoneAsync("b1", "l/1", Quickly);
                return "gone";
            }

            public static async Task<string> Captured(AtlasClient atlas)
            {
                var (loaf, info) = await AtlasResponse.CaptureAsync(options =>
                    atlas.Loaves.CreateLoafAndWaitAsync("b1", false, new(), wait: Quickly, options: options));
                var last = await AtlasResponse.CaptureAsync(options =>
                    atlas.Loaves.DeleteLoafAndWaitDoneAsync("b1", "l1", Quickly, options));
                return $"{loaf.Oven!.State} {info.OperationId} {(int)info.StatusCode}, {last.OperationId} {(int)last.StatusCode}";
            }

            public static async Task<string> Order(AtlasClient atlas) =>
                await atlas.Loaves.PlaceOrderAndWaitAsync("b1", "SMALL", Quickly) switch
                {
                    Pickup pickup => $"pickup {pickup.Done}",
                    null => "gone",
                    var other => other.ToString(),
                };

            public static async Task<string> Send(AtlasClient atlas)
            {
                try
                {
                    var states = new List<string?>();
                    var parcel = await atlas.Parcels.SendParcelAndWaitAsync(new() { Interval = TimeSpan.FromMilliseconds(1), OnPoll = poll => states.Add(poll.State) });
                    return $"{parcel.DeliveredAt:u} {parcel.Label?.Kind}: {string.Join("; ", states)}";
                }
                catch (AtlasWaitException e)
                {
                    return $"{e.State} {((Parcel)e.Response!).Id} {e.Message}";
                }
            }

            public static async Task<string> Return(AtlasClient atlas)
            {
                try
                {
                    return (await atlas.Parcels.ReturnParcelAndWaitAsync("p1", Quickly))?.Id ?? "gone";
                }
                catch (AtlasWaitException e)
                {
                    return e.State!;
                }
            }

        """;

    private static readonly Lazy<Assembly> All = UserCode.Compile("waiting", Calls);

    private static readonly Lazy<Assembly> Selected = UserCode.CompileProject(
        SpecProject.With(
            SpecTexts.Feature("waiting"),
            "createLoaf;updateLoaf;deleteLoaf;placeOrder;sendParcel;returnParcel"
        ),
        Calls
    );

    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_read_gets_its_parameters_from_the_call_and_the_response(
        bool isSelected
    ) =>
        Assert.Equal(
            """
            POST /bakeries/b1/loaves?wait=false
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json
            X-Trace: 7

            {"flour":"rye"}

            GET /bakeries/b1/loaves/l1
            Accept: application/json
            Authorization: Bearer t0ken
            X-Trace: 7

            GET /bakeries/b1/loaves/l1
            Accept: application/json
            Authorization: Bearer t0ken
            X-Trace: 7

            = COOLING
            """,
            await Of(isSelected).CallAsync("Create", Loaf("READY"), Loaf("BAKING"), Loaf("COOLING"))
        );

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_failure_keeps_the_response_to_the_change(bool isSelected) =>
        Assert.EndsWith(
            "= BURNT BURNT l1",
            await Of(isSelected).CallAsync("CreateBurnt", Loaf("BAKING"), Loaf("BURNT")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_change_without_content_is_waited_for()
    {
        Assert.EndsWith(
            "= READY",
            await All.CallAsync("Update", WireAnswer.Nothing, Loaf("COOLING"), Loaf("READY")),
            StringComparison.Ordinal
        );
        // The enum has a failure state that the description does not name.
        Assert.EndsWith(
            "= OVEN_FAILED nothing",
            await All.CallAsync(
                "UpdateFailed",
                WireAnswer.Nothing,
                Loaf("COOLING"),
                Loaf("OVEN_FAILED")
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_deletion_ends_with_404(bool isSelected) =>
        Assert.Equal(
            """
            DELETE /bakeries/b1/loaves/l%2F1
            Accept: application/json
            Authorization: Bearer t0ken

            GET /bakeries/b1/loaves/l%2F1
            Accept: application/json
            Authorization: Bearer t0ken

            GET /bakeries/b1/loaves/l%2F1
            Accept: application/json
            Authorization: Bearer t0ken

            = gone
            """,
            await Of(isSelected)
                .CallAsync(
                    "Delete",
                    WireAnswer.Nothing,
                    Loaf("READY"),
                    new(404, "application/json", "{}")
                )
        );

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_union_is_waited_for_until_it_is_done_or_gone(bool isSelected)
    {
        var ticket = WireAnswer.Json("""{"ticket":{"number":7}}""");
        var text = await Of(isSelected).CallAsync("Order", ticket, Pickup("false"), Pickup("true"));
        Assert.Contains("GET /orders/SMALL/7\n", text, StringComparison.Ordinal);
        Assert.EndsWith("= pickup True", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "= gone",
            await Of(isSelected)
                .CallAsync("Order", ticket, Pickup("false"), new(404, "application/json", "{}")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_captured_response_is_that_of_the_last_poll(bool isSelected) =>
        Assert.EndsWith(
            "= COOLING getLoaf 200, getLoaf 404",
            await Of(isSelected)
                .CallAsync(
                    "Captured",
                    Loaf("READY"),
                    Loaf("BAKING"),
                    Loaf("COOLING"),
                    WireAnswer.Nothing,
                    new(404, "application/json", "{}"),
                    new(404, "application/json", "{}")
                ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        """{"deliveredAt":"2026-02-03T04:05:06Z"}""",
        "2026-02-03 04:05:06Z : lost: null, label.refused: null, deliveredAt: null, label.kind: null; lost: null, label.refused: null, deliveredAt: 2026-02-03T04:05:06Z, label.kind: null"
    )]
    [InlineData(
        """{"deliveredAt":null,"lost":false,"label":{"kind":"POSTCARD"}}""",
        " POSTCARD: lost: null, label.refused: null, deliveredAt: null, label.kind: null; lost: false, label.refused: null, deliveredAt: null, label.kind: POSTCARD"
    )]
    // What has ended has failed nevertheless.
    [InlineData(
        """{"lost":true,"deliveredAt":"2026-02-03T04:05:06Z","label":{"kind":"LETTER"}}""",
        "lost: true, label.refused: null, deliveredAt: 2026-02-03T04:05:06Z, label.kind: LETTER p1 POST /parcels (sendParcel): the wait ended in the state lost: true, label.refused: null, deliveredAt: 2026-02-03T04:05:06Z, label.kind: LETTER."
    )]
    [InlineData(
        """{"label":{"refused":"2026-02-03T04:05:06Z"}}""",
        "lost: null, label.refused: 2026-02-03T04:05:06Z, deliveredAt: null, label.kind: null p1 POST /parcels (sendParcel): the wait ended in the state lost: null, label.refused: 2026-02-03T04:05:06Z, deliveredAt: null, label.kind: null."
    )]
    public async Task Properties_end_a_wait(string last, string expected)
    {
        foreach (var isSelected in new[] { true, false })
        {
            var parcel = WireAnswer.Json("""{"id":"p1"}""");
            var text = await Of(isSelected)
                .CallAsync("Send", parcel, parcel, WireAnswer.Json(last));
            Assert.EndsWith($"= {expected}", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(404, """{"lost":true}""", "gone")]
    [InlineData(200, """{"lost":true}""", "lost: true")]
    public async Task A_property_can_mean_that_a_deletion_has_failed(
        int status,
        string last,
        string expected
    )
    {
        foreach (var isSelected in new[] { true, false })
        {
            var text = await Of(isSelected)
                .CallAsync(
                    "Return",
                    WireAnswer.Nothing,
                    WireAnswer.Json("""{"lost":false}"""),
                    new(status, "application/json", last)
                );
            Assert.EndsWith($"= {expected}", text, StringComparison.Ordinal);
        }
    }

    private static Lazy<Assembly> Of(bool isSelected) => isSelected ? All : Selected;

    private static WireAnswer Loaf(string state) =>
        WireAnswer.Json($$$"""{"id":"l1","oven":{"state":"{{{state}}}"}}""");

    private static WireAnswer Pickup(string done) =>
        WireAnswer.Json($$"""{"type":"PICKUP","done":{{done}}}""");
}
