using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Names;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Shapes the loops over the pages of lists.</summary>
/// <param name="types">The types of the client.</param>
/// <param name="queries">The records for query parameters.</param>
internal sealed class PagingShaper(IEnumerable<SourceShape> types, IEnumerable<QueryShape> queries)
{
    private readonly Dictionary<string, RecordShape> _records = types
        .OfType<RecordShape>()
        .ToDictionary(record => record.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, QueryShape> _queries = queries.ToDictionary(
        query => query.Name,
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns the method that enumerates all pages; <see langword="null"/> if there is none, or if the version in use
    /// does not return a list.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The names of the operation.</param>
    public PagingShape? Of(OperationShape operation, OperationNames names)
    {
        if (names.Enumeration.Length == 0 || operation.IsStream)
        {
            return null;
        }

        var query = _queries.TryGetValue(names.Query, out var record) ? record : null;
        var parameters = operation.Parameters.Concat(query?.Members ?? []).ToList();
        var number = Find(parameters, PagingConvention.PageNumber, TypeForm.Int32, TypeForm.Int64);
        var page =
            operation.Result is { Form: TypeForm.Record, Name: var name }
            && _records.TryGetValue(name, out var found)
                ? found
                : null;
        var results = page?.Members.FirstOrDefault(member =>
            member is { JsonName: PagingConvention.Results, Type.Form: TypeForm.List }
        );
        var total = page?.Members.FirstOrDefault(member =>
            member
                is {
                    JsonName: PagingConvention.TotalCount,
                    Type.Form: TypeForm.Int32 or TypeForm.Int64
                }
        );
        var list =
            results?.Type
            ?? (
                operation.Result is { Form: TypeForm.List } bare && number is not null ? bare : null
            );
        return list is null
            ? null
            : new(
                names.Enumeration,
                list.Item!,
                results?.Name ?? "",
                total?.Name ?? "",
                number,
                Find(parameters, PagingConvention.PageSize, TypeForm.Int32, TypeForm.Int64),
                Find(parameters, PagingConvention.IncludeCount, TypeForm.Boolean)
            );
    }

    private static ParameterShape? Find(
        List<ParameterShape> parameters,
        string name,
        params TypeForm[] kinds
    ) =>
        parameters.Find(parameter =>
            parameter.Place is ParameterPlace.Query
            && parameter.WireName == name
            && kinds.Contains(parameter.Type.Form)
        );
}
