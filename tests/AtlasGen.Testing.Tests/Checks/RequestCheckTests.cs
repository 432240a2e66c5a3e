using System.Text.Json;
using Acme.Rules;

namespace AtlasGen.Testing.Tests.Checks;

/// <summary>Checks requests of a client against its document.</summary>
public class RequestCheckTests
{
    private static readonly Parcel Valid = new()
    {
        Code = "AB-1",
        State = State.Sent,
        To = new BoxTarget { Number = 1 },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<Parcel, Parcel>> Bodies { get; } =
        new()
        {
            { "", parcel => parcel },
            {
                "code: 'ab' does not match the pattern ^[A-Z]{2}-\\d+$.",
                parcel => parcel with { Code = "ab" }
            },
            {
                "state: 'GONE' is not one of SENT, LOST, \"\"\"; System.Environment.Exit(1);.",
                parcel => parcel with { State = new("GONE") }
            },
            {
                "to.number: 0 is less than the minimum 1.",
                parcel => parcel with { To = new BoxTarget { Number = 0 } }
            },
            {
                "to.kind: 'ship' is not one of box, home.",
                parcel => parcel with { To = new UnknownTarget { Kind = "ship" } }
            },
            { "weight: 0 is not greater than 0.", parcel => parcel with { Weight = 0 } },
            { "weight: 0.3 is not a multiple of 0.25.", parcel => parcel with { Weight = 0.3 } },
            {
                "labels: the items 0 and 1 are equal.",
                parcel => parcel with { Labels = ["a", "a"] }
            },
            {
                "contents[0].parts[0].name: the number of characters is 0, but the minimum is 1.",
                parcel =>
                    parcel with
                    {
                        Contents = [new() { Name = "a", Parts = [new() { Name = "" }] }],
                    }
            },
            {
                "signature: the number of characters is 1, but the minimum is 3.",
                parcel => parcel with { Signature = "x" }
            },
            { "", parcel => parcel with { Signature = null } },
            {
                "extra.a: 6 is greater than the maximum 5.",
                parcel => parcel with { Extra = new Dictionary<string, long> { ["a"] = 6 } }
            },
        };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_is_checked(string expected, Func<Parcel, Parcel> change)
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.SendParcel).Return(Valid);
        using var atlas = fake.CreateClient<AtlasClient>();
        await AssertAsync(
            "sendParcel",
            expected,
            () => atlas.Parcels.SendParcelAsync("00ff", change(Valid), cancellationToken: Stop)
        );
    }

    [Fact]
    public async Task A_required_property_is_missing()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.UpdateDepot).Return();
        using var atlas = fake.CreateClient<AtlasClient>();
        var depot = JsonSerializer.Deserialize<Depot>("{}")!;
        await AssertAsync(
            "updateDepot",
            "name: required, but missing.",
            () => atlas.Parcels.UpdateDepotAsync("00ff", depot, cancellationToken: Stop)
        );
    }

    [Fact]
    public async Task All_violations_are_in_one_message()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.ListParcels).Return([]);
        using var atlas = fake.CreateClient<AtlasClient>();
        var query = new ListParcelsQuery
        {
            Limit = 101,
            Tags = ["ab", "c", "de"],
            Zones = ["A", "b"],
        };
        await AssertAsync(
            "listParcels",
            "parameter depotId: 'x' does not match the pattern ^[a-f0-9]{4}$. "
                + "parameter state: 'NEW' is not one of SENT, LOST, \"\"\"; System.Environment.Exit(1);. "
                + "parameter limit: 101 is greater than the maximum 100. "
                + "parameter tags: the number of items is 3, but the maximum is 2. "
                + "parameter tags[1]: the number of characters is 1, but the minimum is 2. "
                + "parameter zones[1]: 'b' does not match the pattern ^[A-Z]$. "
                + "parameter X-Trace: the number of characters is 5, but the maximum is 4.",
            () =>
                atlas.Parcels.ListParcelsAsync(
                    "x",
                    new State("NEW"),
                    xTrace: "12345",
                    query: query,
                    cancellationToken: Stop
                )
        );
    }

    [Fact]
    public async Task The_check_can_be_turned_off()
    {
        using var fake = new AtlasFake { ChecksRequests = false };
        fake.On(AtlasOperations.SendParcel).Return(Valid);
        using var atlas = fake.CreateClient<AtlasClient>();
        await atlas.Parcels.SendParcelAsync("x", Valid with { Code = "" }, cancellationToken: Stop);
        fake.Verify();
    }

    [Fact]
    public async Task Examples_are_returned()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.SendParcel).ReturnExample();
        fake.On(AtlasOperations.ListParcels).ReturnExample();
        fake.On(AtlasOperations.GetDepot).ReturnExample();
        using var atlas = fake.CreateClient<AtlasClient>();
        var parcel = await atlas.Parcels.SendParcelAsync("00ff", Valid, cancellationToken: Stop);
        Assert.Equal(7, Assert.IsType<BoxTarget>(parcel.To).Number);
        Assert.Equal(1.5, parcel.Weight);
        var parcels = await atlas.Parcels.ListParcelsAsync(
            "00ff",
            State.Sent,
            cancellationToken: Stop
        );
        Assert.Equal(["AB-1", "AB-2"], parcels.Select(one => one.Code));
        var fault = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            atlas.Parcels.GetDepotAsync("00ff", cancellationToken: Stop)
        );
        Assert.Equal(
            "The document has no example of the response of the operation getDepot. Set up a value with Return.",
            fault.Message
        );
    }

    private static async Task AssertAsync(string operation, string expected, Func<Task> call)
    {
        if (expected.Length == 0)
        {
            await call();
            return;
        }

        var fault = await Assert.ThrowsAsync<AtlasFakeException>(call);
        Assert.Equal(
            $"{operation}: the request does not match the document. {expected}",
            fault.Message
        );
    }
}
