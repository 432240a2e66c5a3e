using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names of the clients: one for each tag of the document.</summary>
internal static class TagNames
{
    /// <summary>The tag that an operation belongs to: its first one.</summary>
    public static string TagOf(SpecOperation operation) =>
        operation.Tags.Count > 0 ? operation.Tags[0] : "Default";

    /// <summary>The name of each tag's property on the root client; its types are named after it.</summary>
    /// <param name="operations">The operations of the document.</param>
    /// <param name="clientName">The root client.</param>
    /// <param name="types">Names that types may not have; those of the clients are added.</param>
    public static IReadOnlyDictionary<string, string> Of(
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
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var tag in operations
                .Select(TagOf)
                .Distinct()
                .OrderBy(tag => tag, StringComparer.Ordinal)
        )
        {
            string name;
            do
            {
                name = Naming.Unique(Naming.Pascal(tag), properties, "Tag");
            } while (types.Contains(ClientOf(name)) || types.Contains(InterfaceOf(name)));

            types.Add(ClientOf(name));
            types.Add(InterfaceOf(name));
            names.Add(tag, name);
        }

        return names;
    }

    private static string ClientOf(string name) => name + "Client";

    private static string InterfaceOf(string name) => "I" + ClientOf(name);
}
