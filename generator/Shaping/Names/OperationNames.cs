using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

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
                var query = OperationParameters
                    .Of(index, ordered[i])
                    .Where(parameter => parameter.In == "query")
                    .ToList();
                names[ordered[i].Pointer] = new(
                    methods[i],
                    MayBeEnumerated(index, ordered[i], query)
                        ? Naming.Unique(EnumerationOf(methods[i]), taken, "Items")
                        : "",
                    query.Any(IsForRecord)
                        ? Naming.Unique(methods[i] + "Query", reserved, "Parameters")
                        : ""
                );
            }
        }

        return names;
    }

    /// <summary>Whether a query parameter is a property of the record, so that a new document never changes the form of a call.</summary>
    public static bool IsForRecord(string name, bool isRequired) =>
        !isRequired && name is not ("envelope" or "pretty");

    private static bool IsForRecord(OperationParameter parameter) =>
        IsForRecord(parameter.Name, parameter.IsRequired);

    /// <summary>Whether an operation looks as if it answered with pages; what it answers in truth is known once it is shaped.</summary>
    private static bool MayBeEnumerated(
        SpecIndex index,
        SpecOperation operation,
        IReadOnlyList<OperationParameter> query
    ) =>
        operation.Method == "GET"
        && (
            query.Any(parameter => parameter.Name == PageConvention.PageNumber)
            || SuccessSchemas(index, operation).Any(schema => HasResults(index, schema))
        );

    private static IEnumerable<SpecNode> SuccessSchemas(SpecIndex index, SpecOperation operation) =>
        from responses in new[] { operation.Node.Child("responses") }
        from status in StatusCodes.Successes((responses?.Children ?? []).Select(one => one.Key))
        from content in index
            .Resolve(responses!.Value.Child(status)!.Value)
            ?.Child("content")
            ?.Children
            ?? []
        let schema = content.Child("schema") is { } child ? index.Resolve(child) : null
        where schema is not null
        select schema.Value;

    private static bool HasResults(SpecIndex index, SpecNode schema) =>
        schema.Child("properties")?.Child(PageConvention.Results) is not null
        || (schema.Child("allOf")?.Children ?? [])
            .Select(index.Resolve)
            .Any(part => part?.Child("properties")?.Child(PageConvention.Results) is not null);

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
