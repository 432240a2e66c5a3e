using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The class with the descriptions of all operations.</summary>
/// <param name="Operations">The operations that the client calls, with those that only read states.</param>
internal sealed record OperationsShape(
    ClientSettings Client,
    string Name,
    EquatableArray<DescribedOperation> Operations
) : SourceShape(Client, Name);

/// <summary>An operation, and the class of its tag, which holds the description.</summary>
internal sealed record DescribedOperation(string TagClientName, OperationShape Operation);
