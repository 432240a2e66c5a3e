namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>The keys of the Responses Object (OpenAPI 3.0.3): status codes, ranges of them, and <c>default</c>.</summary>
internal static class StatusCodes
{
    /// <summary>Returns whether a key names a status, or a range of them, that means an error (4xx, 5xx).</summary>
    public static bool IsError(string key) => key is ['4' or '5', _, _];
}
