using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names that belong to a tag.</summary>
/// <param name="Property">The name of the property of the root client.</param>
internal sealed record TagName(string Property)
{
    /// <summary>Gets the name of the client class.</summary>
    public string Client => Property + "Client";

    /// <summary>Gets the name of the client interface.</summary>
    public string Interface => "I" + Client;
}

/// <summary>Creates the names of the clients, one for each tag of the document.</summary>
internal static class TagNames
{
    /// <summary>Returns the tag of an operation, which is its first one.</summary>
    public static string TagOf(SpecOperation operation) =>
        operation.Tags.Count > 0 ? operation.Tags[0] : "Default";

    /// <summary>Returns the names for each tag.</summary>
    /// <param name="operations">The operations of the document.</param>
    /// <param name="clientName">The name of the root client.</param>
    /// <param name="types">Names that types cannot have. The names of the clients are added to it.</param>
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
