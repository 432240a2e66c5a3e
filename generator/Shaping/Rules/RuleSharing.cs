using System.Globalization;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Finds which schemas have a name, so that the rules of a large document stay short.</summary>
/// <param name="components">The components by name.</param>
/// <param name="write">Writes everything that refers to the components.</param>
internal sealed class RuleSharing(
    IReadOnlyDictionary<string, RuleSchema> components,
    Action<RuleWriter> write
)
{
    // Equal schemas that refer to other equal schemas are found one level at a time.
    private const int MostLevels = 8;

    // What a name costs where a schema is defined, besides its length.
    private const int NameCost = 8;

    private readonly RulePruning _pruning = new(components);

    /// <summary>Returns the writer for the rules, and the schemas with names that are not components.</summary>
    public (RuleWriter Writer, IReadOnlyDictionary<string, string> Names) Writer()
    {
        var same = Same();
        var counted = new RuleWriter(components, _pruning) { Same = same };
        WriteAll(counted);
        // A component that refers to itself is referred to at least twice.
        var inlined = new HashSet<string>(
            counted.References.Where(component => component.Value == 1).Select(one => one.Key),
            StringComparer.Ordinal
        );
        var found = new RuleWriter(components, _pruning) { Same = same, Inlined = inlined };
        var names = Names(found.Leaves, WriteAll(found));
        return (
            new(components, _pruning)
            {
                Same = same,
                Inlined = inlined,
                Names = names,
            },
            names
        );
    }

    private List<(string Name, string Json)> WriteAll(RuleWriter writer)
    {
        write(writer);
        return [.. writer.Components()];
    }

    /// <summary>Returns the components that are equal to another one, each with the first one of them.</summary>
    private Dictionary<string, string> Same()
    {
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var (level, isChanged) = (0, true); isChanged && level < MostLevels; level++)
        {
            var before = same.Count;
            var writer = new RuleWriter(components, _pruning)
            {
                Same = new Dictionary<string, string>(same, StringComparer.Ordinal),
            };
            foreach (
                var equal in WriteAll(writer)
                    .GroupBy(component => component.Json, StringComparer.Ordinal)
            )
            {
                foreach (var (name, _) in equal.Skip(1))
                {
                    same[name] = equal.First().Name;
                }
            }

            isChanged = same.Count > before;
        }

        // The first of some equal components can itself be equal to another one on the next level.
        foreach (var name in same.Keys.ToList())
        {
            while (same.TryGetValue(same[name], out var next))
            {
                same[name] = next;
            }
        }

        return same;
    }

    /// <summary>Returns names for the small schemas that occur often, by their JSON.</summary>
    private static Dictionary<string, string> Names(
        Dictionary<string, List<string>> leaves,
        List<(string Name, string Json)> written
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(
            written.Select(component => component.Name),
            StringComparer.Ordinal
        );
        foreach (
            var leaf in leaves
                .Select(leaf => (Json: leaf.Key, Name: MostFrequent(leaf.Value), leaf.Value.Count))
                .Where(leaf =>
                    (leaf.Json.Length * (leaf.Count - 1)) - (leaf.Count * (leaf.Name.Length + 2))
                    > leaf.Name.Length + NameCost
                )
                .OrderByDescending(leaf => leaf.Count)
                .ThenBy(leaf => leaf.Json, StringComparer.Ordinal)
        )
        {
            var name = leaf.Name;
            for (var i = 2; !taken.Add(name); i++)
            {
                name = leaf.Name + i.ToString(CultureInfo.InvariantCulture);
            }

            names.Add(leaf.Json, name);
        }

        return names;
    }

    private static string MostFrequent(IEnumerable<string> names) =>
        names
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .First()
            .Key;
}
