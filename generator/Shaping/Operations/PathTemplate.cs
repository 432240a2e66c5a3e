using System.Text;
using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>A path template (OpenAPI 3.0.3, Paths Object).</summary>
/// <param name="Parts">The text and the parameters of the path.</param>
/// <param name="Query">
/// The query parameters in the template. OpenAPI allows none, but documents use them to describe one path several times,
/// such as <c>/things?view=full</c>, or as an expression of RFC 6570, such as <c>/things{?view}</c>.
/// </param>
internal sealed record PathTemplate(IReadOnlyList<PathPart> Parts, IReadOnlyList<QueryPair> Query)
{
    private const string Operators = "?&;.#+";

    private static readonly char[] NoName = ['{', '}', '/', ',', ';'];

    /// <summary>Splits a template such as <c>/groups/{groupId}/invites</c> into text and parameter names.</summary>
    public static PathTemplate Parse(string template)
    {
        // A fragment distinguishes the paths of a document. Clients send none (RFC 9110 section 7.1).
        var target = Split(template, IndexOf(template, '#')).Before;
        var query = new List<QueryPair>();
        var text = new StringBuilder();
        foreach (var part in PartsOf(target))
        {
            if (!part.IsParameter)
            {
                text.Append(part.Text);
            }
            else if (
                part.Text.StartsWith("?", StringComparison.Ordinal)
                || part.Text.StartsWith("&", StringComparison.Ordinal)
            )
            {
                query.AddRange(
                    part.Text.Substring(1)
                        .Split(',')
                        .Select(NameOf)
                        .Select(name => new QueryPair(name, $"{{{name}}}"))
                );
            }
            else
            {
                text.Append('{').Append(part.Text).Append('}');
            }
        }

        var (path, constants) = Split(text.ToString(), IndexOf(text.ToString(), '?'));
        query.InsertRange(
            0,
            constants
                .Split('&')
                .Where(pair => pair.Length > 0)
                .Select(pair => Split(pair, pair.IndexOf('=')))
                .Select(pair => new QueryPair(
                    Uri.UnescapeDataString(pair.Before),
                    Uri.UnescapeDataString(pair.After)
                ))
        );
        return new(PartsOf(path), query);
    }

    /// <summary>
    /// Returns the name of the parameter that a text in braces stands for; empty if it stands for none. Some texts have
    /// marks of routing frameworks: <c>{id?}</c>, <c>{id:guid}</c>, <c>{*path}</c>, <c>{path+}</c>.
    /// </summary>
    public static string NameOf(string text)
    {
        var name = text.Split(':')[0].TrimStart('*', ' ').TrimEnd('?', '*', '+', ' ');
        // Other operators and lists of URI templates (RFC 6570 section 2.2) have no style in OpenAPI.
        return name.IndexOfAny(NoName) < 0 && (name.Length == 0 || Operators.IndexOf(name[0]) < 0)
            ? name
            : "";
    }

    private static List<PathPart> PartsOf(string path)
    {
        var parts = new List<PathPart>();
        var position = 0;
        while (position < path.Length)
        {
            var open = path.IndexOf('{', position);
            var close = open < 0 ? -1 : CloseOf(path, open);
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

    /// <summary>
    /// Returns the index of the brace that closes another; -1 if there is none. A pattern contains braces too, as in
    /// <c>{id:[0-9]{4}}</c>.
    /// </summary>
    private static int CloseOf(string path, int open)
    {
        var depth = 0;
        for (var i = open; i < path.Length; i++)
        {
            depth += Step(path[i]);
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Returns the first index of a separator outside braces; -1 if there is none.</summary>
    private static int IndexOf(string template, char separator)
    {
        var depth = 0;
        for (var i = 0; i < template.Length; i++)
        {
            depth = Math.Max(depth + Step(template[i]), 0);
            if (depth == 0 && template[i] == separator)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Step(char c) =>
        c switch
        {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };

    private static (string Before, string After) Split(string text, int at) =>
        at < 0 ? (text, "") : (text.Substring(0, at), text.Substring(at + 1));
}
