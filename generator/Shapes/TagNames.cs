using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>The names of the clients: one for each tag of the document.</summary>
internal static class TagNames
{
    /// <summary>The tag that an operation belongs to: its first one.</summary>
    public static string TagOf(SpecOperation operation) =>
        operation.Tags.Count > 0 ? operation.Tags[0] : "Default";

    /// <summary>The name of each tag's property on the root client.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<SpecOperation> operations)
    {
        var taken = new HashSet<string>(
            ["Create", "Dispose", "Equals", "GetHashCode", "GetType", "ToString"],
            StringComparer.OrdinalIgnoreCase
        );
        return operations
            .Select(TagOf)
            .Distinct()
            .OrderBy(tag => tag, StringComparer.Ordinal)
            .ToDictionary(
                tag => tag,
                tag => Naming.Unique(Naming.Pascal(tag), taken, "Tag"),
                StringComparer.Ordinal
            );
    }
}
