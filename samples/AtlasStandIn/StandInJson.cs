using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Reads and writes values as Atlas does.</summary>
internal static class StandInJson
{
    /// <summary>Returns a new ID of 24 hexadecimal digits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns a string member, or <see langword="null"/> if there is none.</summary>
    public static string? Text(this JsonNode node, string name) =>
        node is JsonObject members
        && members[name] is JsonValue value
        && value.TryGetValue<string>(out var text)
            ? text
            : null;
}
