namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A regular expression (I-Regexp, RFC 9485).</summary>
/// <remarks>
/// All alternatives are followed at the same time (Thompson's construction), so that no pattern takes exponential time.
/// The engine of .NET backtracks in the frameworks that the generator runs on.
/// </remarks>
internal sealed class Regexp
{
    private readonly IReadOnlyList<RegexpStep> _steps;

    private Regexp(IReadOnlyList<RegexpStep> steps) => _steps = steps;

    /// <summary>Parses a pattern; returns <see langword="null"/> if it is invalid or too large.</summary>
    public static Regexp? Parse(string pattern) =>
        RegexpParser.Parse(pattern) is { } tree && RegexpSteps.Of(tree) is { } steps
            ? new(steps)
            : null;

    /// <summary>Returns whether a text matches, or a part of it.</summary>
    /// <exception cref="PathTooCostlyException">The text is too long.</exception>
    public bool IsMatch(string text, bool isWhole, PathRun run)
    {
        var threads = new Threads(_steps);
        threads.Add(0);
        for (var i = 0; ; )
        {
            if (threads.IsDone && (!isWhole || i == text.Length))
            {
                return true;
            }

            if (i == text.Length || threads.Count == 0)
            {
                return false;
            }

            run.Visit(threads.Count);
            var character = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : text[i];
            threads = threads.After(character);
            i += character > char.MaxValue ? 2 : 1;
            if (!isWhole)
            {
                threads.Add(0);
            }
        }
    }

    /// <summary>The steps that can come next.</summary>
    private sealed class Threads(IReadOnlyList<RegexpStep> steps)
    {
        private readonly HashSet<int> _seen = [];
        private readonly List<RegexpStep> _readers = [];

        /// <summary>Gets the number of steps that read a character.</summary>
        public int Count => _readers.Count;

        /// <summary>Gets a value that indicates whether the end of the pattern is reached.</summary>
        public bool IsDone { get; private set; }

        /// <summary>Adds a step, and the steps that follow without a character.</summary>
        public void Add(int first)
        {
            var open = new Stack<int>([first]);
            while (open.Count > 0)
            {
                var place = open.Pop();
                if (place == steps.Count)
                {
                    IsDone = true;
                }
                else if (_seen.Add(place))
                {
                    var step = steps[place];
                    if (step.Characters is not null)
                    {
                        _readers.Add(step);
                        continue;
                    }

                    open.Push(step.Next);
                    open.Push(step.Other);
                }
            }
        }

        public Threads After(int character)
        {
            var next = new Threads(steps);
            foreach (var step in _readers)
            {
                if (step.Characters!.Contains(character))
                {
                    next.Add(step.Next);
                }
            }

            return next;
        }
    }
}
