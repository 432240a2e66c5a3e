using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Waiters;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>The names that one operation gives to members and types, unique within the whole document.</summary>
/// <param name="Method">The name of the method, without <c>Async</c>.</param>
/// <param name="Enumeration">
/// The name of the method that enumerates all pages, without <c>Async</c>; empty if there is none.
/// </param>
/// <param name="Stream">
/// The name of the method that returns a stream, without <c>Async</c>, if the operation also returns JSON; empty if
/// there is none.
/// </param>
/// <param name="Query">The name of the record for the optional query parameters; empty if there is none.</param>
internal sealed record OperationNames(
    string Method,
    string Enumeration,
    string Stream,
    string Query
)
{
    /// <summary>
    /// Gets the name of the method that calls the operation and then waits, without <c>Async</c>; empty if the document does
    /// not describe how to wait.
    /// </summary>
    public string Wait { get; init; } = "";

    /// <summary>
    /// Gets the name of the private method that reads the state if the read has another tag, without <c>Async</c>; empty if
    /// the document does not describe how to wait.
    /// </summary>
    public string WaitRead { get; init; } = "";

    /// <summary>Gets the name of the property that describes the operation.</summary>
    public string Descriptor { get; init; } = "";

    /// <summary>Gets the name of the property that describes the operation with a stream as its response; empty if there is none.</summary>
    public string StreamDescriptor { get; init; } = "";

    /// <summary>Gets the names of the public methods that the operation can have, without <c>Async</c>.</summary>
    public IEnumerable<string> Methods =>
        new[] { Method, Enumeration, Stream, Wait }.Where(name => name.Length > 0);

    /// <summary>Gets the names of the properties that can describe the operation.</summary>
    public IEnumerable<string> Descriptors =>
        new[] { Descriptor, StreamDescriptor }.Where(name => name.Length > 0);

    private static readonly string[] Verbs = ["List", "Get"];

    /// <summary>Returns the names of all operations, by JSON pointer.</summary>
    /// <param name="index">The document.</param>
    /// <param name="operations">All operations of the document, under the names that the user chose.</param>
    /// <param name="parameters">Their parameters.</param>
    /// <param name="reserved">Names that types cannot have. The names of the query records are added to it.</param>
    /// <param name="described">Names that a property that describes an operation cannot have.</param>
    public static IReadOnlyDictionary<string, OperationNames> Of(
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        OperationParameters parameters,
        ISet<string> reserved,
        ISet<string> described
    )
    {
        var names = new Dictionary<string, OperationNames>(StringComparer.Ordinal);
        var lists = new PagedLists(index);
        var streams = new StreamedResponses(index);
        foreach (
            var tag in operations
                .GroupBy(TagNames.TagOf)
                .OrderBy(tag => tag.Key, StringComparer.Ordinal)
        )
        {
            // Sorting by name makes the result independent of the order of the document.
            var ordered = tag.OrderBy(operation => operation.Name, StringComparer.Ordinal)
                .ThenBy(operation => operation.Pointer, StringComparer.Ordinal)
                .ToList();
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var methods = ordered.ConvertAll(operation =>
                Naming.Unique(Naming.Pascal(operation.Name), taken, "Operation")
            );
            for (var i = 0; i < ordered.Count; i++)
            {
                var own = parameters.Of(ordered[i]);
                names[ordered[i].Pointer] = new(
                    methods[i],
                    lists.Contain(ordered[i], own)
                        ? Naming.Unique(EnumerationOf(methods[i]), taken, "Items")
                        : "",
                    streams.Contain(ordered[i])
                        ? Naming.Unique(methods[i] + "Stream", taken, "Items")
                        : "",
                    own.Any(IsForRecord)
                        ? Naming.Unique(methods[i] + "Query", reserved, "Parameters")
                        : ""
                )
                {
                    Descriptor = Naming.Unique(methods[i], described, "Operation"),
                };
                if (names[ordered[i].Pointer].Stream is { Length: > 0 } stream)
                {
                    names[ordered[i].Pointer] = names[ordered[i].Pointer] with
                    {
                        StreamDescriptor = Naming.Unique(stream, described, "Operation"),
                    };
                }

                if (WaiterNodes.Exist(ordered[i]))
                {
                    names[ordered[i].Pointer] = names[ordered[i].Pointer] with
                    {
                        Wait = Naming.Unique(methods[i] + "AndWait", taken, "Done"),
                        WaitRead = Naming.Unique(methods[i] + "AndWaitRead", taken, "State"),
                    };
                }
            }
        }

        return names;
    }

    /// <summary>
    /// Returns whether a query parameter becomes a property of the record. The rule keeps method signatures stable when
    /// a document changes.
    /// </summary>
    public static bool IsForRecord(string name, bool isRequired) =>
        !isRequired && name is not (Envelope.Parameter or "pretty");

    private static bool IsForRecord(OperationParameter parameter) =>
        parameter.In == "query" && IsForRecord(parameter.Name, parameter.IsRequired);

    /// <summary>
    /// Returns the name for enumerating all pages: <c>ListGroups</c> and <c>GetGroups</c> → <c>EnumerateGroups</c>.
    /// </summary>
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
