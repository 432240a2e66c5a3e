using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Creates random texts that match a <c>pattern</c> of a document.</summary>
/// <remarks>
/// The class supports what the Atlas patterns use. It ignores anchors and lookaheads, so each result is checked against
/// the pattern. (Fare overflows the stack on <c>([a-z0-9\.]+)+</c> and does not support <c>[\d]</c>.)
/// </remarks>
internal sealed class PatternSampler
{
    private const int Attempts = 5000;
    private const int MoreRepeats = 4;
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string WordCharacters = Letters + Digits + "_";

    private static readonly string Printable = string.Concat(
        Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)
    );

    private readonly string _pattern;
    private readonly Random _random;
    private readonly Action<StringBuilder> _write;
    private int _at;

    private PatternSampler(string pattern, Random random)
    {
        _pattern = pattern;
        _random = random;
        _write = Alternatives();
    }

    private bool IsAtEnd => _at == _pattern.Length;

    /// <summary>Returns a text that matches the pattern and has a length within limits.</summary>
    public static string Sample(string pattern, int minLength, int maxLength, Random random)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        var sampler = new PatternSampler(pattern, random);
        var text = new StringBuilder();
        for (var i = 0; i < Attempts; i++)
        {
            sampler._write(text.Clear());
            if (
                text.Length >= minLength
                && text.Length <= maxLength
                && regex.IsMatch(text.ToString())
            )
            {
                return text.ToString();
            }
        }

        throw new InvalidOperationException($"Found no text for the pattern {pattern}");
    }

    private Action<StringBuilder> Alternatives()
    {
        var alternatives = new List<Action<StringBuilder>>();
        do
        {
            alternatives.Add(Sequence());
        } while (Take('|'));

        return text => alternatives[_random.Next(alternatives.Count)](text);
    }

    private Action<StringBuilder> Sequence()
    {
        var parts = new List<Action<StringBuilder>>();
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Repeated(One()));
        }

        return text => parts.ForEach(part => part(text));
    }

    private Action<StringBuilder> One()
    {
        switch (_pattern[_at++])
        {
            case '^' or '$':
                return static _ => { };
            case '.':
                return OneOf(Printable);
            case '[':
                return OneOf(Class());
            case '\\':
                return OneOf(Escape());
            case '(':
                return Group();
            case var c:
                return text => text.Append(c);
        }
    }

    private Action<StringBuilder> Group()
    {
        var isLookahead = false;
        if (Take('?'))
        {
            isLookahead = Take('!') || Take('=');
            if (Take('<'))
            {
                _at = _pattern.IndexOf('>', _at) + 1;
            }
            else if (!isLookahead)
            {
                Take(':');
            }
        }

        var content = Alternatives();
        Take(')');
        return isLookahead ? static _ => { } : content;
    }

    private string Class()
    {
        var isNegated = Take('^');
        var characters = new HashSet<char>();
        while (!Take(']'))
        {
            var c = _pattern[_at++];
            if (c == '\\')
            {
                characters.UnionWith(Escape());
            }
            else if (_pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                characters.UnionWith(
                    Enumerable.Range(c, _pattern[_at + 1] - c + 1).Select(i => (char)i)
                );
                _at += 2;
            }
            else
            {
                characters.Add(c);
            }
        }

        return string.Concat(
            isNegated ? Printable.Except(characters) : characters.Order().AsEnumerable()
        );
    }

    private string Escape()
    {
        switch (_pattern[_at++])
        {
            case 'd':
                return Digits;
            case 'w':
                return WordCharacters;
            case 's':
                return " ";
            case 'p':
                var name = _pattern[_at..(_pattern.IndexOf('}', _at) + 1)];
                _at += name.Length;
                return name == "{N}" ? Digits : Letters + "é";
            case var c:
                return c.ToString();
        }
    }

    private Action<StringBuilder> Repeated(Action<StringBuilder> part)
    {
        var (min, max) =
            Take('*') ? (0, MoreRepeats)
            : Take('+') ? (1, MoreRepeats)
            : Take('?') ? (0, 1)
            : Take('{') ? Bounds()
            : (1, 1);
        return text =>
        {
            for (var i = _random.Next(min, max + 1); i > 0; i--)
            {
                part(text);
            }
        };
    }

    private (int Min, int Max) Bounds()
    {
        var end = _pattern.IndexOf('}', _at);
        var numbers = _pattern[_at..end].Split(',');
        _at = end + 1;
        var min = int.Parse(numbers[0], CultureInfo.InvariantCulture);
        return (
            min,
            numbers switch
            {
                [_] => min,
                [_, ""] => min + MoreRepeats,
                [_, var max] => int.Parse(max, CultureInfo.InvariantCulture),
                _ => throw new FormatException(_pattern),
            }
        );
    }

    private Action<StringBuilder> OneOf(string characters) =>
        text => text.Append(characters[_random.Next(characters.Length)]);

    private bool Take(char c)
    {
        if (IsAtEnd || _pattern[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }
}
