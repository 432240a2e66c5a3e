using System.Globalization;
using System.Text;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>Reads the characters, strings, and numbers of a query (RFC 9535 section 2.1.1).</summary>
internal sealed class PathReader(string text)
{
    // The integers that a double holds exactly (RFC 9535 section 2.1).
    private const long LargestInteger = (1L << 53) - 1;

    public int Position { get; set; }

    public char Current => At(Position);

    public bool IsAtEnd => Position >= text.Length;

    public char At(int position) => position < text.Length ? text[position] : '\0';

    public string From(int start) => text.Substring(start, Position - start);

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    /// <summary>Moves past a token and returns whether it is at the current position.</summary>
    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(text, Position, token, 0, token.Length) != 0)
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Error($"'{token}' is missing");
        }
    }

    /// <summary>Reads a name after a dot; <see langword="null"/> if there is none.</summary>
    public string? Name()
    {
        var start = Position;
        while (
            Current is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080'
            || (Position > start && Current is >= '0' and <= '9')
        )
        {
            Position++;
        }

        return Position > start ? From(start) : null;
    }

    /// <summary>Reads an integer; <see langword="null"/> if there is none.</summary>
    public long? Integer()
    {
        var start = Position;
        _ = TryTake("-");
        var digits = Digits();
        if (digits == 0)
        {
            return Position == start ? null : throw Error("a number is missing");
        }

        var number = From(start);
        return
            (digits > 1 && At(Position - digits) == '0')
            || number == "-0"
            || !long.TryParse(
                number,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
            || Math.Abs(value) > LargestInteger
            ? throw Error($"'{number}' is not a valid index")
            : value;
    }

    /// <summary>Reads the number of a comparison as JSON.</summary>
    public string Number()
    {
        var start = Position;
        _ = TryTake("-");
        var digits = Digits();
        if (digits == 0 || (digits > 1 && At(Position - digits) == '0'))
        {
            throw Error("a number is not valid");
        }

        if (TryTake(".") && Digits() == 0)
        {
            throw Error("a number has no digits after its point");
        }

        if (TryTake("e") || TryTake("E"))
        {
            _ = TryTake("-") || TryTake("+");
            if (Digits() == 0)
            {
                throw Error("a number has no digits in its exponent");
            }
        }

        return From(start);
    }

    /// <summary>Reads a string in single or double quotes; <see langword="null"/> if there is none.</summary>
    public string? Text()
    {
        if (Current is not ('"' or '\''))
        {
            return null;
        }

        var value = new StringBuilder();
        var quote = Current;
        for (Position++; Current != quote; )
        {
            if (Current < ' ')
            {
                throw Error(
                    IsAtEnd
                        ? "a quotation mark is not closed"
                        : "a control character must be escaped"
                );
            }

            if (Current == '\\')
            {
                value.Append(Escaped(quote));
            }
            else
            {
                value.Append(text[Position++]);
            }
        }

        Position++;
        return value.ToString();
    }

    public PathSyntaxException Error(string reason) => new(Position, reason);

    private string Escaped(char quote)
    {
        var start = Position;
        var escaped = At(start + 1);
        Position += 2;
        return escaped switch
        {
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'u' when Unicode() is { } character => character,
            '/' or '\\' => $"{escaped}",
            _ when escaped == quote => $"{escaped}",
            _ => throw new PathSyntaxException(start, "an escape sequence is not valid"),
        };
    }

    /// <summary>
    /// Reads the hexadecimal digits of a character, which can be a surrogate pair; <see langword="null"/> if they are
    /// not valid.
    /// </summary>
    private string? Unicode()
    {
        var unit = CodeUnit();
        return unit is null || char.IsLowSurrogate(unit.Value) ? null
            : !char.IsHighSurrogate(unit.Value) ? $"{unit}"
            : TryTake("\\u") && CodeUnit() is { } low && char.IsLowSurrogate(low) ? $"{unit}{low}"
            : null;
    }

    private char? CodeUnit()
    {
        var value = 0;
        for (var end = Position + 4; Position < end; Position++)
        {
            if (!Uri.IsHexDigit(Current))
            {
                return null;
            }

            value = (value * 16) + Uri.FromHex(Current);
        }

        return (char)value;
    }

    private int Digits()
    {
        var start = Position;
        while (Current is >= '0' and <= '9')
        {
            Position++;
        }

        return Position - start;
    }
}
