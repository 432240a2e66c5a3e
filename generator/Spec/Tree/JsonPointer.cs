using System.Globalization;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Builds and parses JSON pointers (RFC 6901). The empty pointer refers to the whole document.</summary>
internal static class JsonPointer
{
    /// <summary>Returns the pointer for a path of names from the root: <c>/paths/~1api~1{id}/get</c>.</summary>
    public static string Of(params string[] names) => Append("", names);

    /// <summary>Returns the pointer to a component: <c>/components/schemas/Link</c>.</summary>
    public static string Component(string kind, string name) => Of("components", kind, name);

    /// <summary>Returns the pointer for a path of names from a node.</summary>
    public static string Append(string pointer, params string[] names)
    {
        // Naming creates thousands of pointers after each edit of a document, most of them with one name or two.
        var parts = new string[1 + (2 * names.Length)];
        parts[0] = pointer;
        for (var i = 0; i < names.Length; i++)
        {
            parts[1 + (2 * i)] = "/";
            parts[2 + (2 * i)] = names[i].Replace("~", "~0").Replace("/", "~1");
        }

        return string.Concat(parts);
    }

    /// <summary>Returns the pointer to an item of a list in a node: <c>…/allOf/0</c>.</summary>
    public static string Append(string pointer, string list, int index) =>
        Append(pointer, list, index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Returns the names on the path from the root to a node.</summary>
    public static IEnumerable<string> Names(string pointer) =>
        pointer.Split('/').Skip(1).Select(Unescape);

    /// <summary>Returns whether a pointer refers to a node or to something within it.</summary>
    public static bool IsWithin(string pointer, string node) =>
        pointer.StartsWith(node, StringComparison.Ordinal)
        && (pointer.Length == node.Length || pointer[node.Length] == '/');

    /// <summary>Returns the name for an escaped segment.</summary>
    public static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");

    /// <summary>Returns the name for a segment of a pointer in a URI fragment (RFC 6901 section 6).</summary>
    public static string UnescapeFragment(string segment) =>
        Unescape(Uri.UnescapeDataString(segment));
}
