using System.Runtime.CompilerServices;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>The indicator characters of YAML (YAML 1.2 section 5.3).</summary>
internal static class Indicators
{
    /// <summary>Returns whether the character at a position cannot begin a plain scalar.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public static bool CannotStartPlain(string text, int position)
    {
        if (position >= text.Length)
        {
            return true;
        }

        return text[position] switch
        {
            ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' => true,
            '\'' or '"' or '%' or '@' or '`' => true,
            '-' or '?' or ':' => IsBlankOrEnd(text, position + 1),
            _ => false,
        };
    }

    /// <summary>Returns whether an indicator of the flow style is at a position.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public static bool IsFlow(string text, int position) =>
        position < text.Length && text[position] is ',' or '[' or ']' or '{' or '}';

    /// <summary>Returns whether a space, a line break, or the end of the text is at a position.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public static bool IsBlankOrEnd(string text, int position) =>
        position >= text.Length || text[position] is ' ' or '\n' or '\r' or '\t';
}
