using AtlasGen.Generator.Shaping.Conventions;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the success responses of an operation, in the version in use.</summary>
internal static class SuccessResponses
{
    /// <summary>Returns the success responses.</summary>
    public static IReadOnlyList<(string Status, OpenApiResponse Response)> Of(
        OpenApiOperation operation
    )
    {
        var responses = operation.Responses ?? [];
        return
        [
            .. StatusCodes
                .Successes(responses.Keys)
                .Select(status => (status, responses[status]))
                .Where(success => success.Item2 is not null),
        ];
    }

    /// <summary>
    /// Returns the versions of the responses; if they have no content, the versions of the request body.
    /// </summary>
    public static IReadOnlyList<string> Versions(OpenApiOperation operation)
    {
        var answers = Of(operation).SelectMany(success => MediaTypeNames(success.Response.Content));
        var versions = answers.Select(ApiVersions.Of).Distinct().ToList();
        return versions.Count > 0
            ? versions
            : MediaTypeNames(operation.RequestBody?.Content)
                .Select(ApiVersions.Of)
                .Distinct()
                .ToList();
    }

    /// <summary>
    /// Returns the media type to use for a response; <see langword="null"/> if the response exists only in other
    /// versions.
    /// </summary>
    public static string? MediaType(OpenApiResponse response, string version) =>
        Offered(response, version)
            .OrderByDescending(name => ApiVersions.Of(name), StringComparer.Ordinal)
            .ThenByDescending(name => IsJson(name, response.Content[name]))
            .ThenByDescending(name => StreamShaper.IsStream(name, response.Content[name]))
            .ThenBy(name => MediaTypeRank.Rank(name, response.Content[name]?.Schema))
            .FirstOrDefault();

    /// <summary>
    /// Returns the media type to use for a stream of items; <see langword="null"/> if the response does not offer one.
    /// </summary>
    public static string? StreamMediaType(OpenApiResponse response, string version) =>
        Offered(response, version)
            .Where(name => StreamShaper.IsStream(name, response.Content[name]))
            .OrderByDescending(name => ApiVersions.Of(name), StringComparer.Ordinal)
            .FirstOrDefault();

    private static IEnumerable<string> Offered(OpenApiResponse response, string version) =>
        MediaTypeNames(response.Content)
            .Where(name =>
                ApiVersions.Of(name) is var offered && (offered == version || offered == "")
            );

    /// <summary>Returns whether a response is JSON, by its media type or, if that is a range, by its schema.</summary>
    public static bool IsJson(string name, OpenApiMediaType? mediaType) =>
        MediaTypes.IsJson(name)
        || (MediaTypes.IsRange(name) && mediaType?.Schema is { Format: not "binary" });

    private static IEnumerable<string> MediaTypeNames(
        IDictionary<string, OpenApiMediaType>? content
    ) => content?.Keys ?? Enumerable.Empty<string>();
}
