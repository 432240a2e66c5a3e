using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Finds the operation that had another name in an earlier document.</summary>
/// <remarks>
/// A name is compared with everything that a document says about an operation in few words: its operationId, its other
/// name, its summary, and its path. A word that few operations have counts more. An operation is returned only if it
/// explains nearly all words of the name, and does so better than every other operation. The name must also explain the
/// operation: a database user is neither a user nor a database.
/// </remarks>
internal sealed class RenamedOperations
{
    // The numbers were chosen so that the renames between two documents of Atlas are found without a wrong one. A test
    // counts them, and the renames in the other direction, for which they were not chosen.
    private const double LeastCoverage = 0.75;
    private const double LeastExplained = 0.65;
    private const double LeastScore = 0.72;
    private const double GoodScore = 0.9;
    private const double LeastLead = 1.025;
    private const double LeastLeadOfPoor = 1.08;

    private readonly List<Candidate> _candidates = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public RenamedOperations(
        IReadOnlyList<SpecOperation> operations,
        CancellationToken cancellationToken
    )
    {
        var shared = SharedSegments(operations);
        foreach (var operation in operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidate = Candidate.Of(operation, shared);
            _candidates.Add(candidate);
            foreach (var word in candidate.Words)
            {
                _counts[word] = _counts.TryGetValue(word, out var count) ? count + 1 : 1;
            }
        }
    }

    /// <summary>Returns the operation with an earlier name; <see langword="null"/> if none is certain enough.</summary>
    public SpecOperation? Find(string name)
    {
        var ranked = Ranked(name);
        if (
            ranked is not [var best, ..]
            || best.Score < LeastScore
            || !best.Candidate.IsExplainedBy(Phrase.Of(name)!)
        )
        {
            return null;
        }

        var lead = best.Score > GoodScore ? LeastLead : LeastLeadOfPoor;
        return ranked.Count > 1 && best.Score < ranked[1].Score * lead
            ? null
            : best.Candidate.Operation;
    }

    /// <summary>Returns whether a name clearly fits another operation better than this one.</summary>
    public bool FitsBetter(string name, SpecOperation than)
    {
        var ranked = Ranked(name);
        return ranked is [var best, ..]
            && best.Score
                > 1.01 * ranked.FirstOrDefault(pair => pair.Candidate.Operation == than).Score;
    }

    /// <summary>Returns the operations that can have had a name, the likeliest first.</summary>
    private List<(Candidate Candidate, double Score)> Ranked(string name) =>
        Phrase.Of(name) is not { Words.Count: > 0 } phrase
            ? []
            :
            [
                .. _candidates
                    // Rounded, because the last digits of a logarithm depend on the system.
                    .Select(candidate =>
                        (candidate, Score: Math.Round(Score(phrase, candidate), 6))
                    )
                    .Where(pair => pair.Score > 0)
                    .OrderByDescending(pair => pair.Score)
                    .ThenBy(pair => pair.candidate.Operation.OperationId, StringComparer.Ordinal)
                    .ThenBy(pair => pair.candidate.Operation.Path, StringComparer.Ordinal),
            ];

    private double Score(Phrase name, Candidate candidate)
    {
        var coverage = candidate.CanBe(name) ? Coverage(name, candidate) : 0;
        if (coverage < LeastCoverage)
        {
            return 0;
        }

        var similarities = candidate
            .Phrases.Select(phrase => Similarity(name.Words, phrase.Words, candidate.PathWords))
            .ToList();
        var similarity = (0.85 * similarities.Max()) + (0.15 * similarities[0]);
        return (coverage + (2 * similarity)) / 3 * candidate.Fit(name);
    }

    /// <summary>Returns how much of a name an operation explains.</summary>
    private double Coverage(Phrase name, Candidate candidate)
    {
        var words = name.Words.Distinct().ToList();
        var all = words.Sum(Weight);
        return all <= 0 ? 0 : words.Where(candidate.Words.Contains).Sum(Weight) / all;
    }

    /// <summary>Returns how similar two lists of words are, in any order.</summary>
    private double Similarity(
        IReadOnlyList<string> name,
        IReadOnlyList<string> other,
        HashSet<string> path
    )
    {
        var rest = name.ToList();
        var (common, extra) = (0.0, 0.0);
        foreach (var word in other)
        {
            if (rest.Remove(word))
            {
                common += Weight(word);
            }
            else if (word != Synonyms.Organization)
            {
                // The names of Atlas begin with the whole path since 2025, and had the last part of it before.
                extra += path.Contains(word) ? Weight(word) / 2 : Weight(word);
            }
        }

        return common <= 0 ? 0 : 2 * common / (name.Sum(Weight) + common + extra);
    }

    /// <summary>Returns how much a word says about which operation is meant.</summary>
    private double Weight(string word)
    {
        _counts.TryGetValue(word, out var count);
        return word == "id" ? 0.8 : Math.Log((_candidates.Count + 1) / (count + 0.5));
    }

