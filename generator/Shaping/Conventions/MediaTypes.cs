namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>What the name of a media type says (RFC 6838, RFC 9110 section 8.3.1).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Whether a media type is JSON, by its suffix too (RFC 6838 section 4.2.8).</summary>
    public static bool IsJson(string mediaType)
    {
        var essence = Essence(mediaType);
        return essence is Json or "text/json"
            || essence.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>Whether it is JSON that no other standard says more of, which is what most clients ask for.</summary>
    public static bool IsPlainJson(string mediaType) => Essence(mediaType) == Json;

    /// <summary>Whether it is a list of changes to JSON, and not JSON of what is changed (RFC 6902).</summary>
    public static bool IsJsonPatch(string mediaType) =>
        Essence(mediaType) == "application/json-patch+json";

    /// <summary>Whether it is a range, <c>*/*</c>: a document that does not say what comes.</summary>
    public static bool IsRange(string mediaType) =>
        Essence(mediaType).EndsWith("/*", StringComparison.Ordinal);

    public static bool IsText(string mediaType) =>
        Essence(mediaType).StartsWith("text/", StringComparison.Ordinal) && !IsRange(mediaType);

    public static bool IsPlainText(string mediaType) => Essence(mediaType) == "text/plain";

    /// <summary>Whether it is bytes whatever its schema says.</summary>
    public static bool IsBinary(string mediaType) =>
        Essence(mediaType) is var essence
        && !IsRange(mediaType)
        && (
            essence == "application/octet-stream"
            || essence.StartsWith("image/", StringComparison.Ordinal)
            || essence.StartsWith("audio/", StringComparison.Ordinal)
            || essence.StartsWith("video/", StringComparison.Ordinal)
        );

    public static bool IsForm(string mediaType) =>
        Essence(mediaType) == "application/x-www-form-urlencoded";

    public static bool IsMultipartForm(string mediaType) =>
        Essence(mediaType) == "multipart/form-data";

    public static bool IsMultipart(string mediaType) =>
        Essence(mediaType).StartsWith("multipart/", StringComparison.Ordinal);

    private static string Essence(string mediaType) =>
        mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
