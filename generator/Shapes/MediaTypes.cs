namespace AtlasGen.Generator.Shapes;

/// <summary>Chooses one of the media types of a body: plain JSON, or the newest stable version of Atlas's dated ones.</summary>
/// <remarks>Atlas negotiates by one media type; a second one in <c>Accept</c> breaks that.</remarks>
internal static class MediaTypes
{
    private const string Prefix = "application/vnd.atlas.";

    /// <summary>The media type to use, or <see langword="null"/> when there is none.</summary>
    /// <param name="offered">The keys of a <c>content</c> map.</param>
    /// <param name="newest">The newest version to use, <c>2025-03-12</c>; empty for the newest stable one.</param>
    public static string? Choose(IEnumerable<string> offered, string newest) =>
        offered
            .Select(name => (Name: name, Version: Version(name)))
            .Where(media => media.Version != "preview" || newest == "preview")
            .Where(media => newest.Length == 0 || string.CompareOrdinal(media.Version, newest) <= 0)
            .OrderByDescending(media => IsJson(media.Name))
            .ThenByDescending(media => media.Version, StringComparer.Ordinal)
            .ThenBy(media => media.Name, StringComparer.Ordinal)
            .Select(media => media.Name)
            .FirstOrDefault();

    /// <summary>Whether a media type is JSON (RFC 6838 section 4.2.8: by its suffix too).</summary>
    public static bool IsJson(string mediaType)
    {
        var essence = mediaType.Split(';')[0].Trim();
        return essence.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || essence.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The version of a dated media type, <c>2025-03-12</c> or <c>preview</c>; empty for any other.</summary>
    private static string Version(string mediaType)
    {
        var end = mediaType.IndexOf('+');
        return end > Prefix.Length && mediaType.StartsWith(Prefix, StringComparison.Ordinal)
            ? mediaType.Substring(Prefix.Length, end - Prefix.Length)
            : "";
    }
}
