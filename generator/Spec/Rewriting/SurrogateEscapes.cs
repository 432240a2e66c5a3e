using System.Globalization;
using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Writes characters beyond the basic plane as themselves, where JSON has them as two escapes: <c>\ud83d\ude80</c>.</summary>
/// <remarks>
/// Writers of ASCII do that to every emoji (RFC 8259 section 7). YAML has no such pairs, and SharpYaml, which reads JSON
/// as YAML, fails at them.
/// </remarks>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    /// <summary>The text without such escapes; <see langword="null"/> when it has none.</summary>
    public static TextMap? Replace(string text)
    {
        TextMap? replaced = null;
        var copied = 0;
        for (var i = text.IndexOf("\\u", StringComparison.Ordinal); i >= 0; i = Next(text, i))
        {
            if (!IsSurrogate(text, i) || IsEscaped(text, i))
            {
                continue;
            }

            var isPair =
                char.IsHighSurrogate(Character(text, i))
                && IsSurrogate(text, i + Length)
                && char.IsLowSurrogate(Character(text, i + Length));
            replaced ??= new(text);
            replaced.Copy(copied, i);
            // Half of a pair is no character at all.
            replaced.Add(
                isPair ? $"{Character(text, i)}{Character(text, i + Length)}" : "\uFFFD",
                i
            );
            copied = i + (isPair ? 2 : 1) * Length;
            i = copied - 1;
        }

        replaced?.Copy(copied, text.Length);
        return replaced;
    }

    private static int Next(string text, int position) =>
        text.IndexOf("\\u", Math.Min(text.Length, position + 1), StringComparison.Ordinal);

    private static bool IsSurrogate(string text, int position) =>
        position + Length <= text.Length
        && text[position] == '\\'
        && text[position + 1] == 'u'
        && text[position + 2] is 'd' or 'D'
        && text[position + 3] is '8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')
        && Uri.IsHexDigit(text[position + 4])
        && Uri.IsHexDigit(text[position + 5]);

    private static char Character(string text, int position) =>
        (char)
            int.Parse(
                text.Substring(position + 2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture
            );

    /// <summary>Whether the backslash is one that another one escapes.</summary>
    private static bool IsEscaped(string text, int position)
    {
        var count = 0;
        while (position > count && text[position - count - 1] == '\\')
        {
            count++;
        }

        return count % 2 == 1;
    }
}
