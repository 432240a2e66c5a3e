namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Chooses among the dated media types of Atlas: <c>application/vnd.atlas.2025-03-12+json</c>.</summary>
/// <remarks>Atlas negotiates the version of an operation by one media type; a second one in <c>Accept</c> breaks that.</remarks>
internal static class ApiVersions
{
    private const string Prefix = "application/vnd.atlas.";

    /// <summary>The version of a dated media type, <c>2025-03-12</c> or <c>preview</c>; empty for any other.</summary>
    public static string Of(string mediaType)
    {
        var end = mediaType.LastIndexOf('+');
        return end > Prefix.Length && mediaType.StartsWith(Prefix, StringComparison.Ordinal)
            ? mediaType.Substring(Prefix.Length, end - Prefix.Length)
            : "";
    }

    /// <summary>Whether a user may ask for a version: for a date, for <c>preview</c>, or for none in particular.</summary>
    public static bool IsChoice(string version) => IsStable(version) || version == "preview";

    /// <summary>Whether a version stays as it is: it is neither a preview nor announced only.</summary>
    public static bool IsStable(string version) =>
        version.Length == 0 || VersionDate.IsDate(version);

    /// <summary>The version to use; <see langword="null"/> when none of those that are offered may be.</summary>
    /// <param name="offered">The versions of an operation.</param>
    /// <param name="wanted">The newest to use, or <c>preview</c>; empty for the newest stable one.</param>
    public static string? Choose(IEnumerable<string> offered, string wanted)
    {
        var all = offered
            .Distinct()
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .ToList();
        if (wanted.Length == 0)
        {
            // What there is as a preview only can be had in no other way by whoever selects it.
            return all.Find(IsStable) ?? all.FirstOrDefault();
        }

        return all.Find(version =>
            version == wanted || (IsStable(version) && string.CompareOrdinal(version, wanted) <= 0)
        );
    }

    /// <summary>The newest stable version that is newer than the one that is used; empty if there is none.</summary>
    public static string Newer(IEnumerable<string> offered, string used) =>
        offered
            .Where(version =>
                version.Length > 0
                && IsStable(version)
                && IsStable(used)
                && string.CompareOrdinal(version, used) > 0
            )
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .FirstOrDefault()
        ?? "";

    /// <summary>Versions in words, the oldest first.</summary>
    public static string List(IEnumerable<string> versions) =>
        string.Join(", ", versions.Distinct().OrderBy(version => version, StringComparer.Ordinal));
}
