using System.Text.Json;

namespace AtlasGen.Testing;

/// <summary>A value of a request: JSON of the body, or the text of a parameter.</summary>
internal readonly struct Instance
{
    private readonly JsonElement _json;
    private readonly IReadOnlyList<string>? _texts;

    public Instance(JsonElement json)
    {
        _json = json;
        Text = json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }

    public Instance(string text) => Text = text;

    public Instance(IReadOnlyList<string> texts) => _texts = texts;

    /// <summary>Gets the text of a single value, or <see langword="null"/> for other values.</summary>
    public string? Text { get; }

    public bool IsNull => _json.ValueKind is JsonValueKind.Null;

    /// <summary>Gets the object, or <see langword="null"/> if the value is not one.</summary>
    public JsonElement? Object => _json.ValueKind is JsonValueKind.Object ? _json : null;

    /// <summary>Gets a string, or the text of a parameter; otherwise, <see langword="null"/>.</summary>
    public string? String =>
        _json.ValueKind is JsonValueKind.String or JsonValueKind.Undefined ? Text : null;

    /// <summary>Gets a number, also that of a parameter; otherwise, <see langword="null"/>.</summary>
    public ExactNumber? Number =>
        _json.ValueKind is JsonValueKind.Number or JsonValueKind.Undefined
            ? ExactNumber.Parse(Text)
            : null;

    /// <summary>Returns the items of a list; <see langword="null"/> if the value is not one.</summary>
    public IReadOnlyList<Instance>? Items() =>
        _texts is not null ? [.. _texts.Select(text => new Instance(text))]
        : _json.ValueKind is JsonValueKind.Array
            ? [.. _json.EnumerateArray().Select(item => new Instance(item))]
        : null;

    /// <summary>Returns a text that only equal values have.</summary>
    public string Identity() =>
        _json.ValueKind is JsonValueKind.Undefined ? Text ?? "" : _json.GetRawText();

    /// <summary>Returns whether the value is one that the document lists. Its JSON type does not matter.</summary>
    public bool Is(JsonElement listed) =>
        Text is { } text
        && (
            new Instance(listed).Text == text
            || (
                listed.ValueKind is JsonValueKind.Number
                && ExactNumber.Parse(listed.GetRawText()) is { } number
                && Number is { } own
                && own.CompareTo(number) == 0
            )
        );
}
