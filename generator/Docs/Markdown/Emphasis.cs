namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Finds which runs of <c>*</c> and <c>_</c> belong together (CommonMark 6.2 and its appendix).</summary>
internal sealed class Emphasis
{
    private readonly List<Run> _runs = [];

    /// <summary>How many runs there are; what is added later can be resolved alone.</summary>
    public int Count => _runs.Count;

    /// <summary>Takes a run, and the token that stands for it.</summary>
    public InlineToken Add(string text, int start, int end)
    {
        var (before, after) = (CharAt(text, start - 1), CharAt(text, end));
        var isLeft = IsFlanking(after, before);
        var isRight = IsFlanking(before, after);
        var isStar = text[start] == '*';
        var token = new InlineToken(InlineKind.Emphasis, text.Substring(start, end - start));
        _runs.Add(
            new(
                token,
                isLeft && (isStar || !isRight || IsPunctuation(before)),
                isRight && (isStar || !isLeft || IsPunctuation(after))
            )
        );
        return token;
    }

    /// <summary>Resolves all runs from an index on, and forgets them.</summary>
    public void Resolve(int first)
    {
        if (first == _runs.Count)
        {
            return;
        }

        // Where an opener was looked for in vain, per kind of run: without it, the time would be quadratic.
        var bottoms = new Dictionary<(char, bool, int), int>();
        var openers = new List<Run>();
        for (var i = first; i < _runs.Count; i++)
        {
            var run = _runs[i];
            while (run.CanClose && run.Token.Text.Length > 0)
            {
                var key = (run.Mark, run.CanOpen, run.Length % 3);
                var bottom = bottoms.TryGetValue(key, out var known) ? known : 0;
                var opener = openers.Count - 1;
                while (opener >= bottom && !openers[opener].Matches(run))
                {
                    opener--;
                }

                if (opener < bottom)
                {
                    bottoms[key] = openers.Count;
                    break;
                }

                Pair(openers[opener].Token, run.Token);
                var keep = openers[opener].Token.Text.Length > 0 ? opener + 1 : opener;
                openers.RemoveRange(keep, openers.Count - keep);
                foreach (var kind in bottoms.Keys.ToList())
                {
                    bottoms[kind] = Math.Min(bottoms[kind], keep);
                }
            }

            if (run.CanOpen && run.Token.Text.Length > 0)
            {
                openers.Add(run);
            }
        }

        _runs.RemoveRange(first, _runs.Count - first);
    }

    private static void Pair(InlineToken opener, InlineToken closer)
    {
        var isStrong = opener.Text.Length >= 2 && closer.Text.Length >= 2;
        var (length, tag) = isStrong ? (2, "b") : (1, "i");
        opener.Text = opener.Text.Substring(length);
        closer.Text = closer.Text.Substring(length);
        opener.Begins = tag + opener.Begins;
        closer.Ends += tag;
    }

    private static char CharAt(string text, int index) =>
        index >= 0 && index < text.Length ? text[index] : ' ';

    private static bool IsFlanking(char inner, char outer) =>
        !char.IsWhiteSpace(inner)
        && (!IsPunctuation(inner) || char.IsWhiteSpace(outer) || IsPunctuation(outer));

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private sealed class Run(InlineToken token, bool canOpen, bool canClose)
    {
        public InlineToken Token => token;

        public bool CanOpen => canOpen;

        public bool CanClose => canClose;

        public char Mark { get; } = token.Text[0];

        public int Length { get; } = token.Text.Length;

        /// <summary>Whether it opens what another run closes; the rule of three keeps <c>**a*b**</c> together.</summary>
        public bool Matches(Run closer) =>
            Mark == closer.Mark
            && (
                !(CanClose || closer.CanOpen)
                || (Length + closer.Length) % 3 != 0
                || (Length % 3 == 0 && closer.Length % 3 == 0)
            );
    }
}
