using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the rejections of Atlas's token buckets. Each set of operations has a bucket for each project, organization, user, or IP address.</summary>
internal static class TokenBucket
{
    private const int RefillIndex = 3;
    private const int SecondsIndex = 4;

    /// <summary>Determines whether a rejection concerns only a set of operations.</summary>
    public static bool IsReported(AtlasApiException rejection) =>
        rejection.ErrorCode is "RATE_LIMITED_TOKEN_BUCKET";

    /// <summary>Returns the calls per second that the bucket allows in the long run, or <see langword="null"/> if the rejection does not state it.</summary>
    /// <remarks>The parameters are the path, the seconds to wait, the capacity, and the tokens that are added in a number of seconds.</remarks>
    public static double? Refill(AtlasApiException rejection) =>
        IsReported(rejection)
        && Number(rejection.Parameters, RefillIndex) is { } tokens
        && Number(rejection.Parameters, SecondsIndex) is { } seconds
            ? tokens / seconds
            : null;

    private static double? Number(IReadOnlyList<JsonElement> parameters, int index) =>
        index < parameters.Count
        && parameters[index].ValueKind is JsonValueKind.Number
        && parameters[index].TryGetDouble(out var number)
        && number is > 0 and < int.MaxValue
            ? number
            : null;
}
