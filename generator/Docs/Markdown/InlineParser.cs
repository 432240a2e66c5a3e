using System.Net;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Reads the text of one block: code, emphasis, links, entities and HTML within a line (CommonMark 6).</summary>
internal sealed class InlineParser
{
    private const int AddressLimit = 2_000;
    private const int EntityLimit = 32;

    private static readonly char[] Special = ['\\', '`', '*', '_', '[', ']', '!', '<', '&', '\n'];

    private readonly string _text;
    private readonly IReadOnlyDictionary<string, string> _links;
    private readonly List<InlineToken> _tokens = [];
    private readonly List<Bracket> _brackets = [];
    private readonly Emphasis _emphasis = new();
    private readonly CodeSpans _spans;
    private readonly HtmlClosers _closers;
    private int _next;

    private InlineParser(string text, IReadOnlyDictionary<string, string> links)
    {
        (_text, _links) = (text, links);
        (_spans, _closers) = (new(text), new(text));
    }

    public static IReadOnlyList<InlineToken> Parse(
        string text,
        IReadOnlyDictionary<string, string> links
    ) => new InlineParser(text, links).Parse();

    private IReadOnlyList<InlineToken> Parse()
    {
        while (_next < _text.Length)
        {
            var special = _text.IndexOfAny(Special, _next);
            special = special < 0 ? _text.Length : special;
            if (special > _next)
            {
                Text(special - _next);
                continue;
            }

            switch (_text[_next])
            {
                case '\\':
                    Escape();
                    break;
                case '`':
                    Code();
                    break;
                case '*' or '_':
                    Stars();
                    break;
                case '!' when _next + 1 < _text.Length && _text[_next + 1] == '[':
                    Open(2);
                    break;
                case '[':
                    Open(1);
                    break;
                case ']':
                    Close();
                    break;
                case '<':
                    Angle();
                    break;
                case '&':
                    Entity();
                    break;
                case '\n':
                    LineEnd();
                    break;
                default:
                    Text(1);
                    break;
            }
        }

        _emphasis.Resolve(0);
        return _tokens;
    }

    private void Add(InlineKind kind, string text, int length)
    {
        _tokens.Add(new(kind, text));
        _next += length;
    }

    private void Text(int length) => Add(InlineKind.Text, _text.Substring(_next, length), length);

    private void Escape()
    {
        var next = _next + 1 < _text.Length ? _text[_next + 1] : ' ';
        if (next == '\n')
        {
            Add(InlineKind.Break, "", 2);
        }
        else if (next < 128 && (char.IsPunctuation(next) || char.IsSymbol(next)))
        {
            Add(InlineKind.Text, next.ToString(), 2);
        }
        else
        {
            Text(1);
        }
    }

    private void Code()
    {
        var (length, closer) = (_spans.RunAt(_next), _spans.Closer(_next));
        if (closer < 0)
        {
            Text(length);
            return;
        }

        var code = _text.Substring(_next + length, closer - _next - length).Replace('\n', ' ');
        Add(InlineKind.Code, code.Trim(), closer + length - _next);
    }

    private void Stars()
    {
        var end = _next;
        while (end < _text.Length && _text[end] == _text[_next])
        {
            end++;
        }

        _tokens.Add(_emphasis.Add(_text, _next, end));
        _next = end;
    }

    private void Entity()
    {
        var end = _text.IndexOf(';', _next, Math.Min(EntityLimit, _text.Length - _next));
        var entity = end < 0 ? "" : _text.Substring(_next, end + 1 - _next);
        var decoded = WebUtility.HtmlDecode(entity);
        if (decoded == entity)
        {
            Text(1);
        }
        else
        {
            Add(InlineKind.Text, decoded, entity.Length);
        }
    }

    private void LineEnd()
    {
        var isHard = _next >= 2 && _text[_next - 1] == ' ' && _text[_next - 2] == ' ';
        Add(isHard ? InlineKind.Break : InlineKind.Text, isHard ? "" : " ", 1);
    }

    private void Angle()
    {
        if (HtmlTag.At(_text, _next) is { } tag)
        {
            if (InlineHtml.Token(_text, tag, _closers) is { } token)
            {
                _tokens.Add(token);
                _next = token.Kind is InlineKind.Code ? InlineHtml.EndOfCode(_text, tag) : tag.End;
            }
            else
            {
                Text(tag.End - _next);
            }

            return;
        }

        var end = _text.IndexOf('>', _next, Math.Min(AddressLimit, _text.Length - _next));
        var address = end < 0 ? "" : _text.Substring(_next + 1, end - _next - 1);
        // Any other scheme is more likely a placeholder: "<host:port>".
        if (TagOf(address) is { Length: > 0 } link && address.IndexOfAny([' ', '\n', '<']) < 0)
        {
            _tokens.Add(new(InlineKind.Open, "link") { Tag = link });
            Add(InlineKind.Text, address, end + 1 - _next);
            _tokens.Add(new(InlineKind.Close, "link"));
        }
        else
        {
            Text(1);
        }
    }

    private void Open(int length)
    {
        _brackets.Add(new(_tokens.Count, _emphasis.Count, _next + length, IsImage: length == 2));
        Text(length);
    }

    /// <summary>Ends a link, when an address follows; brackets without one are text.</summary>
    private void Close()
    {
        if (_brackets.Count == 0)
        {
            Text(1);
            return;
        }

        var bracket = _brackets[_brackets.Count - 1];
        _brackets.RemoveAt(_brackets.Count - 1);
        var (address, end) = LinkTarget.After(_text, _next + 1, AddressLimit);
        if (address is null)
        {
            (address, end) = Reference(bracket);
        }

        if (address is null)
        {
            Text(1);
            return;
        }

        _emphasis.Resolve(bracket.Emphasis);
        var opener = _tokens[bracket.Token];
        opener.Kind = InlineKind.Open;
        opener.Text = "link";
        opener.Tag = bracket.IsImage ? "" : TagOf(address);
        _tokens.Add(new(InlineKind.Close, "link"));
        _next = end;
        if (!bracket.IsImage)
        {
            // There are no links within links; images are shown as their text.
            _brackets.RemoveAll(outer => !outer.IsImage);
        }
    }

    /// <summary>The address of <c>[text][label]</c>, <c>[label][]</c> or <c>[label]</c>, where the text tells it elsewhere.</summary>
    private (string? Address, int End) Reference(Bracket bracket)
    {
        if (_links.Count == 0)
        {
            return default;
        }

        var label = _text.Substring(bracket.Text, _next - bracket.Text);
        var end = _next + 1;
        if (end < _text.Length && _text[end] == '[' && _text.IndexOf(']', end) is > 0 and var close)
        {
            label = close == end + 1 ? label : _text.Substring(end + 1, close - end - 1);
            end = close + 1;
        }

        return _links.TryGetValue(label, out var address) ? (address, end) : default;
    }

    /// <summary>An address within the vendor's own pages leads nowhere from here.</summary>
    public static string TagOf(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? $"<see href=\"{XmlText.Attribute(address)}\">"
            : "";

    private readonly record struct Bracket(int Token, int Emphasis, int Text, bool IsImage);
}
