using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Parses a <c>WWW-Authenticate</c> or <c>Authentication-Info</c> header (RFC 9110 sections 11.2 and 11.6.1).</summary>
/// <remarks>
/// Commas separate both challenges and their parameters, so a word that is not followed by <c>=</c> starts a new challenge. Text
/// that cannot be read is skipped, because a server's unusual directive is not a reason to fail.
/// </remarks>
internal ref struct ChallengeParser
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private ChallengeParser(string text) => _text = text;

    /// <summary>Returns the challenges in one header.</summary>
    public static IReadOnlyList<(
        string Scheme,
        IReadOnlyDictionary<string, string> Parameters
    )> Parse(string field)
    {
        var challenges = new List<(string, IReadOnlyDictionary<string, string>)>();
        Parse(
            field,
            parameters: null,
            scheme =>
            {
                var parameters = NewParameters();
                challenges.Add((scheme, parameters));
                return parameters;
            }
        );
        return challenges;
    }

    /// <summary>Returns the parameters in a header without a scheme.</summary>
    public static IReadOnlyDictionary<string, string> ParseParameters(string field)
    {
        var parameters = NewParameters();
        Parse(field, parameters, _ => parameters);
        return parameters;
    }

    private static void Parse(
        string field,
        Dictionary<string, string>? parameters,
        Func<string, Dictionary<string, string>> begin
    )
    {
        var parser = new ChallengeParser(field);
        while (parser.SkipTo(out var word))
        {
            if (parser.TryReadValue(out var value))
            {
                // The first of two parameters with the same name wins, because the second may come from an attacker.
                parameters?.TryAdd(word, value);
            }
            else if (word.Length > 0)
            {
                parameters = begin(word);
            }
        }
    }

    private static Dictionary<string, string> NewParameters() =>
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Skips white space and commas, and reads the next word. An unexpected character is skipped.</summary>
    private bool SkipTo(out string word)
    {
        while (_position < _text.Length && (IsSpace(_text[_position]) || _text[_position] == ','))
        {
            _position++;
        }

        var start = _position;
        while (
            _position < _text.Length
            && !IsSpace(_text[_position])
            && _text[_position] is not (',' or '=' or '"')
        )
        {
            _position++;
        }

        word = _text[start.._position].ToString();
        if (_position == start && _position < _text.Length)
        {
            // A stray '=' or '"'. A token68 (RFC 9110 section 11.2) may end in '='.
            _position++;
        }

        return start < _text.Length;
    }

    /// <summary>Reads <c>= value</c> if it follows.</summary>
    private bool TryReadValue(out string value)
    {
        var rest = _position;
        while (rest < _text.Length && IsSpace(_text[rest]))
        {
            rest++;
        }

        value = "";
        if (rest >= _text.Length || _text[rest] != '=')
        {
            return false;
        }

        rest++;
        while (rest < _text.Length && IsSpace(_text[rest]))
        {
            rest++;
        }

        _position = rest;
        value = rest < _text.Length && _text[rest] == '"' ? ReadQuoted() : ReadToken();
        return true;
    }

    private string ReadQuoted()
    {
        var builder = new StringBuilder();
        _position++;
        while (_position < _text.Length && _text[_position] != '"')
        {
            // A quoted-pair of RFC 9110 section 5.6.4.
            if (_text[_position] == '\\' && _position + 1 < _text.Length)
            {
                _position++;
            }

            builder.Append(_text[_position++]);
        }

        // Skips the closing quote if there is one.
        _position = Math.Min(_position + 1, _text.Length);
        return builder.ToString();
    }

    private string ReadToken()
    {
        var start = _position;
        while (_position < _text.Length && !IsSpace(_text[_position]) && _text[_position] != ',')
        {
            _position++;
        }

        return _text[start.._position].ToString();
    }

    private static bool IsSpace(char c) => c is ' ' or '\t';
}
