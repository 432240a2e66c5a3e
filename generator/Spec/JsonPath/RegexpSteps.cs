namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A step of a regular expression: reads one character, or branches.</summary>
/// <param name="Characters">The characters to read; <see langword="null"/> for a branch.</param>
/// <param name="Next">The index of the next step.</param>
/// <param name="Other">The index of the other next step of a branch.</param>
internal sealed record RegexpStep(RegexpCharacters? Characters, int Next, int Other);

/// <summary>Writes the steps of a regular expression. Repetitions are written out.</summary>
internal sealed class RegexpSteps
{
    // Far more than a useful pattern has. Repetitions of repetitions multiply.
    private const int Limit = 2_000;

    private readonly List<RegexpStep> _steps = [];
    private int _written;

    private RegexpSteps() { }

    /// <summary>Returns the steps; <see langword="null"/> if there are too many.</summary>
    public static IReadOnlyList<RegexpStep>? Of(RegexpTree tree)
    {
        var steps = new RegexpSteps();
        return steps.TryWrite(tree) ? steps._steps : null;
    }

    private bool TryWrite(RegexpTree tree)
    {
        // Also counts repetitions of nothing, which have no steps.
        if (++_written > Limit)
        {
            return false;
        }

        switch (tree)
        {
            case RegexpCharacters characters:
                _steps.Add(new(characters, _steps.Count + 1, _steps.Count + 1));
                return true;
            case RegexpSequence sequence:
                return sequence.Items.All(TryWrite);
            case RegexpChoice choice:
                return TryWrite(choice);
            default:
                return TryWrite((RegexpRepetition)tree);
        }
    }

    private bool TryWrite(RegexpChoice choice)
    {
        var ends = new List<int>();
        for (var i = 0; i < choice.Items.Count; i++)
        {
            var isLast = i == choice.Items.Count - 1;
            var branch = isLast ? -1 : Branch();
            if (!TryWrite(choice.Items[i]))
            {
                return false;
            }

            if (!isLast)
            {
                ends.Add(Branch());
                Join(branch, branch + 1, _steps.Count);
            }
        }

        foreach (var end in ends)
        {
            Join(end, _steps.Count, _steps.Count);
        }

        return true;
    }

    private bool TryWrite(RegexpRepetition repetition)
    {
        for (var i = 0; i < repetition.Least; i++)
        {
            if (!TryWrite(repetition.Item))
            {
                return false;
            }
        }

        if (repetition.Most is null)
        {
            var branch = Branch();
            if (!TryWrite(repetition.Item))
            {
                return false;
            }

            var end = Branch();
            Join(end, branch, branch);
            Join(branch, branch + 1, _steps.Count);
            return true;
        }

        var branches = new List<int>();
        for (var i = repetition.Least; i < repetition.Most; i++)
        {
            branches.Add(Branch());
            if (!TryWrite(repetition.Item))
            {
                return false;
            }
        }

        foreach (var branch in branches)
        {
            Join(branch, branch + 1, _steps.Count);
        }

        return true;
    }

    /// <summary>Adds a branch whose next steps are not known yet.</summary>
    private int Branch()
    {
        _steps.Add(new(null, 0, 0));
        return _steps.Count - 1;
    }

    private void Join(int branch, int next, int other) => _steps[branch] = new(null, next, other);
}
