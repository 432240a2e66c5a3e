namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Recognizes states that mean a failure, by the words that Atlas uses.</summary>
/// <remarks>The Atlas CLI lists failure states together with the others, because it reports both to its user.</remarks>
internal static class FailureStates
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "CANCELED",
        "CANCELLED",
        "ERROR",
        "EXPIRED",
        "FAIL",
        "FAILED",
        "FAILURE",
        "REJECTED",
    };

    /// <summary>Returns whether a state is a failure, by its last word: <c>Failed</c>, <c>CREATION_FAILED</c>.</summary>
    public static bool IsOne(string state) =>
        Words.Contains(state.Substring(state.LastIndexOfAny(['_', '-', ' ']) + 1));
}
