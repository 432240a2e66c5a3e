using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Comparison;

/// <summary>The parameters of a method in two clients.</summary>
/// <param name="Same">The parameters that both clients have, in the order of the old one.</param>
/// <param name="Gone">The parameters that only the old client has.</param>
/// <param name="New">The parameters that only the new client has.</param>
/// <param name="Moved">The arguments that precede another one that they followed.</param>
internal sealed record ParameterMatches(
    IReadOnlyList<(ParameterShape Old, ParameterShape Now)> Same,
    IReadOnlyList<ParameterShape> Gone,
    IReadOnlyList<ParameterShape> New,
    IReadOnlyList<ParameterShape> Moved
)
{
    /// <summary>Finds the parameters of one client in the other one.</summary>
    public static ParameterMatches Of(
        IReadOnlyList<ParameterShape> old,
        IReadOnlyList<ParameterShape> now
    )
    {
        var same = new Dictionary<ParameterShape, ParameterShape>();
        var added = now.ToList();
        foreach (var parameter in old)
        {
            Add(parameter, added.Find(other => IsSame(parameter, other)));
        }

        // The name of a parameter of the path can change, because the server sees only its position.
        var gone = old.Where(one => one.IsInPath && !same.ContainsKey(one)).ToList();
        var others = added.FindAll(one => one.IsInPath);
        if (gone.Count == others.Count)
        {
            for (var i = 0; i < gone.Count; i++)
            {
                Add(gone[i], others[i]);
            }
        }

        var pairs = old.Where(same.ContainsKey).Select(one => (Old: one, Now: same[one])).ToList();
        return new(
            pairs,
            [.. old.Where(one => !same.ContainsKey(one))],
            added,
            MovedIn(
                now,
                pairs
                    .Where(pair => pair.Old.IsRequired && pair.Now.IsRequired)
                    .Select(pair => pair.Now)
            )
        );

        void Add(ParameterShape one, ParameterShape? other)
        {
            if (other is not null)
            {
                same[one] = other;
                added.Remove(other);
            }
        }
    }

    // Arguments of the same type that change places still compile.
    private static List<ParameterShape> MovedIn(
        IReadOnlyList<ParameterShape> now,
        IEnumerable<ParameterShape> inOldOrder
    )
    {
        var places = new Dictionary<ParameterShape, int>();
        foreach (var parameter in now)
        {
            places[parameter] = places.Count;
        }

        var moved = new List<ParameterShape>();
        var last = -1;
        foreach (var parameter in inOldOrder)
        {
            if (places[parameter] < last)
            {
                moved.Add(parameter);
            }
            else
            {
                last = places[parameter];
            }
        }

        return moved;
    }

    private static bool IsSame(ParameterShape one, ParameterShape other) =>
        one.WireName == other.WireName
        && one.IsInPath == other.IsInPath
        && (one.Place is ParameterPlace.Header) == (other.Place is ParameterPlace.Header);
}
