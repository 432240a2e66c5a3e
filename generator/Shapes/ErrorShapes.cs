using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The exception for one error status.</summary>
/// <param name="Status">The HTTP status code; 500 stands for all of 5xx.</param>
/// <param name="Reason">The reason phrase of the status.</param>
/// <param name="ErrorType">
/// The record of the document's error schema; empty if the document has none, or more than one.
/// </param>
internal sealed record ExceptionShape(
    ClientSettings Client,
    string Name,
    int Status,
    string Reason,
    string ErrorType
) : SourceShape(Client, Name);

/// <summary>The mapping from statuses to exceptions.</summary>
internal sealed record ErrorMapShape(
    ClientSettings Client,
    string Name,
    EquatableArray<ExceptionShape> Exceptions
) : SourceShape(Client, Name);
