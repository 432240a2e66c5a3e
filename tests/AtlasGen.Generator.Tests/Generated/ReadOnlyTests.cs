using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>
/// Tests how read-only properties are sent: assigned values are sent, but values from a response are omitted at the
/// root.
/// </summary>
public class ReadOnlyTests
{
    private const string Garden =
        """{"id":"g","name":"n","state":"OPEN","opensAt":"2026-11-28T08:00:00Z","closedAt":null,"beds":[{"id":"1","crop":"x"},{"id":"2"}]}""";

    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "read-only",
        """
            private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

            private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

            private static async Task<string> Update(AtlasClient atlas, Func<Garden, Garden> change)
            {
                await atlas.Gardens.UpdateGardenAsync(change(await atlas.Gardens.GetGardenAsync()));
                return "";
            }

            public static Task<string> AsItCame(AtlasClient atlas) => Update(atlas, garden => garden);

            public static Task<string> Assigned(AtlasClient atlas) =>
                Update(atlas, garden => garden with { Id = "h", OpensAt = Noon, State = State.Closed });

            public static Task<string> AssignedAndChangedAgain(AtlasClient atlas) =>
                Update(atlas, garden => garden with { OpensAt = Noon } with { Name = "m" });

            public static Task<string> AssignedTheSameValue(AtlasClient atlas) =>
                Update(atlas, garden => garden with { Id = garden.Id });

            public static Task<string> AssignedNull(AtlasClient atlas) =>
                Update(atlas, garden => garden with { ClosedAt = null });

            public static Task<string> ReadByASerializerOfTheUser(AtlasClient atlas) =>
                Update(atlas, garden => JsonSerializer.Deserialize<Garden>(JsonSerializer.Serialize(garden with { Id = "h" }))!);

            public static Task<string> Made(AtlasClient atlas) =>
                Update(atlas, _ => new Garden { Id = "h", Beds = [new() { Id = "3" }] });

            public static Task<string> ANullThatTheDocumentDoesNotDeclare(AtlasClient atlas) =>
                Update(atlas, _ => new Garden { Name = "m", AdditionalProperties = new Dictionary<string, JsonElement> { ["size"] = Null, ["state"] = Null } });

            public static Task<string> ANullInPlaceOfAValueThatCame(AtlasClient atlas) =>
                Update(atlas, garden => garden with { AdditionalProperties = new Dictionary<string, JsonElement> { ["state"] = Null } });

            public static async Task<string> ANullBesideAValue(AtlasClient atlas)
            {
                try
                {
                    return await Update(atlas, garden => garden with { AdditionalProperties = new Dictionary<string, JsonElement> { ["name"] = Null } });
                }
                catch (AtlasException exception) when (exception.InnerException is InvalidOperationException)
                {
                    return exception.Message;
                }
            }

            public static async Task<string> Items(AtlasClient atlas)
            {
                var beds = await atlas.Gardens.ListBedsAsync();
                await atlas.Gardens.ReplaceBedsAsync([beds[0], beds[1] with { Id = "4" }, new Bed { Id = "5" }]);
                return "";
            }

        """
    );

    [Theory]
    [InlineData("AsItCame", """{"name":"n","beds":[{"id":"1","crop":"x"},{"id":"2"}]}""")]
    [InlineData(
        "Assigned",
        """{"id":"h","name":"n","state":"CLOSED","opensAt":"2026-11-28T12:00:00Z","beds":[{"id":"1","crop":"x"},{"id":"2"}]}"""
    )]
    [InlineData(
        "AssignedAndChangedAgain",
        """{"name":"m","opensAt":"2026-11-28T12:00:00Z","beds":[{"id":"1","crop":"x"},{"id":"2"}]}"""
    )]
    [InlineData(
        "AssignedTheSameValue",
        """{"id":"g","name":"n","beds":[{"id":"1","crop":"x"},{"id":"2"}]}"""
    )]
    [InlineData(
        "AssignedNull",
        """{"name":"n","closedAt":null,"beds":[{"id":"1","crop":"x"},{"id":"2"}]}"""
    )]
    [InlineData(
        "ReadByASerializerOfTheUser",
        """{"name":"n","beds":[{"id":"1","crop":"x"},{"id":"2"}]}"""
    )]
    [InlineData("Made", """{"id":"h","beds":[{"id":"3"}]}""")]
    [InlineData("ANullThatTheDocumentDoesNotDeclare", """{"name":"m","size":null,"state":null}""")]
    [InlineData(
        "ANullInPlaceOfAValueThatCame",
        """{"name":"n","beds":[{"id":"1","crop":"x"},{"id":"2"}],"state":null}"""
    )]
    public async Task Body_on_the_wire(string call, string expected)
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Json(Garden),
            WireAnswer.Nothing
        );
        await Compiled.CallAsync(call, server);
        Assert.Equal(expected, server.Requests[^1].Split("\n\n")[1]);
    }

    [Fact]
    public async Task Each_item_of_a_list_is_a_root()
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Json("""[{"id":"1","crop":"x"},{"id":"2"}]"""),
            WireAnswer.Nothing
        );
        await Compiled.CallAsync("Items", server);
        Assert.Equal(
            """[{"crop":"x"},{"id":"4"},{"id":"5"}]""",
            server.Requests[1].Split("\n\n")[1]
        );
    }

    [Fact]
    public async Task A_null_beside_the_value_of_the_property_is_an_exception()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Json(Garden));
        Assert.Equal(
            "PATCH /garden (updateGarden): the body cannot be written. 'name' is set twice, as a property and in AdditionalProperties. Set the property to null to send the value in AdditionalProperties.",
            await Compiled.CallAsync("ANullBesideAValue", server)
        );
        Assert.Single(server.Requests);
    }
}