    /// <summary>Returns how many segments all paths begin with, such as those of <c>/api/v2</c>.</summary>
    private static int SharedSegments(IReadOnlyList<SpecOperation> operations)
    {
        var paths = operations.Select(operation => operation.Path.Split('/')).ToList();
        var shared = paths.Count == 0 ? 0 : paths.Min(path => path.Length) - 1;
        foreach (var path in paths)
        {
            var same = 0;
            while (same < shared && path[same] == paths[0][same])
            {
                same++;
            }

            shared = same;
        }

        return shared;
    }

    /// <summary>What a document says about an operation.</summary>
    private sealed record Candidate(
        SpecOperation Operation,
        IReadOnlyList<Phrase> Phrases,
        HashSet<string> PathWords,
        HashSet<string> OwnerWords,
        HashSet<string> Words
    )
    {
        private readonly HashSet<string> _verbs = new(
            Phrases.Select(phrase => phrase.Verb),
            StringComparer.Ordinal
        );

        private readonly HashSet<string> _kinds = new(
            Phrases.Select(phrase => Synonyms.Verb(phrase.Verb)).Where(kind => kind.Length > 0),
            StringComparer.Ordinal
        );

        private readonly HashSet<string> _objects = new(
            Phrases.Select(phrase => phrase.Object),
            StringComparer.Ordinal
        );

        private bool IsDeprecated => Operation.Node.Text("deprecated") == "true";

        private bool IsList =>
            Operation.Method == "GET"
            && (
                Phrases.Any(phrase => phrase.Verb == "list")
                || Phrases.Any(phrase => phrase.All.Contains("all"))
            );

        public static Candidate Of(SpecOperation operation, int sharedSegments)
        {
            var phrases = new[]
            {
                operation.OperationId,
                operation.Alias,
                operation.Node.Text("summary"),
            }
                .Select(Phrase.Of)
                .OfType<Phrase>()
                .ToList();
            var segments = operation
                .Path.Split('/')
                .Skip(sharedSegments)
                .Where(segment => !segment.StartsWith("{", StringComparison.Ordinal))
                .ToList();
            var path = WordsOf(segments.SelectMany(segment => segment.Split(':')));
            var owners = WordsOf(segments.Take(segments.Count - 1));
            var words = new HashSet<string>(
                path.Concat(phrases.SelectMany(phrase => phrase.Words)),
                StringComparer.Ordinal
            );
            var candidate = new Candidate(operation, phrases, path, owners, words);
            if (candidate.IsDeprecated)
            {
                words.Add(Synonyms.Legacy);
            }

            return candidate;
        }

        /// <summary>Returns whether nothing in a name contradicts the operation.</summary>
        public bool CanBe(Phrase name) =>
            Phrases.Count > 0
            && DoesWhat(name.Verb)
            && (IsDeprecated || !name.All.Contains(Synonyms.Deprecated))
            && (Words.Contains(Synonyms.Project) || !name.Words.Contains(Synonyms.Project))
            && (
                Words.Contains(Synonyms.Organization) || !name.Words.Contains(Synonyms.Organization)
            );

        /// <summary>
        /// Returns whether a name has most of the words that say what the operation is about. The names of Atlas begin with
        /// the whole path since 2025, so the words of what contains the object do not count.
        /// </summary>
        public bool IsExplainedBy(Phrase name) =>
            Phrases.Any(phrase =>
            {
                var own = phrase
                    .Head.Distinct()
                    .Where(word =>
                        word is not (Synonyms.Project or Synonyms.Organization or "id")
                        && (name.Words.Contains(word) || !OwnerWords.Contains(word))
                    )
                    .ToList();
                return own.Count(name.Words.Contains) >= LeastExplained * own.Count;
            });

        /// <summary>Returns how well the operation fits what a name says besides its words, as a factor.</summary>
        public double Fit(Phrase name)
        {
            var factor = _verbs.Contains(name.Verb) ? 1 : 0.96;
            factor *= _objects.Contains(name.Object) ? 1 : 0.85;
            if (Synonyms.Verb(name.Verb) == "get" && !name.All.Contains("all"))
            {
                factor *= (name.Verb == "list" || name.IsPlural) == IsList ? 1 : 0.92;
            }

            // If both have something, the older names of Atlas mention only the project.
            var isOfProject = PathWords.Contains(Synonyms.Project);
            return
                isOfProject
                && !name.Words.Contains(Synonyms.Project)
                && !name.Words.Contains(Synonyms.Organization)
                ? factor * 0.96
                : factor;
        }

        /// <summary>
        /// Returns whether the method of an operation without a common verb usually does what a verb says. A POST can do
        /// anything, so it must also say that it creates, as in <c>orders_create</c>.
        /// </summary>
        private bool Fits(string kind) =>
            Synonyms.Fits(kind, Operation.Method)
            && (
                Operation.Method != "POST"
                || Phrases.Any(phrase => phrase.All.Any(word => Synonyms.Verb(word) == kind))
            );

        private static HashSet<string> WordsOf(IEnumerable<string> segments) =>
            new(Synonyms.Of(segments.SelectMany(NameWords.Split)), StringComparer.Ordinal);

        private bool DoesWhat(string verb)
        {
            var kind = Synonyms.Verb(verb);
            return _verbs.Contains(verb)
                || (
                    kind.Length > 0 && (_kinds.Contains(kind) || (_kinds.Count == 0 && Fits(kind)))
                );
        }
    }
}
