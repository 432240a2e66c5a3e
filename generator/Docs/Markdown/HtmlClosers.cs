namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Knows which tags of a text are closed; the others are words in angle brackets, as in <c>&lt;table&gt;</c>.</summary>
internal sealed class HtmlClosers(string text)
{
    private Dictionary<string, int>? _last;

    /// <summary>Whether a closing tag of that name stands at an index or after it.</summary>
    public bool IsClosedAfter(string name, int index)
    {
        _last ??= new(StringComparer.Ordinal);
        if (!_last.TryGetValue(name, out var last))
        {
            last = text.LastIndexOf("</" + name + ">", StringComparison.OrdinalIgnoreCase);
            _last[name] = last;
        }

        return last >= index;
    }
}
