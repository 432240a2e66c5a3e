namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Classifies media types by their names (RFC 6838, RFC 9110 section 8.3.1).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Returns whether a media type is JSON, including by its suffix (RFC 6838 section 4.2.8).</summary>
    public static bool IsJson(string mediaType)
    {
        var essence = Essence(mediaType);
        return essence is Json or "text/json"
            || (essence.EndsWith("+json", StringComparison.Ordinal) && !IsJsonLines(essence));
    }

    /// <summary>
    /// Returns whether a media type is plain JSON, which most clients want, and not a more specific standard based on
    /// JSON.
    /// </summary>
    public static bool IsPlainJson(string mediaType) => Essence(mediaType) == Json;

    /// <summary>
    /// Returns whether a media type is a JSON Patch (RFC 6902), which lists changes instead of the changed resource.
    /// </summary>
    public static bool IsJsonPatch(string mediaType) =>
        Essence(mediaType) == "application/json-patch+json";

    /// <summary>
    /// Returns whether a media type is a range such as <c>*/*</c>, which does not state the actual media type.
    /// </summary>
    public static bool IsRange(string mediaType) =>
        Essence(mediaType).EndsWith("/*", StringComparison.Ordinal);

    public static bool IsText(string mediaType) =>
        Essence(mediaType).StartsWith("text/", StringComparison.Ordinal) && !IsRange(mediaType);

    /// <summary>Returns a media type with the charset of text that is sent, unless it has one.</summary>
    public static string WithCharset(string mediaType) =>
        IsText(mediaType) && mediaType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) < 0
            ? mediaType + "; charset=utf-8"
            : mediaType;

    public static bool IsPlainText(string mediaType) => Essence(mediaType) == "text/plain";

    /// <summary>Returns whether a media type is binary, regardless of its schema.</summary>
    public static bool IsBinary(string mediaType) =>
        Essence(mediaType) is var essence
        && !IsRange(mediaType)
        && (
            essence == "application/octet-stream"
            || essence.StartsWith("image/", StringComparison.Ordinal)
            || essence.StartsWith("audio/", StringComparison.Ordinal)
            || essence.StartsWith("video/", StringComparison.Ordinal)
        );

    /// <summary>
    /// Returns whether a media type is JSON Lines, that is, one JSON value per line. It has several names, and none of
    /// them is registered. The last one is that of Spring WebFlux.
    /// </summary>
    public static bool IsJsonLines(string mediaType) =>
        Essence(mediaType)
            is "application/x-ndjson"
                or "application/ndjson"
                or "application/jsonl"
                or "application/x-jsonl"
                or "application/jsonlines"
                or "application/x-jsonlines"
                or "application/stream+json";

    /// <summary>Returns whether a media type is a sequence of items that a client can read as they arrive.</summary>
    public static bool IsStream(string mediaType) =>
        IsJsonLines(mediaType) || IsEventStream(mediaType);

    /// <summary>Returns whether a media type is a stream of server-sent events (WHATWG HTML section 9.2).</summary>
    public static bool IsEventStream(string mediaType) => Essence(mediaType) == "text/event-stream";

    public static bool IsForm(string mediaType) =>
        Essence(mediaType) == "application/x-www-form-urlencoded";

    public static bool IsMultipartForm(string mediaType) =>
        Essence(mediaType) == "multipart/form-data";

    public static bool IsMultipart(string mediaType) =>
        Essence(mediaType).StartsWith("multipart/", StringComparison.Ordinal);

    private static string Essence(string mediaType) =>
        mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
