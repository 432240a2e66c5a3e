using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests unions without a discriminator: the properties that all types have, and the test for a type.</summary>
public class ChoiceTests
{
    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "alarms",
        """
            public static async Task<string> Properties(AtlasClient atlas)
            {
                var alarm = await atlas.Alarms.GetAlarmAsync();
                return $"{alarm.Id} {alarm.Cause} {alarm.Status} {alarm.Since:O} {alarm.Count} {string.Join(',', alarm.Tags ?? [])} {alarm.JsonValue}";
            }

            public static async Task<string> AProperty(AtlasClient atlas)
            {
                var alarm = await atlas.Alarms.GetAlarmAsync();
                try
                {
                    return $"{alarm.Count is null} {alarm.Tags is null}";
                }
                catch (JsonException exception)
                {
                    return exception.Message;
                }
            }

            public static async Task<string> Kinds(AtlasClient atlas)
            {
                var alarm = await atlas.Alarms.GetAlarmAsync();
                return alarm.TryAsDoorAlarm(out var door) && !alarm.TryAsFireAlarm(out _) ? "door " + door.Door
                    : alarm.TryAsFireAlarm(out var fire) && !alarm.TryAsDoorAlarm(out _) ? "fire " + fire.Room
                    : alarm.TryAsDoorAlarm(out _) ? "both"
                    : "unknown " + alarm.AsRelayAlarm().Id;
            }

            public static async Task<string> Badge(AtlasClient atlas)
            {
                var badge = await atlas.Alarms.GetBadgeAsync();
                return $"{badge.Kind} {badge.TryAsGuestBadge(out var guest)} {guest?.Host} {badge.TryAsStaffBadge(out var staff)} {staff?.Host}";
            }

            public static async Task<string> Note(AtlasClient atlas)
            {
                var note = await atlas.Alarms.GetNoteAsync();
                return $"{note.TryAsString(out var text)} {text} {note.TryAsInt64(out var number)} {number} {note.TryAsNoteOption3(out var value)} {value?.Text}";
            }

            public static Task<string> Made(AtlasClient atlas)
            {
                Alarm alarm = new DoorAlarm { Id = "1", Cause = new("SMOKE"), Status = new("OPEN"), Door = "d" };
                Note note = "5";
                return Task.FromResult($"{alarm.TryAsDoorAlarm(out var door)} {door!.Door} {alarm.TryAsFireAlarm(out _)} {alarm.Status} {alarm.Since is null} {note.TryAsString(out _)} {note.TryAsInt64(out _)} {new Note(default(JsonElement)).TryAsString(out _)} {new Note(JsonDocument.Parse("null").RootElement).TryAsString(out var text)} {text is null}");
            }

        """
    );

    [Theory]
    [InlineData(
        "Properties",
        """{"id":"1","cause":"HEAT","status":"CANCELED","since":"2026-11-29T10:00:00Z","count":3,"tags":["a","b"],"json":"j"}""",
        "1 HEAT CANCELED 2026-11-29T10:00:00.0000000+00:00 3 a,b j"
    )]
    [InlineData("Properties", """{"id":null,"count":null,"new":1}""", "      ")]
    [InlineData("Properties", """{"id":"1","id":"2"}""", "2      ")]
    [InlineData("AProperty", """{"id":"1"}""", "True True")]
    [InlineData("AProperty", "[]", "True True")]
    [InlineData("Kinds", """{"cause":"OPENED","door":"d"}""", "door d")]
    [InlineData("Kinds", """{"room":"r","cause":"HEAT"}""", "fire r")]
    // A value that two types list, a new value, and no value do not identify a type.
    [InlineData("Kinds", """{"id":"1","cause":"POWER_LOST"}""", "unknown 1")]
    [InlineData("Kinds", """{"id":"1","cause":"NEW","door":"d"}""", "unknown 1")]
    [InlineData("Kinds", """{"id":"1","cause":null}""", "unknown 1")]
    [InlineData("Kinds", """{"id":"1","door":"d"}""", "unknown 1")]
    // JSON that cannot be read as the type.
    [InlineData("Kinds", """{"id":"1","cause":"OPENED","door":5}""", "unknown 1")]
    // The document does not list all kinds.
    [InlineData("Badge", """{"kind":"GUEST","host":"h"}""", "GUEST True h True h")]
    [InlineData("Badge", "[]", " False  False ")]
    [InlineData("Note", "\"n\"", "True n False 0 False ")]
    [InlineData("Note", "5", "False  True 5 False ")]
    [InlineData("Note", """{"text":"t"}""", "False  False 0 True t")]
    [InlineData("Made", "", "True d False OPEN True True False False False True")]
    public async Task Values_of_unions(string call, string json, string expected) =>
        Assert.EndsWith(
            $"= {expected}",
            await Compiled.CallAsync(call, WireAnswer.Json(json)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_property_of_another_type_is_an_exception() =>
        Assert.Contains(
            "found a string",
            await Compiled.CallAsync("AProperty", WireAnswer.Json("""{"count":"many"}""")),
            StringComparison.Ordinal
        );
}
