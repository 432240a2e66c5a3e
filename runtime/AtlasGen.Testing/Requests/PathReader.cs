using System.Text;
using System.Text.RegularExpressions;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>Reads the arguments in a path.</summary>
internal static class PathReader
{
    /// <summary>Returns the arguments by the name of the parameter.</summary>
    /// <param name="template">The path template, such as <c>/groups/{groupId}/invites</c>.</param>
    /// <param name="path">The path, in which the arguments are escaped.</param>
    public static IReadOnlyDictionary<string, string> Read(string template, string path)
    {
        var names = new List<string>();
        var pattern = new StringBuilder("^");
        foreach (var piece in template.Split('{'))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            if (end >= 0)
            {
                names.Add(piece[..end]);
                pattern.Append("([^/]*)");
            }

            pattern.Append(Regex.Escape(AtlasPath.EscapeLiteral(piece[(end + 1)..])));
        }

        var groups = Regex.Match(path, pattern.Append('$').ToString()).Groups;
        return names
            .Select((name, i) => (name, Value: Uri.UnescapeDataString(groups[i + 1].Value)))
            .ToDictionary(pair => pair.name, pair => pair.Value);
    }
}
