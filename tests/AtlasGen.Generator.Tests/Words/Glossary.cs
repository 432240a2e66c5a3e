using System.Text.RegularExpressions;

namespace AtlasGen.Generator.Tests.Words;

/// <summary>The words that this project does not use, and their replacements.</summary>
/// <remarks>
/// The list contains only words that are wrong everywhere. Many more are wrong only in some sentences.
/// </remarks>
internal static class Glossary
{
    private static readonly IReadOnlyList<Rule> Rules =
    [
        new("answer(?:s|ed|ing)?", "response, returns"),
        new("(?:pay|pays|paid|paying) no heed", "ignores"),
        new("(?:passes|passed|passing) over(?! the (?:text|document|tree))", "ignores, skips"),
        new(
            "(?<!there )(?:is|are|was|were) no(?= )(?! (?:longer|more|less|fewer|better|worse|later|earlier|larger|smaller|newer|older|one)\\b)",
            "is not a"
        ),
        new("(?<!there )(?:is|are|was|were) none", "is not"),
        new("at fault", "invalid"),
        new("stand there|stands?(?!-| (?:for|out|alone|up|in for))", "is, appears"),
        new("mend(?:s|ed|ing)?", "fix"),
        new("cure[sd]?|curing", "fix"),
        new("(?:tell(?:s|ing)?|told)(?!(?: \\S+){0,4} apart)", "report, state, say"),
        new("who(?:m|so)?ever", "the caller, the user, you"),
        new("(?:some|any|every|no)body", "the caller, the user, you"),
        new("one (?:may|must|can)(?! be)", "you can"),
        new("one's", "your"),
        new("need not", "do not have to"),
        new("of (?:yours|ours|theirs)", "your"),
        new("of (?:the|a) (?:user|caller)'s", "the user's"),
        new("(?:say|says|said) nothing of", "omits"),
        new("(?:is|are|was|were) silent (?:about|on)", "omits"),
        new("in silence", "silently"),
        new("refuse[sd]? so", "rejects, fails"),
        new("(?:is|are) asked for", "is required"),
        new("(?:is|are) wanted", "is required"),
        new("(?<=[,;] )since", "because"),
        new("(?:save|but) for", "except for"),
        new(
            "one (?:file|type|record|client|interface|method|exception|project) an?",
            "per, for each"
        ),
        new("further inside", "nested, below the root"),
        new("to the letter", "unchanged, exactly"),
        new("repetitions?", "retry"),
        new("hand(?:s|ed|ing)? on", "passes"),
        new("simply|easily", "nothing"),
        new("e-mails?", "email"),
        new("an information", "information, an informational diagnostic"),
        new("misspelt|learnt|spelt", "misspelled, learned, spelled"),
        new("towards|afterwards|whilst|amongst", "toward, afterward, while, among"),
        new("cancell(?:ed|ing)|labell(?:ed|ing)|modell(?:ed|ing)|travell(?:ed|ing)", "one l"),
        new("(?:behavi|col|fav|hon|neighb|lab|flav)our\\w*", "-or"),
        new("licences?|artefacts?|judgements?|catalogues?|grey|programmes?", "American spelling"),
        new("(?:cent|met|theat|fib)res?", "-er"),
        new(
            "(?:author|canonical|capital|categor|custom|final|initial|local|maxim|minim|normal|optim|organ|random|real|recogn|sanit|serial|deserial|special|standard|summar|synchron|token|util|visual)is(?:e|es|ed|ing|er|ers|ation|ations)",
            "-ize"
        ),
        new("analys(?:e|es|ed|ing)", "analyze"),
    ];

    /// <summary>Finds the words in a text, each as <c>file:line: word (instead)</c>.</summary>
    public static IEnumerable<string> Find(IEnumerable<Passage> passages) =>
        from passage in passages
        from rule in Rules
        from Match match in rule.Pattern.Matches(passage.Text)
        let line = passage.Line + passage.Text.AsSpan(0, match.Index).Count('\n')
        orderby passage.File, line
        select $"{passage.File}:{line}: '{match.Value.ReplaceLineEndings(" ")}'. Say: {rule.Instead}.";

    // A space in a pattern matches any white space, because a phrase may continue on the next line.
    private sealed class Rule(string words, string instead)
    {
        public Regex Pattern { get; } =
            new(
                $@"\b(?:{words.Replace(" ", @"\s+", StringComparison.Ordinal)})\b",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            );

        public string Instead { get; } = instead;
    }
}
