namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Changes a text at random, as careless editing or an attacker would.</summary>
internal static class Mutation
{
    private static readonly string[] Inserts =
    [
        " ",
        "\n",
        "\n  ",
        "\t",
        ":",
        ": ",
        "- ",
        "? ",
        "#",
        " # ",
        "'",
        "\"",
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "---\n",
        "%",
        "@",
        "\0",
        "\u2028",
        "\uFEFF",
        "\uD800",
        "\r",
        "null",
        "1e999",
        "true",
        "$ref: '#/components/schemas/Link'",
        "allOf",
        "oneOf",
        "properties",
        "x-",
    ];

    /// <summary>
    /// Returns a text with one to three changes: text is inserted, removed, duplicated, moved, or overwritten.
    /// </summary>
    public static string Of(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text = Once(text, random);
        }

        return text;
    }

    private static string Once(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 8)), text.Length - at);
        return random.Next(6) switch
        {
            0 => text.Insert(at, Inserts[random.Next(Inserts.Length)]),
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            3 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            4 => text.Remove(at, length).Insert(at, Inserts[random.Next(Inserts.Length)]),
            _ => DoubleLine(text, at),
        };
    }

    /// <summary>Duplicates a line, which repeats a key, a path, or a component.</summary>
    private static string DoubleLine(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) is var next and >= 0 ? next + 1 : text.Length;
        return text.Insert(end, text[start..end]);
    }
}
