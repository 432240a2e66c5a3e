namespace AtlasGen.Generator.Selection;

/// <summary>The words with one meaning, so that names from documents of different years can be compared.</summary>
/// <remarks>
/// Verbs are common to most APIs. The other words are those that Atlas changed when it renamed its operations in 2025:
/// most operationIds call a project a group now, but the summaries still call it a project.
/// </remarks>
internal static class Synonyms
{
    /// <summary>The words that stand for the two things that contain all others in Atlas.</summary>
    public const string Project = "group";
    public const string Organization = "org";

    /// <summary>The words for an operation that is deprecated.</summary>
    public const string Deprecated = "deprecated";
    public const string Legacy = "legacy";

    // Words that say nothing about which operation is meant. Atlas puts its own names into some operationIds.
    private static readonly HashSet<string> Empty = Set(
        "a an the one all any single multiple given in into from of to for on at by and or as its using operation option authorized",
        "atlas mongodb cloud",
        Deprecated
    );

    // What follows describes the object of the verb, and is not the object.
    private static readonly HashSet<string> Prepositions = Set(
        "in into from of to for with on by using assigned"
    );

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["project"] = Project,
        ["organization"] = Organization,
        ["organisation"] = Organization,
        ["invitation"] = "invite",
        ["configuration"] = "config",
        ["parameter"] = "param",
        ["certificate"] = "cert",
        ["username"] = "name",
        ["ids"] = "id",
        ["db"] = "database",
        ["federated"] = "federation",
        ["peering"] = "peer",
        ["host"] = "process",
        ["hostname"] = "process",
    };

    // In the singular. Of two phrases with the same start, the longer one comes first.
    private static readonly (string[] From, string[] To)[] Phrases =
    [
        Phrase("ip access list entry", "accesslist"),
        Phrase("access list entry", "accesslist"),
        Phrase("ip access list", "accesslist"),
        Phrase("access list", "accesslist"),
        Phrase("ip list", "accesslist"),
        Phrase("access log", "access history"),
        Phrase("data protection", "backup compliance policy"),
        Phrase("replica set backup", "backup snapshot"),
        Phrase("push migration", "live migration"),
        Phrase("slow operation thresholding", "managed slow m"),
        Phrase("slow operation threshold", "managed slow m"),
        Phrase("federated database instance", "data federation"),
        Phrase("federated database", "data federation"),
        Phrase("data federation instance", "data federation"),
        Phrase("stream instance", "stream workspace"),
        Phrase("shared tier", "shared"),
        Phrase("network peering connection", "peer"),
        Phrase("peering connection", "peer"),
        Phrase("for all project", "everyproject"),
        Phrase("in all project", "everyproject"),
        Phrase("mongo db", ""),
    ];

    private static readonly Dictionary<string, string> Verbs = new(
        new[]
        {
            "get list return fetch query search find read retrieve show describe",
            "create new insert make post take",
            "add assign invite attach",
            "update modify edit change patch set put save",
            "delete remove destroy",
        }
            .Select(line => line.Split(' '))
            .SelectMany(words => words.Select(word => (word, words[0])))
            .ToDictionary(pair => pair.word, pair => pair.Item2),
        StringComparer.Ordinal
    );

    /// <summary>Returns the verb that stands for all verbs with its meaning; empty if the verb is not a common one.</summary>
    public static string Verb(string word) => Verbs.TryGetValue(word, out var verb) ? verb : "";

    /// <summary>Returns whether a word has others with its meaning.</summary>
    public static bool IsKnown(string word) => Verbs.ContainsKey(word) || Words.ContainsKey(word);

    /// <summary>Returns whether a method usually does what a verb says.</summary>
    public static bool Fits(string verb, string method) =>
        method switch
        {
            "GET" => verb == "get",
            "POST" => verb is "create" or "add",
            "PUT" or "PATCH" => verb == "update",
            "DELETE" => verb == "delete",
            _ => false,
        };

    /// <summary>Returns whether a word ends the object of a verb.</summary>
    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    /// <summary>Returns the words that stand for those with the same meaning, without words that mean nothing.</summary>
    public static List<string> Of(IEnumerable<string> words)
    {
        var single = words
            .Select(word => Empty.Contains(word) ? word : NameWords.Singular(word))
            .ToList();
        var result = new List<string>(single.Count);
        for (var i = 0; i < single.Count; )
        {
            var phrase = Array.Find(Phrases, phrase => IsAt(single, i, phrase.From));
            result.AddRange(phrase.To ?? [single[i]]);
            i += phrase.From?.Length ?? 1;
        }

        return
        [
            .. result
                .Select(word => Words.TryGetValue(word, out var known) ? known : word)
                .Where(word => !Empty.Contains(word)),
        ];
    }

    private static bool IsAt(List<string> words, int start, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (start + i >= words.Count || words[start + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<string> Set(params string[] lines) =>
        new(lines.SelectMany(line => line.Split(' ')), StringComparer.Ordinal);

    private static (string[] From, string[] To) Phrase(string from, string to) =>
        (from.Split(' '), to.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
