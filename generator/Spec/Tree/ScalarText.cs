using System.Globalization;
using System.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Decodes quoted and plain scalars (YAML 1.2 sections 7.3.1 to 7.3.3, which include JSON strings).</summary>
internal static class ScalarText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Decodes a quoted or plain scalar.</summary>
    public static string Decode(string text, int start, int end)
    {
        if (end <= start)
        {
            return "";
        }

        var quote = text[start];
        if (quote is not ('"' or '\'') || end - start < 2 || text[end - 1] != quote)
        {
            return Decode(text.Substring(start, end - start), hasEscapes: false);
        }

        var inner = text.Substring(start + 1, end - start - 2);
        return quote == '"'
            ? Decode(inner, hasEscapes: true)
            : Decode(inner, hasEscapes: false).Replace("''", "'");
    }

    private static string Decode(string text, bool hasEscapes)
    {
        if (text.IndexOf('\n') < 0 && !(hasEscapes && text.IndexOf('\\') >= 0))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        // Characters from escapes are content, even a space at the end of a line.
        var content = 0;
        for (var i = 0; i < text.Length; )
        {
            if (text[i] is '\n' or '\r')
            {
                builder.Length = Math.Max(content, TrimmedLength(builder));
                i = Fold(text, i, builder);
            }
            else if (hasEscapes && text[i] == '\\' && i + 1 < text.Length)
            {
                i = Unescape(text, i + 1, builder);
                content = builder.Length;
            }
            else
            {
                builder.Append(text[i++]);
            }
        }

        return builder.ToString();
    }

    /// <summary>Folds line breaks: one becomes a space, and n+1 become n line breaks (section 6.5).</summary>
    private static int Fold(string text, int i, StringBuilder builder)
    {
        var breaks = 0;
        for (; i < text.Length && text[i] is '\n' or '\r' or ' ' or '\t'; i++)
        {
            breaks += text[i] == '\n' ? 1 : 0;
        }

        builder.Append(breaks == 1 ? " " : new string('\n', Math.Max(0, breaks - 1)));
        return i;
    }

    private static int TrimmedLength(StringBuilder builder)
    {
        var length = builder.Length;
        while (length > 0 && builder[length - 1] is ' ' or '\t')
        {
            length--;
        }

        return length;
    }

    /// <summary>Decodes the escape with the letter at <paramref name="i"/> and returns the position after it.</summary>
    private static int Unescape(string text, int i, StringBuilder builder)
    {
        var digits = text[i] switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
        {
            return Character(text, i + 1, digits, builder);
        }

        if (text[i] is not ('\n' or '\r'))
        {
            builder.Append(Single(text[i]));
            return i + 1;
        }

        // An escaped line break is omitted, with the indentation after it. Each empty line that follows is one break.
        i = AfterIndentation(text, AfterBreak(text, i));
        while (i < text.Length && (text[i] is '\n' or '\r'))
        {
            builder.Append('\n');
            i = AfterIndentation(text, AfterBreak(text, i));
        }

        return i;
    }

    private static int AfterBreak(string text, int i) =>
        text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;

    private static int AfterIndentation(string text, int i)
    {
        while (i < text.Length && (text[i] is ' ' or '\t'))
        {
            i++;
        }

        return i;
    }

    private static int Character(string text, int i, int digits, StringBuilder builder)
    {
        if (Number(text, i, digits) is not { } code)
        {
            return i;
        }

        i += digits;
        if (code is > 0xFFFF and <= 0x10FFFF)
        {
            builder.Append(char.ConvertFromUtf32(code));
        }
        else if (code is (>= 0 and < 0xD800) or (> 0xDFFF and <= 0xFFFF))
        {
            builder.Append((char)code);
        }
        // JSON writes characters beyond the Basic Multilingual Plane as two escapes (RFC 8259 section 7).
        else if (
            code is >= 0xD800 and < 0xDC00
            && string.CompareOrdinal(text, i, "\\u", 0, 2) == 0
            && Number(text, i + 2, 4) is { } low and >= 0xDC00 and <= 0xDFFF
        )
        {
            builder.Append((char)code).Append((char)low);
            i += 6;
        }
        else
        {
            builder.Append(Replacement);
        }

        return i;
    }

    private static int? Number(string text, int i, int digits) =>
        i + digits <= text.Length
        && int.TryParse(
            text.Substring(i, digits),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        )
            ? code
            : null;

    private static char Single(char escaped) =>
        escaped switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001B',
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => escaped,
        };
}
