using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names that one operation gives to members and types, in view of the whole document.</summary>
/// <param name="Method">The name of its method, without <c>Async</c>.</param>
/// <param name="Enumeration">The same of the method over all pages; empty when it has none.</param>
/// <param name="Query">The name of the record of its optional query parameters; empty if it has none.</param>
internal sealed record OperationNames(string Method, string Enumeration, string Query)
{
    private static readonly string[] Verbs = ["List", "Get"];

    /// <summary>The names of all operations, by JSON pointer.</summary>
    /// <param name="index">The document.</param>
    /// <param name="operations">All its operations, under the names that the user wants for them.</param>
    /// <param name="reserved">Names that types may not have; those of the records are added.</param>
    public static IReadOnlyDictionary<string, OperationNames> Of(
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        ISet<string> reserved
    )
    {
        var names = new Dictionary<string, OperationNames>(StringComparer.Ordinal);
        var lists = new PagedLists(index);
        foreach (
            var tag in operations
                .GroupBy(TagNames.TagOf)
                .OrderBy(tag => tag.Key, StringComparer.Ordinal)
        )
        {
            // By name, so that the order of the document does not count.
            var ordered = tag.OrderBy(operation => operation.Name, StringComparer.Ordinal)
                .ThenBy(operation => operation.Pointer, StringComparer.Ordinal)
                .ToList();
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var methods = ordered.ConvertAll(operation =>
                Naming.Unique(Naming.Pascal(operation.Name), taken, "Operation")
            );
            for (var i = 0; i < ordered.Count; i++)
            {
                var parameters = OperationParameters.Of(index, ordered[i]);
                names[ordered[i].Pointer] = new(
                    methods[i],
                    lists.Contain(ordered[i], parameters)
                        ? Naming.Unique(EnumerationOf(methods[i]), taken, "Items")
                        : "",
                    parameters.Any(IsForRecord)
                        ? Naming.Unique(methods[i] + "Query", reserved, "Parameters")
                        : ""
                );
            }
        }

        return names;
    }

    /// <summary>Whether a query parameter is a property of the record, so that a new document never changes the form of a call.</summary>
    public static bool IsForRecord(string name, bool isRequired) =>
        !isRequired && name is not (Envelope.Parameter or "pretty");

    private static bool IsForRecord(OperationParameter parameter) =>
        parameter.In == "query" && IsForRecord(parameter.Name, parameter.IsRequired);

    /// <summary><c>ListGroups</c> and <c>GetGroups</c> → <c>EnumerateGroups</c>.</summary>
    private static string EnumerationOf(string method)
    {
        var verb = Verbs.FirstOrDefault(verb =>
            method.StartsWith(verb, StringComparison.Ordinal)
            && method.Length > verb.Length
            && !char.IsLower(method[verb.Length])
        );
        return "Enumerate" + method.Substring(verb?.Length ?? 0);
    }
}
