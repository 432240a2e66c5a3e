using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names that a tag gives.</summary>
/// <param name="Property">The property of the root client.</param>
internal sealed record TagName(string Property)
{
    /// <summary>The client.</summary>
    public string Client => Property + "Client";

    /// <summary>The interface of the client.</summary>
    public string Interface => "I" + Client;
}

/// <summary>The names of the clients: one for each tag of the document.</summary>
internal static class TagNames
{
    /// <summary>The tag that an operation belongs to: its first one.</summary>
    public static string TagOf(SpecOperation operation) =>
        operation.Tags.Count > 0 ? operation.Tags[0] : "Default";

    /// <summary>The names of each tag.</summary>
    /// <param name="operations">The operations of the document.</param>
    /// <param name="clientName">The root client.</param>
    /// <param name="types">Names that types may not have; those of the clients are added.</param>
    public static IReadOnlyDictionary<string, TagName> Of(
        IEnumerable<SpecOperation> operations,
        string clientName,
        ISet<string> types
    )
    {
        var properties = new HashSet<string>(
            ReservedNames.ClientMembers,
            StringComparer.OrdinalIgnoreCase
        )
        {
            clientName,
        };
        var names = new Dictionary<string, TagName>(StringComparer.Ordinal);
        foreach (
            var tag in operations
                .Select(TagOf)
                .Distinct()
                .OrderBy(tag => tag, StringComparer.Ordinal)
        )
        {
            TagName name;
            do
            {
                name = new(Naming.Unique(Naming.Pascal(tag), properties, "Tag"));
            } while (types.Contains(name.Client) || types.Contains(name.Interface));

            types.Add(name.Client);
            types.Add(name.Interface);
            names.Add(tag, name);
        }

        return names;
    }
}
