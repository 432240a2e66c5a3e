using System.Runtime.CompilerServices;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Finds the ends of quoted scalars (YAML 1.2 sections 7.3.1 and 7.3.2).</summary>
internal static class Quotes
{
    /// <summary>
    /// Returns the position of the quote that closes the one at <paramref name="open"/>; -1 if there is none before
    /// <paramref name="limit"/>.
    /// </summary>
    [MethodImpl(ColdStart.Optimized)]
    public static int Close(string text, int open, int limit)
    {
        var rest = text.AsSpan(0, limit);
        var position = open + 1;
        while (position < limit)
        {
            var next =
                text[open] == '"'
                    ? rest.Slice(position).IndexOfAny('"', '\\')
                    : rest.Slice(position).IndexOf('\'');
            if (next < 0)
            {
                return -1;
            }

            position += next;
            var isPair =
                text[position] == '\\'
                || (text[open] == '\'' && position + 1 < limit && text[position + 1] == '\'');
            if (!isPair)
            {
                return position;
            }

            position += 2;
        }

        return -1;
    }
}
