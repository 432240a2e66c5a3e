using AtlasGen.Generator.Shaping.Conventions;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The answers of an operation that are successes, in the version of it that is called.</summary>
internal static class SuccessResponses
{
    /// <summary>The responses that are successes.</summary>
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

    /// <summary>The versions in which the operation answers; those of its body when it answers with nothing.</summary>
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

    /// <summary>The media type that is used of those that one answer is offered in; <see langword="null"/> when it is of other versions only.</summary>
    public static string? MediaType(OpenApiResponse response, string version) =>
        MediaTypeNames(response.Content)
            .Where(name =>
                ApiVersions.Of(name) is var offered && (offered == version || offered == "")
            )
            .OrderByDescending(name => ApiVersions.Of(name), StringComparer.Ordinal)
            .ThenByDescending(name => IsJson(name, response.Content[name]))
            .ThenBy(name => MediaTypeChoice.Rank(name, response.Content[name]?.Schema))
            .FirstOrDefault();

    /// <summary>Whether what comes is JSON: by its media type, or by its schema where the document names a range.</summary>
    public static bool IsJson(string name, OpenApiMediaType? mediaType) =>
        MediaTypes.IsJson(name)
        || (MediaTypes.IsRange(name) && mediaType?.Schema is { Format: not "binary" });

    private static IEnumerable<string> MediaTypeNames(
        IDictionary<string, OpenApiMediaType>? content
    ) => content?.Keys ?? Enumerable.Empty<string>();
}
