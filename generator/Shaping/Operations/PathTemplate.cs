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
        var target = Split(template, IndexOf(template, '#')).Before;
        var (path, query) = Split(target, IndexOf(target, '?'));
        return new(
            PartsOf(path),
            [
                .. query
                    .Split('&')
                    .Where(pair => pair.Length > 0)
                    .Select(pair => Split(pair, pair.IndexOf('=')))
                    .Select(pair => new QueryPair(
                        Uri.UnescapeDataString(pair.Before),
                        Uri.UnescapeDataString(pair.After)
                    )),
            ]
        );
    }

    /// <summary>
    /// Returns the name of the parameter that a text in braces stands for; empty if it stands for none. Some texts have
    /// marks of routing frameworks: <c>{id?}</c>, <c>{id:guid}</c>, <c>{*path}</c>.
    /// </summary>
    public static string NameOf(string text)
    {
        var name = text.Split(':')[0].Trim('?', '*', '+', ' ');
        return name.IndexOfAny(['{', '}', '/']) < 0 ? name : "";
    }

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

    /// <summary>Returns the first index of a separator outside braces; -1 if there is none.</summary>
    private static int IndexOf(string template, char separator)
    {
        var at = template.IndexOf(separator);
        while (at >= 0 && template.LastIndexOf('{', at) > template.LastIndexOf('}', at))
        {
            at = template.IndexOf(separator, at + 1);
        }

        return at;
    }

    private static (string Before, string After) Split(string text, int at) =>
        at < 0 ? (text, "") : (text.Substring(0, at), text.Substring(at + 1));
}
