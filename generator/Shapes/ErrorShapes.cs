using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The exception of one error status.</summary>
/// <param name="Status">The HTTP status code; 500 stands for all of 5xx.</param>
/// <param name="Reason">The status in words.</param>
/// <param name="ErrorType">The record of the document's error schema; empty where it has none, or several.</param>
internal sealed record ExceptionShape(
    ClientSettings Client,
    string Name,
    int Status,
    string Reason,
    string ErrorType
) : SourceShape(Client, Name);

/// <summary>The choice of the exception for a status.</summary>
internal sealed record ErrorMapShape(
    ClientSettings Client,
    string Name,
    EquatableArray<ExceptionShape> Exceptions
) : SourceShape(Client, Name);
