using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads an HTML form as <see cref="RequestForm"/> writes it.</summary>
/// <remarks>
/// A form has no types: <c>5</c> can be a number or text, and one pair can be a list. The type of the object decides, so each
/// value is first read as text, and if that is not the type, as another one.
/// </remarks>
internal static class FormReader
{
    /// <summary>Reads a form.</summary>
    /// <param name="body">The body.</param>
    /// <param name="members">The members that are written differently.</param>
    /// <exception cref="FormatException">No reading of the form is of the type.</exception>
    public static T Read<T, TCodec>(ReadOnlyMemory<byte> body, AtlasFormMember[] members)
        where TCodec : IJsonCodec<T>
    {
        var root = new FormObject();
        var pairs = Encoding
            .UTF8.GetString(body.Span)
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => Decode(pair[0]), pair => pair[^1]);
        foreach (var pair in pairs)
        {
            var steps = Steps(pair.Key);
            var member = Array.Find(members, member => member.Name == steps[0]);
            root.At(steps, Value([.. pair], member));
        }

        while (true)
        {
            var json = root.Write();
            try
            {
                return JsonBody.Read<T, TCodec>(json.Span);
            }
            catch (Exception exception)
                when (exception is JsonException or InvalidOperationException)
            {
                if (
                    exception is not JsonException { BytePositionInLine: { } position }
                    || !root.TryNext(position)
                )
                {
                    throw new FormatException(
                        JsonFault.Describe(json.Span, exception, null),
                        exception
                    );
                }
            }
        }
    }

    private static FormValue Value(List<string> texts, AtlasFormMember member) =>
        texts.Count > 1
            ? FormValue.List(texts.Select(Single))
            : (member.Name is null ? (AtlasFormStyle?)null : member.Style) switch
            {
                AtlasFormStyle.Json => FormValue.Json(Decode(texts[0])),
                AtlasFormStyle.EmptyIfNull when texts[0].Length == 0 => FormValue.Empty,
                AtlasFormStyle.Commas => Joined(texts[0], ","),
                AtlasFormStyle.Spaces => Joined(texts[0], "%20"),
                AtlasFormStyle.Bars => Joined(texts[0], "%7C"),
                _ => Single(texts[0]).Or(FormValue.List([Single(texts[0])])),
            };

    private static FormValue Single(string text) => FormValue.Text(Decode(text));

    private static FormValue Joined(string text, string separator)
    {
        var items = text.Split(separator);
        var members = new FormObject();
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            members.At([Decode(items[i])], Single(items[i + 1]));
        }

        return FormValue.List(items.Select(Single)).Or(FormValue.Object(members)).Or(Single(text));
    }

    /// <summary>Returns the names in <c>filter[sizes][0]</c>.</summary>
    private static string[] Steps(string name) =>
        [.. name.Split('[').Select(step => step.TrimEnd(']'))];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
