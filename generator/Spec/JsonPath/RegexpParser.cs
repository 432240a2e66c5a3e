using System.Globalization;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>Parses regular expressions (I-Regexp, RFC 9485 section 4).</summary>
internal sealed class RegexpParser
{
    private const int DepthLimit = 32;

    private static readonly string[] Categories =
    [
        .. Of("L", "lmotu"),
        .. Of("M", "cen"),
        .. Of("N", "dlo"),
        .. Of("P", "cdefios"),
        .. Of("Z", "lps"),
        .. Of("S", "ckmo"),
        .. Of("C", "cfno"),
    ];

    private readonly string _pattern;
    private int _position;

    private RegexpParser(string pattern) => _pattern = pattern;

    private char Current => _position < _pattern.Length ? _pattern[_position] : '\0';

    private bool IsAtEnd => _position >= _pattern.Length;

    /// <summary>Returns the expression; <see langword="null"/> if it is invalid.</summary>
    public static RegexpTree? Parse(string pattern)
    {
        var parser = new RegexpParser(pattern);
        try
        {
            var tree = parser.Choice(depth: 0);
            return parser.IsAtEnd ? tree : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private RegexpTree Choice(int depth)
    {
        Require(depth <= DepthLimit);
        var items = new List<RegexpTree> { Sequence(depth) };
        while (TryTake('|'))
        {
            items.Add(Sequence(depth));
        }

        return items is [var only] ? only : new RegexpChoice(items);
    }

    private RegexpSequence Sequence(int depth)
    {
        var items = new List<RegexpTree>();
        while (!IsAtEnd && Current is not ('|' or ')'))
        {
            items.Add(Repeated(Atom(depth)));
        }

        return new(items);
    }

    private RegexpTree Repeated(RegexpTree item)
    {
        if (TryTake('*'))
        {
            return new RegexpRepetition(item, 0, null);
        }

        if (TryTake('+'))
        {
            return new RegexpRepetition(item, 1, null);
        }

        if (TryTake('?'))
        {
            return new RegexpRepetition(item, 0, 1);
        }

        if (!TryTake('{'))
        {
            return item;
        }

        var least = Number();
        int? most = least;
        if (TryTake(','))
        {
            most = Current == '}' ? null : Number();
        }

        Require(TryTake('}') && !(most < least));
        return new RegexpRepetition(item, least, most);
    }

    private RegexpTree Atom(int depth)
    {
        if (TryTake('('))
        {
            var group = Choice(depth + 1);
            Require(TryTake(')'));
            return group;
        }

        if (TryTake('.'))
        {
            return RegexpCharacters.Any;
        }

        if (TryTake('['))
        {
            return Class();
        }

        if (Category() is { } category)
        {
            return new RegexpCharacters([], [category]);
        }

        Require(Current is not ('*' or '+' or '?' or ')' or ']' or '{' or '}'));
        var character = Character();
        return new RegexpCharacters([(character, character)], []);
    }

    private RegexpCharacters Class()
    {
        var isNegated = TryTake('^');
        var ranges = new List<(int, int)>();
        var categories = new List<(string, bool)>();
        do
        {
            if (Category() is { } category)
            {
                categories.Add(category);
                continue;
            }

            // A hyphen stands for itself only at the start and at the end.
            var isHyphen = Current == '-';
            Require(
                Current != '[' && (!isHyphen || ranges.Count + categories.Count == 0 || Next == ']')
            );
            var first = Character();
            var last = first;
            if (!isHyphen && Current == '-' && Next != ']')
            {
                _position++;
                Require(Current is not ('[' or ']' or '-') && Category() is null);
                last = Character();
                Require(first <= last);
            }

            ranges.Add((first, last));
        } while (!IsAtEnd && Current != ']');
        Require(TryTake(']'));
        return new(ranges, categories, isNegated);
    }

    private char Next => _position + 1 < _pattern.Length ? _pattern[_position + 1] : '\0';

    /// <summary>Reads <c>\p{L}</c> or <c>\P{L}</c>; <see langword="null"/> if there is none.</summary>
    private (string Category, bool IsNegated)? Category()
    {
        if (Current != '\\' || Next is not ('p' or 'P'))
        {
            return null;
        }

        var isNegated = Next == 'P';
        _position += 2;
        Require(TryTake('{'));
        var end = _pattern.IndexOf('}', _position);
        Require(end > 0);
        var name = _pattern.Substring(_position, end - _position);
        Require(Categories.Contains(name));
        _position = end + 1;
        return (name, isNegated);
    }

    /// <summary>Reads a character, which can be escaped.</summary>
    private int Character()
    {
        Require(!IsAtEnd);
        if (!TryTake('\\'))
        {
            var start = _position;
            _position += char.IsSurrogatePair(_pattern, start) ? 2 : 1;
            return _position - start == 2 ? char.ConvertToUtf32(_pattern, start) : _pattern[start];
        }

        var escaped = Current;
        _position++;
        switch (escaped)
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                Require(
                    escaped
                        is (>= '(' and <= '+')
                            or '-'
                            or '.'
                            or '?'
                            or (>= '[' and <= '^')
                            or (>= '{' and <= '}')
                );
                return escaped;
        }
    }

    private int Number()
    {
        var start = _position;
        while (Current is >= '0' and <= '9')
        {
            _position++;
        }

        Require(
            int.TryParse(
                _pattern.Substring(start, _position - start),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        );
        return number;
    }

    private bool TryTake(char character)
    {
        if (IsAtEnd || Current != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private static void Require(bool isValid)
    {
        if (!isValid)
        {
            throw new FormatException();
        }
    }

    private static IEnumerable<string> Of(string first, string second) =>
        second.Select(letter => $"{first}{letter}").Prepend(first);
}
