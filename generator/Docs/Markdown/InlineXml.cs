using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Writes the text of one block as XML that is well-formed, whatever the tags of the text are.</summary>
internal sealed class InlineXml
{
    // The compiler reads comments by recursion.
    private const int DepthLimit = 16;

    private readonly StringBuilder _xml = new();
    private readonly SentenceStops _stops = new();
    private readonly List<(string Key, string Element)> _open = [];
    private int _depth;

    private InlineXml(IReadOnlyList<InlineToken> tokens)
    {
        foreach (var token in tokens)
        {
            Write(token);
        }

        while (_open.Count > 0)
        {
            Close(_open[_open.Count - 1].Key);
        }
    }

    /// <summary>The whole text.</summary>
    public static string Render(IReadOnlyList<InlineToken> tokens) =>
        new InlineXml(tokens)._xml.ToString().Trim();

    /// <summary>The first sentence, and the others.</summary>
    public static (string First, string Others) RenderSentence(IReadOnlyList<InlineToken> tokens)
    {
        var xml = new InlineXml(tokens);
        var text = xml._xml.ToString();
        return xml._stops.First() is { } stop
            ? (text.Substring(0, stop.Start).Trim(), text.Substring(stop.End).Trim())
            : (text.Trim(), "");
    }

    private void Write(InlineToken token)
    {
        switch (token.Kind)
        {
            case InlineKind.Code when token.Text.Length > 0:
                _xml.Append("<c>").AppendXml(token.Text).Append("</c>");
                _stops.AddWord();
                break;
            case InlineKind.Break:
                TrimBlank();
                Stop('\n', "<br/>");
                break;
            case InlineKind.Open:
                Open(token.Text, token.Tag);
                break;
            case InlineKind.Close:
                Close(token.Text);
                break;
            case InlineKind.Text or InlineKind.Emphasis:
                foreach (var element in token.Ends)
                {
                    Close("*" + element);
                }

                Text(token.Text);
                foreach (var element in token.Begins)
                {
                    Open("*" + element, $"<{element}>");
                }

                break;
        }
    }

    /// <summary>Writes text with one blank where there is white space.</summary>
    private void Text(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c <= ' ' || (c > '~' && (char.IsWhiteSpace(c) || char.IsControl(c))))
            {
                Word(text, start, i);
                start = i + 1;
                if (!EndsWithBlank)
                {
                    Stop(' ', " ");
                }
            }
            else if (c is '。' or '！' or '？')
            {
                Word(text, start, i + 1);
                start = i + 1;
                Stop('\0', "");
            }
        }

        Word(text, start, text.Length);
    }

    private void Word(string text, int start, int end)
    {
        _xml.AppendXml(text, start, end);
        _stops.Add(text, start, end);
    }

    private bool EndsWithBlank =>
        _xml.Length == 0
        || _xml[_xml.Length - 1] == ' '
        || (_xml[_xml.Length - 1] == '>' && _stops.EndsWithBreak);

    private void Stop(char blank, string xml)
    {
        var start = _xml.Length;
        _xml.Append(xml);
        _stops.Add(blank, start, _xml.Length, isOutside: _open.Count == 0);
    }

    private void TrimBlank()
    {
        while (_xml.Length > 0 && _xml[_xml.Length - 1] == ' ')
        {
            _xml.Length--;
        }
    }

    private void Open(string key, string tag)
    {
        var element = "";
        if (tag.Length > 0 && _depth < DepthLimit)
        {
            element = tag.Substring(1, tag.IndexOfAny([' ', '>']) - 1);
            _xml.Append(tag);
            _depth++;
        }

        _open.Add((key, element));
    }

    /// <summary>Ends an element, and those that were opened in it; what was not opened is not ended.</summary>
    private void Close(string key)
    {
        var opened = _open.FindLastIndex(open => open.Key == key);
        while (opened >= 0 && _open.Count > opened)
        {
            var element = _open[_open.Count - 1].Element;
            if (element.Length > 0)
            {
                _xml.Append("</").Append(element).Append('>');
                _depth--;
            }

            _open.RemoveAt(_open.Count - 1);
        }
    }
}
