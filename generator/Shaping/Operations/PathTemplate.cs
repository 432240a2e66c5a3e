using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>A path template (OpenAPI 3.0.3, Paths Object).</summary>
/// <param name="Parts">The text and the parameters of the path.</param>
/// <param name="Query">
/// The query parameters in the template. OpenAPI allows none, but documents use them to describe one path several times,
/// such as <c>/things?view=full</c>.
/// </param>
internal sealed record PathTemplate(IReadOnlyList<PathPart> Parts, IReadOnlyList<QueryPair> Query)
{
    /// <summary>Splits a template such as <c>/groups/{groupId}/invites</c> into text and parameter names.</summary>
    public static PathTemplate Parse(string template)
    {
        // A fragment distinguishes the paths of a document. Clients send none (RFC 9110 section 7.1).
        var target = Split(template, '#').Before;
        var (path, query) = Split(target, '?');
        return new(
            PartsOf(path),
            [
                .. query
                    .Split('&')
                    .Where(pair => pair.Length > 0)
                    .Select(pair => Split(pair, '='))
                    .Select(pair => new QueryPair(
                        Uri.UnescapeDataString(pair.Before),
                        Uri.UnescapeDataString(pair.After)
                    )),
            ]
        );
    }

    /// <summary>Returns whether a text in braces can be the name of a parameter.</summary>
    public static bool IsName(string text) =>
        text.Trim().Length > 0 && text.IndexOfAny(['{', '}', '/']) < 0;

    private static List<PathPart> PartsOf(string path)
    {
        var parts = new List<PathPart>();
        var position = 0;
        while (position < path.Length)
        {
            var open = path.IndexOf('{', position);
            var close = open < 0 ? -1 : path.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > position)
            {
                parts.Add(new(path.Substring(position, open - position), IsParameter: false));
            }

            parts.Add(new(path.Substring(open + 1, close - open - 1), IsParameter: true));
            position = close + 1;
        }

        if (position < path.Length)
        {
            parts.Add(new(path.Substring(position), IsParameter: false));
        }

        return parts;
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator);
        return at < 0 ? (text, "") : (text.Substring(0, at), text.Substring(at + 1));
    }
}
