using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests a PATCH that sends only what differs from an object that was read.</summary>
public class ChangesTests
{
    private const string Telescope =
        """{"id":"t","site":"hill","owner":null,"name":"n","nickname":"nick","state":"IDLE","aperture":2.0,"isPublic":false,"mount":{"kind":"k","axes":[1,2],"new":1},"mirrors":[{"id":"1","diameter":2},{"id":"2","coating":"c"}],"labels":{"a":"b"},"extra":{"x":[1.0]},"flag":true}""";

    private const string Required = "\"site\":\"hill\",\"owner\":null";

    private const string Spectrograph =
        """{"kind":"SPECTROGRAPH","weight":5,"grating":"g","slit":"s"}""";

    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "changes",
        """
            private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

            private static async Task<string> Update(AtlasClient atlas, Func<Telescope, Telescope> change)
            {
                var before = await atlas.Telescopes.GetTelescopeAsync();
                await atlas.Telescopes.UpdateTelescopeAsync(change(before).ChangesFrom(before));
                return "";
            }

            private static Dictionary<string, JsonElement> Members(Telescope telescope, string name, JsonElement value) =>
                new(telescope.AdditionalProperties) { [name] = value };

            public static Task<string> Nothing(AtlasClient atlas) => Update(atlas, telescope => telescope);

            public static Task<string> TheSameValues(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Name = "n", Aperture = 2, Mirrors = [.. telescope.Mirrors!], Owner = null });

            public static Task<string> AText(AtlasClient atlas) => Update(atlas, telescope => telescope with { Name = "m" });

            public static Task<string> AFlag(AtlasClient atlas) => Update(atlas, telescope => telescope with { IsPublic = true });

            public static Task<string> ARequiredProperty(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Site = "valley", Owner = "o" });

            public static Task<string> APropertyWithTheNameOfTheMethod(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { ChangesFromValue = "c" });

            public static Task<string> ANestedProperty(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Mount = telescope.Mount! with { Kind = "l" } });

            public static Task<string> ANestedUnknownMember(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Mount = telescope.Mount! with { AdditionalProperties = new Dictionary<string, JsonElement>() } });

            public static Task<string> AnItem(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Mirrors = [telescope.Mirrors![0], telescope.Mirrors[1] with { Diameter = 3 }] });

            public static Task<string> ANullInAnItem(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Mirrors = [telescope.Mirrors![0] with { Coating = null }, telescope.Mirrors[1]] });

            public static Task<string> AMap(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Labels = new Dictionary<string, string>(telescope.Labels!) { ["c"] = "d" } });

            public static Task<string> ANull(AtlasClient atlas) => Update(atlas, telescope => telescope with { Nickname = null });

            public static Task<string> ANullThatTheDocumentDoesNotAllow(AtlasClient atlas) => Update(atlas, telescope => telescope with { Name = null });

            public static Task<string> ANullInAdditionalProperties(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { Name = null, AdditionalProperties = Members(telescope, "name", Null) });

            public static Task<string> AnUnknownMember(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { AdditionalProperties = Members(telescope, "extra", JsonDocument.Parse("{\"x\":[2]}").RootElement) });

            public static Task<string> ANewMember(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { AdditionalProperties = Members(telescope, "more", Null) });

            public static Task<string> NoUnknownMembers(AtlasClient atlas) =>
                Update(atlas, telescope => telescope with { AdditionalProperties = new Dictionary<string, JsonElement>() });

            public static Task<string> AReadOnlyProperty(AtlasClient atlas) => Update(atlas, telescope => telescope with { State = "OPEN" });

            public static Task<string> AReadOnlyPropertyThatIsRequired(AtlasClient atlas) => Update(atlas, telescope => telescope with { Id = telescope.Id });

            public static Task<string> ANewObject(AtlasClient atlas) =>
                Update(atlas, telescope => new() { Site = telescope.Site, Owner = "o", Name = "n", Aperture = 3 });

            public static async Task<string> AReadOnlyPropertyOfALaterResponse(AtlasClient atlas)
            {
                var before = JsonSerializer.Deserialize<Telescope>("{\"state\":\"OPEN\"}")!;
                var after = await atlas.Telescopes.GetTelescopeAsync();
                await atlas.Telescopes.UpdateTelescopeAsync((after with { Mirrors = null, Mount = null }).ChangesFrom(before));
                return "";
            }

            public static async Task<string> ALaterWith(AtlasClient atlas)
            {
                var before = await atlas.Telescopes.GetTelescopeAsync();
                var changes = (before with { Name = "m", Aperture = 3 }).ChangesFrom(before) with { Name = "n", IsPublic = true, AdditionalProperties = Members(before, "flag", Null) };
                await atlas.Telescopes.UpdateTelescopeAsync(changes);
                return "";
            }

            public static async Task<string> TheLastComparison(AtlasClient atlas)
            {
                var before = await atlas.Telescopes.GetTelescopeAsync();
                var between = before with { Name = "m" };
                await atlas.Telescopes.UpdateTelescopeAsync((between with { Aperture = 3 }).ChangesFrom(before).ChangesFrom(between));
                return "";
            }

            public static async Task<string> Put(AtlasClient atlas)
            {
                var before = await atlas.Telescopes.GetTelescopeAsync();
                await atlas.Telescopes.ReplaceTelescopeAsync((before with { Name = "m", Mirrors = null, Mount = null }).ChangesFrom(before));
                return "";
            }

            public static async Task<string> Form(AtlasClient atlas)
            {
                var before = new Dome { Id = "d", Color = "white", Slits = 1 };
                await atlas.Telescopes.UpdateDomeAsync("d", (before with { Color = "red" }).ChangesFrom(before));
                return "";
            }

            public static async Task<string> Union(AtlasClient atlas)
            {
                var before = (Spectrograph)await atlas.Telescopes.GetInstrumentAsync();
                await atlas.Telescopes.UpdateInstrumentAsync((before with { Weight = 6 }).ChangesFrom(before));
                return "";
            }

            public static async Task<string> Values(AtlasClient atlas)
            {
                var before = await atlas.Telescopes.GetTelescopeAsync();
                var after = before with { Name = "m" };
                var changes = after.ChangesFrom(before);
                Exception? thrown = null;
                try
                {
                    after.ChangesFrom(null!);
                }
                catch (ArgumentNullException exception)
                {
                    thrown = exception;
                }

                return string.Join(' ', changes == after, after == changes, changes.GetHashCode() == after.GetHashCode(), changes.ToString() == after.ToString(), changes == before, JsonSerializer.Serialize(changes) == JsonSerializer.Serialize(after), changes.Id, changes.Mirrors!.Count, thrown?.Message);
            }

        """
    );

    private static readonly Lazy<Assembly> Clusters = UserCode.Compile(
        "clusters",
        """
            public static async Task<string> Enlarge(AtlasClient atlas)
            {
                var cluster = await atlas.Clusters.GetGroupClusterAsync("g", "c");
                var larger = cluster with { ReplicationSpecs = cluster.ReplicationSpecs.Change(spec => spec with { RegionConfigs = spec.RegionConfigs.Change(region => region with { ElectableSpecs = (region.ElectableSpecs ?? new()) with { InstanceSize = "M20" } }) }) };
                await atlas.Clusters.UpdateGroupClusterAsync("g", "c", larger.ChangesFrom(cluster));
                return "";
            }

        """
    );

    [Theory]
    [InlineData("Nothing", "")]
    [InlineData("TheSameValues", "")]
    [InlineData("AText", ",\"name\":\"m\"")]
    [InlineData("AFlag", ""","isPublic":true""")]
    [InlineData("APropertyWithTheNameOfTheMethod", ",\"changesFrom\":\"c\"")]
    [InlineData("ANestedProperty", ""","mount":{"kind":"l","axes":[1,2],"new":1}""")]
    [InlineData("ANestedUnknownMember", ""","mount":{"kind":"k","axes":[1,2]}""")]
    [InlineData(
        "AnItem",
        ""","mirrors":[{"id":"1","diameter":2},{"id":"2","diameter":3,"coating":"c"}]"""
    )]
    [InlineData(
        "ANullInAnItem",
        ""","mirrors":[{"id":"1","diameter":2,"coating":null},{"id":"2","coating":"c"}]"""
    )]
    [InlineData("AMap", ""","labels":{"a":"b","c":"d"}""")]
    [InlineData("ANull", ""","nickname":null""")]
    [InlineData("ANullThatTheDocumentDoesNotAllow", "")]
    [InlineData("ANullInAdditionalProperties", ""","name":null""")]
    [InlineData("AnUnknownMember", ""","extra":{"x":[2]}""")]
    [InlineData("ANewMember", ""","more":null""")]
    // A property that is absent is not sent, and neither is an absent member.
    [InlineData("NoUnknownMembers", "")]
    [InlineData("AReadOnlyProperty", ",\"state\":\"OPEN\"")]
    [InlineData("ALaterWith", ""","aperture":3,"isPublic":true,"flag":null""")]
    [InlineData("TheLastComparison", ""","aperture":3""")]
    public async Task Only_the_change_and_the_required_properties_are_sent(
        string call,
        string changes
    ) => Assert.Equal($"{{{Required}{changes}}}", await SentAsync(call));

    [Theory]
    [InlineData("ARequiredProperty", """{"site":"valley","owner":"o"}""")]
    [InlineData("AReadOnlyPropertyThatIsRequired", """{"id":"t","site":"hill","owner":null}""")]
    [InlineData("ANewObject", """{"site":"hill","owner":"o","aperture":3}""")]
    [InlineData(
        "AReadOnlyPropertyOfALaterResponse",
        """{"site":"hill","owner":null,"name":"n","nickname":"nick","aperture":2,"isPublic":false,"labels":{"a":"b"},"extra":{"x":[1.0]},"flag":true}"""
    )]
    // A PUT replaces the object.
    [InlineData(
        "Put",
        """{"site":"hill","owner":null,"name":"m","nickname":"nick","aperture":2,"isPublic":false,"labels":{"a":"b"},"extra":{"x":[1.0]},"flag":true}"""
    )]
    public async Task Body_on_the_wire(string call, string expected) =>
        Assert.Equal(expected, await SentAsync(call));

    [Fact]
    public async Task A_form_contains_only_the_changes() =>
        Assert.EndsWith(
            "\n\ncolor=red",
            await Compiled.CallAsync("Form", WireAnswer.Nothing),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_type_of_a_union_sends_its_discriminator() =>
        Assert.Equal(
            """{"kind":"SPECTROGRAPH","weight":6,"grating":"g"}""",
            await SentAsync("Union", Spectrograph)
        );

    [Fact]
    public async Task The_copy_has_the_same_value() =>
        Assert.EndsWith(
            "= True True True True False True t 2 Value cannot be null. (Parameter 'before')",
            await Compiled.CallAsync("Values", WireAnswer.Json(Telescope)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task One_field_of_every_region()
    {
        const string Cluster =
            """{"name":"c","paused":false,"stateName":"IDLE","replicationSpecs":[{"id":"1","zoneName":"z","regionConfigs":[{"regionName":"a","priority":1,"electableSpecs":{"instanceSize":"M10","nodeCount":3},"new":1},{"regionName":"b","priority":2}]},{"id":"2"}]}""";
        await using var server = await WireServer.StartAsync(WireAnswer.Json(Cluster));
        await Clusters.CallAsync("Enlarge", server);
        Assert.Equal(
            """{"replicationSpecs":[{"id":"1","zoneName":"z","regionConfigs":[{"regionName":"a","priority":1,"electableSpecs":{"instanceSize":"M20","nodeCount":3},"new":1},{"regionName":"b","priority":2,"electableSpecs":{"instanceSize":"M20"}}]},{"id":"2"}]}""",
            server.Requests[1].Split("\n\n")[1]
        );
    }

    /// <summary>Returns the body of the second request.</summary>
    private static async Task<string> SentAsync(string call, string read = Telescope)
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Json(read),
            WireAnswer.Nothing
        );
        await Compiled.CallAsync(call, server);
        return server.Requests[1].Split("\n\n")[1];
    }
}
