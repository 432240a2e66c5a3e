namespace AtlasGen.Generator.Spec.Tree;

/// <summary>The segments of JSON pointers (RFC 6901 section 3).</summary>
internal static class JsonPointer
{
    /// <summary>A name as a segment: <c>/api/{id}</c> → <c>~1api~1{id}</c>.</summary>
    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    /// <summary>A segment as the name that it stands for.</summary>
    public static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");
}
