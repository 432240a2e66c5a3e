namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>Finds the singular of English plurals: an item of <c>policies</c> is a policy.</summary>
/// <remarks>A word that is not a plural stays unchanged. A wrong guess only makes a name ugly.</remarks>
internal static class Plural
{
    // The last word is not a plural, or has the same form in singular and plural.
    private static readonly string[] Same =
    [
        "aws",
        "alias",
        "always",
        "analytics",
        "atlas",
        "bias",
        "canvas",
        "data",
        "gas",
        "has",
        "ios",
        "kubernetes",
        "lens",
        "macos",
        "media",
        "metadata",
        "news",
        "pos",
        "series",
        "species",
        "was",
    ];

    // The plural and singular endings. The first match counts.
    private static readonly (string Plural, string Singular)[] Words =
    [
        ("apis", "api"),
        ("axes", "axis"),
        ("caches", "cache"),
        ("calories", "calorie"),
        ("children", "child"),
        ("cookies", "cookie"),
        ("cpus", "cpu"),
        ("dbs", "db"),
        ("vms", "vm"),
        ("crises", "crisis"),
        ("criteria", "criterion"),
        ("gpus", "gpu"),
        ("kpis", "kpi"),
        ("men", "man"),
        ("menus", "menu"),
        ("movies", "movie"),
        ("people", "person"),
        ("quizzes", "quiz"),
        ("selfies", "selfie"),
        ("shoes", "shoe"),
        ("skus", "sku"),
        ("tpus", "tpu"),
        ("uris", "uri"),
        ("uses", "use"),
        ("vcpus", "vcpu"),
        ("women", "woman"),
    ];

    private static readonly (string Plural, string Singular)[] Endings =
    [
        ("ppendices", "ppendix"),
        ("ndices", "ndex"),
        ("rtices", "rtex"),
        ("trices", "trix"),
        ("lyses", "lysis"),
        ("theses", "thesis"),
        ("gnoses", "gnosis"),
        ("auses", "ause"),
        ("ouses", "ouse"),
        ("uses", "us"),
        ("iases", "ias"),
        ("sses", "ss"),
        ("xes", "x"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("oes", "o"),
        ("ies", "y"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
        ("s", ""),
    ];

    private static readonly char[] Vowels = [.. "aeiouyAEIOUY"];

    public static string ToSingular(string name)
    {
        var start = LastWord(name);
        if (name.Length - start < 3)
        {
            // "IDs", "VMs"
            return
                name.Length - start == 2
                && start > 0
                && name[name.Length - 1] == 's'
                && char.IsUpper(name[start - 1])
                ? name.Substring(0, name.Length - 1)
                : name;
        }

        foreach (var word in Same)
        {
            if (IsWord(name, start, word))
            {
                return name;
            }
        }

        foreach (var (plural, singular) in Words)
        {
            if (IsWord(name, start, plural))
            {
                return name.Substring(0, start + 1) + singular.Substring(1);
            }
        }

        // "dns", "tls", and "kms" are already singular.
        return HasVowel(name, start) ? Cut(name, start) : name;
    }

    private static string Cut(string name, int start)
    {
        foreach (var (plural, singular) in Endings)
        {
            if (name.EndsWith(plural, StringComparison.Ordinal))
            {
                // "ties" and "dies" have a different singular ending than "policies".
                var ending = plural == "ies" && name.Length - start <= 4 ? "ie" : singular;
                return name.Substring(0, name.Length - plural.Length) + ending;
            }
        }

        return name;
    }

    /// <summary>Returns the index of the last word of a name in camel case.</summary>
    private static int LastWord(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !char.IsUpper(name[start]))
        {
            start--;
        }

        return Math.Max(0, start);
    }

    private static bool IsWord(string name, int start, string word) =>
        name.Length - start == word.Length
        && string.Compare(name, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase)
            == 0;

    private static bool HasVowel(string name, int start) => name.IndexOfAny(Vowels, start) >= 0;
}
