using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes objects as HTML forms (<c>application/x-www-form-urlencoded</c>).</summary>
internal static class RequestForm
{
    /// <summary>Returns the escaped pairs of a form. A list has one pair for each item, an object is written as JSON, and null is omitted, unless the style of the member says otherwise.</summary>
    /// <param name="value">The object.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    /// <param name="members">The members that are written differently.</param>
    public static string Text<T, TCodec>(T value, JsonMode mode, AtlasFormMember[] members)
        where TCodec : IJsonCodec<T>
    {
        using var document = JsonDocument.Parse(RequestJson.Bytes<T, TCodec>(value, mode));
        var pairs = document
            .RootElement.EnumerateObject()
            .SelectMany(member => Pairs(member, StyleOf(members, member.Name)))
            .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={pair.Escaped}");
        return string.Join('&', pairs);
    }

    /// <summary>Joins texts, escaped, or returns <see langword="null"/> if there are none.</summary>
    public static string? Joined(IEnumerable<string> texts, char separator)
    {
        // A comma within an item is escaped, and a comma between items is not.
        var between = separator == ',' ? "," : Uri.HexEscape(separator);
        var items = texts.Select(Uri.EscapeDataString).ToList();
        return items.Count > 0 ? string.Join(between, items) : null;
    }

    private static AtlasFormStyle? StyleOf(AtlasFormMember[] members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
            {
                return member.Style;
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, string Escaped)> Pairs(
        JsonProperty member,
        AtlasFormStyle? style
    ) =>
        (style, member.Value.ValueKind) switch
        {
            (AtlasFormStyle.EmptyIfNull, JsonValueKind.Null) => [(member.Name, "")],
            (_, JsonValueKind.Null) => [],
            (AtlasFormStyle.Json, _) =>
            [
                (member.Name, Uri.EscapeDataString(member.Value.GetRawText())),
            ],
            (AtlasFormStyle.DeepMembers, _) => Escaped(RequestJson.Deep(member.Name, member.Value)),
            (AtlasFormStyle.Members, JsonValueKind.Object) => Escaped(
                RequestJson.Flat(member.Value)
            ),
            (
                AtlasFormStyle.Commas
                    or AtlasFormStyle.Spaces
                    or AtlasFormStyle.Bars,
                JsonValueKind.Array
                    or JsonValueKind.Object
            ) => Joined(Texts(member.Value), Separator(style.Value)) is { } text
                ? [(member.Name, text)]
                : [],
            _ => Escaped(RequestJson.Flat(member.Name, member.Value)),
        };

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? RequestJson.Flat("", value).Select(item => item.Text)
            : RequestJson.Flat(value).SelectMany(member => new[] { member.Name, member.Text });

    private static IEnumerable<(string Name, string Escaped)> Escaped(
        IEnumerable<(string Name, string Text)> pairs
    ) => pairs.Select(pair => (pair.Name, Uri.EscapeDataString(pair.Text)));

    private static char Separator(AtlasFormStyle style) =>
        style switch
        {
            AtlasFormStyle.Spaces => ' ',
            AtlasFormStyle.Bars => '|',
            _ => ',',
        };
}
