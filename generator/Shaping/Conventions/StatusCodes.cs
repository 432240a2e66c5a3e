namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>The keys of the Responses Object (OpenAPI 3.0.3): status codes, ranges of them, and <c>default</c>.</summary>
internal static class StatusCodes
{
    /// <summary>Returns whether a key is an error status or a range of error statuses (4xx, 5xx).</summary>
    public static bool IsError(string key) => key is ['4' or '5', _, _];

    /// <summary>
    /// Returns the keys of the success responses in ordinal order: 2xx, or <c>default</c> if no 2xx is declared.
    /// </summary>
    /// <remarks>If a success is declared, <c>default</c> describes the errors.</remarks>
    public static IReadOnlyList<string> Successes(IEnumerable<string> keys)
    {
        var all = keys.OrderBy(key => key, StringComparer.Ordinal).ToList();
        var successes = all.FindAll(key => key is ['2', _, _]);
        return successes.Count > 0 ? successes : all.FindAll(key => key == "default");
    }
}
