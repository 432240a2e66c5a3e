namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Chooses among Atlas's dated media types, such as <c>application/vnd.atlas.2025-03-12+json</c>.</summary>
/// <remarks>
/// Atlas negotiates the version of an operation by exactly one media type. A second one in <c>Accept</c> breaks that.
/// </remarks>
internal static class ApiVersions
{
    private const string Prefix = "application/vnd.atlas.";

    /// <summary>
    /// Returns the version of a dated media type, such as <c>2025-03-12</c> or <c>preview</c>; empty for other media
    /// types.
    /// </summary>
    public static string Of(string mediaType)
    {
        var end = mediaType.LastIndexOf('+');
        return end > Prefix.Length && mediaType.StartsWith(Prefix, StringComparison.Ordinal)
            ? mediaType.Substring(Prefix.Length, end - Prefix.Length)
            : "";
    }

    /// <summary>
    /// Returns whether a user can choose a version: a date, <c>preview</c>, or an empty string for no particular
    /// version.
    /// </summary>
    public static bool IsChoice(string version) => IsStable(version) || version == "preview";

    /// <summary>Returns whether a version is stable, that is, neither a preview nor an announced version.</summary>
    public static bool IsStable(string version) =>
        version.Length == 0 || VersionDate.IsDate(version);

    /// <summary>
    /// Returns the version to use; <see langword="null"/> if none of the offered versions can be used.
    /// </summary>
    /// <param name="offered">The versions of an operation.</param>
    /// <param name="wanted">The newest version to use, or <c>preview</c>; empty for the newest stable one.</param>
    public static string? Choose(IEnumerable<string> offered, string wanted)
    {
        var all = offered
            .Distinct()
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .ToList();
        if (wanted.Length == 0)
        {
            // Some operations are available only as a preview. Selecting such an operation is enough to opt in.
            return all.Find(IsStable) ?? all.FirstOrDefault();
        }

        return all.Find(version =>
            version == wanted || (IsStable(version) && string.CompareOrdinal(version, wanted) <= 0)
        );
    }

    /// <summary>Returns the newest stable version that is newer than the used one; empty if there is none.</summary>
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

    /// <summary>Returns a comma-separated list of versions, oldest first.</summary>
    public static string List(IEnumerable<string> versions) =>
        string.Join(", ", versions.Distinct().OrderBy(version => version, StringComparer.Ordinal));
}
