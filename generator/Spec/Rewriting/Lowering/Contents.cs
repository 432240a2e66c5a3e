namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces the keywords for text that contains other data by formats (OpenAPI 3.1.1, Working with Binary Data).
/// </summary>
internal static class Contents
{
    public static void Lower(DraftNode schema)
    {
        var encoding = schema.Child("contentEncoding");
        var mediaType = schema.Child("contentMediaType");
        if (
            schema.Child("format") is not null
            || schema.Text("type") is not ("" or "string")
            || (encoding ?? mediaType) is not { } keyword
        )
        {
            return;
        }

        var format =
            encoding is null ? (IsText(mediaType!.Value) ? null : "binary")
            : encoding.Value.Equals("base64", StringComparison.OrdinalIgnoreCase) ? "byte"
            : null;
        schema.Unset("type");
        schema.Add(DraftNode.Quoted("type", "string", keyword.Origin));
        if (format is not null)
        {
            schema.Add(DraftNode.Quoted("format", format, keyword.Origin));
        }
    }

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0
        || mediaType.IndexOf("xml", StringComparison.OrdinalIgnoreCase) >= 0;
}
