namespace AtlasGen.Generator.Shapes;

/// <summary>Finds the lists that come in pages, by the names that Atlas gives them.</summary>
/// <param name="types">The types of the client.</param>
/// <param name="queries">The records of query parameters.</param>
internal sealed class Paging(IEnumerable<SourceShape> types, IEnumerable<QueryShape> queries)
{
    public const string PageNumber = "pageNum";
    public const string Results = "results";
    private const string PageSize = "itemsPerPage";
    private const string IncludeCount = "includeCount";
    private const string TotalCount = "totalCount";

    private readonly Dictionary<string, RecordShape> _records = types
        .OfType<RecordShape>()
        .ToDictionary(record => record.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, QueryShape> _queries = queries.ToDictionary(
        query => query.Name,
        StringComparer.Ordinal
    );

    /// <summary>The method over all pages of an operation's answer; <see langword="null"/> when it is no list in pages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">Its names.</param>
    public EnumerationShape? Of(OperationShape operation, OperationNames names)
    {
        if (names.Enumeration.Length == 0)
        {
            return null;
        }

        var query = _queries.TryGetValue(names.Query, out var record) ? record : null;
        var parameters = operation.Parameters.Concat(query?.Members ?? []).ToList();
        var number = Find(parameters, PageNumber, TypeKind.Int32, TypeKind.Int64);
        var page =
            operation.Result is { Kind: TypeKind.Record, Name: var name }
            && _records.TryGetValue(name, out var found)
                ? found
                : null;
        var results = page?.Members.FirstOrDefault(member =>
            member is { JsonName: Results, Type.Kind: TypeKind.List }
        );
        var total = page?.Members.FirstOrDefault(member =>
            member is { JsonName: TotalCount, Type.Kind: TypeKind.Int32 or TypeKind.Int64 }
        );
        var list =
            results?.Type
            ?? (
                operation.Result is { Kind: TypeKind.List } bare && number is not null ? bare : null
            );
        return list is null
            ? null
            : new(
                names.Enumeration,
                list.Item!,
                results?.Name ?? "",
                total?.Name ?? "",
                number,
                Find(parameters, PageSize, TypeKind.Int32, TypeKind.Int64),
                Find(parameters, IncludeCount, TypeKind.Boolean)
            );
    }

    private static ParameterShape? Find(
        List<ParameterShape> parameters,
        string name,
        params TypeKind[] kinds
    ) =>
        parameters.Find(parameter =>
            parameter.Place is ParameterPlace.Query
            && parameter.WireName == name
            && kinds.Contains(parameter.Type.Kind)
        );
}
