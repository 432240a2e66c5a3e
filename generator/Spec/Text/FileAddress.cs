namespace AtlasGen.Generator.Spec.Text;

/// <summary>The file and the fragment that a reference refers to (RFC 3986 section 5).</summary>
/// <param name="Path">The path of the file, with slashes and without dot segments.</param>
/// <param name="Fragment">The fragment without <c>#</c>, as written.</param>
internal readonly record struct FileAddress(string Path, string Fragment)
{
    /// <summary>
    /// Resolves a reference; returns <see langword="null"/> if it does not refer to a file by a path, but by a URL.
    /// </summary>
    /// <param name="file">The path of the file that contains the reference.</param>
    /// <param name="reference">The reference.</param>
    public static FileAddress? Resolve(string file, string reference)
    {
        var hash = reference.IndexOf('#');
        var uri = hash < 0 ? reference : reference.Substring(0, hash);
        var fragment = hash < 0 ? "" : reference.Substring(hash + 1);
        if (uri.Length == 0)
        {
            return new(Normalize(file), fragment);
        }

        if (
            HasScheme(uri)
            || uri.StartsWith("//", StringComparison.Ordinal)
            || uri.IndexOf('?') >= 0
        )
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri).Replace('\\', '/');
        return new(
            path[0] == '/' ? Normalize(path) : Normalize(file.Replace('\\', '/') + "/../" + path),
            fragment
        );
    }

    /// <summary>Returns whether a URI begins with a scheme (RFC 3986 section 3.1), which can also be a drive.</summary>
    private static bool HasScheme(string uri)
    {
        var colon = uri.IndexOf(':');
        return colon > 0
            && char.IsLetter(uri[0])
            && uri.Take(colon).All(c => char.IsLetterOrDigit(c) || c is '+' or '.' or '-');
    }

    /// <summary>Returns a path with slashes and without dot segments.</summary>
    public static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                // Nothing is above the root.
                if (segments is not [""])
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (segment != "." && (segment.Length > 0 || segments.Count == 0))
            {
                segments.Add(segment);
            }
        }

        return string.Join("/", segments);
    }
}
