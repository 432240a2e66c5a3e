using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Comparison;

/// <summary>Finds the operations of one document in another one, by path and method, or else by operationId.</summary>
internal sealed class OperationMatches
{
    private readonly Dictionary<(string Path, string Method), SpecOperation> _byPath = [];
    private readonly Dictionary<string, SpecOperation> _byId = new(StringComparer.Ordinal);

    public OperationMatches(IEnumerable<SpecOperation> operations)
    {
        foreach (var operation in operations)
        {
            _byPath[(Key(operation.Path), operation.Method)] = operation;
            if (operation.OperationId.Length > 0)
            {
                _byId[operation.OperationId] = operation;
            }
        }
    }

    /// <summary>Returns the same operation; <see langword="null"/> if it is gone.</summary>
    public SpecOperation? Find(SpecOperation operation) =>
        _byPath.TryGetValue((Key(operation.Path), operation.Method), out var same) ? same
        : operation.OperationId.Length > 0 && _byId.TryGetValue(operation.OperationId, out same)
            ? same
        : null;

    /// <summary>Returns a path without the names of its parameters, which can change.</summary>
    public static string Key(string path) =>
        string.Join(
            "/",
            path.Split('/')
                .Select(segment =>
                    segment.StartsWith("{", StringComparison.Ordinal)
                    && segment.IndexOf('}') is var end and > 0
                        ? "{}" + segment.Substring(end + 1)
                        : segment
                )
        );
}
