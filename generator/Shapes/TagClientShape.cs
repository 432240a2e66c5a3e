using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The client of one tag.</summary>
internal sealed record TagClientShape(
    ClientSettings Client,
    string Name,
    TagShape Tag,
    EquatableArray<OperationShape> Operations
) : SourceShape(Client, Name)
{
    /// <summary>Gets the private methods that read states.</summary>
    public IReadOnlyList<OperationShape> Reads =>
        [
            .. Operations
                .Select(operation => operation.Wait)
                .OfType<WaitShape>()
                .Where(wait => wait.IsReadHidden)
                .GroupBy(wait => wait.Read.MethodName, StringComparer.Ordinal)
                .Select(same => same.First().Read),
        ];
}
