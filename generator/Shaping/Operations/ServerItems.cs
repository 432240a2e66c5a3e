using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>
/// Recognizes the schema that ASP.NET Core writes for a server-sent event: the properties of <c>SseItem</c>
/// (System.Net.ServerSentEvents), of which only the data is JSON or text in the response.
/// </summary>
internal static class ServerItems
{
    /// <summary>The name of the property that describes the data of an event.</summary>
    public const string DataName = "data";

    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        DataName,
        "eventType",
        "eventId",
        "reconnectionInterval",
    };

    /// <summary>
    /// Returns the schema of the data; <see langword="null"/> if a schema has other properties than these.
    /// </summary>
    public static OpenApiSchema? Data(OpenApiSchema schema) =>
        schema.Properties is { } properties && _names.SetEquals(properties.Keys)
            ? properties[DataName]
            : null;
}
