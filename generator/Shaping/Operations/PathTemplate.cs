using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Parses path templates (OpenAPI 3.0.3, Paths Object).</summary>
internal static class PathTemplate
{
    /// <summary>Splits a template such as <c>/groups/{groupId}/invites</c> into text and parameter names.</summary>
    public static IReadOnlyList<PathPart> Parse(string path)
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
}
