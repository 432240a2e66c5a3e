using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>An operation, shaped as a method.</summary>
/// <param name="OperationId">The operationId of the operation.</param>
/// <param name="MethodName">The name of the C# method, without <c>Async</c>.</param>
/// <param name="HttpMethod">The HTTP method.</param>
/// <param name="Path">The path template.</param>
/// <param name="PathParts">The parts of the path template. Parameter parts hold the name of the C# parameter.</param>
/// <param name="Parameters">The method's parameters in order, including <c>body</c>.</param>
/// <param name="Result">The type of the response, or of its items; <see langword="null"/> for no content and for bytes.</param>
/// <param name="ResultContent">How the response is read.</param>
/// <param name="Accept">The media type to request.</param>
/// <param name="ContentType">The media type of the body; empty if there is no body.</param>
/// <param name="RequiredRoles">The Atlas roles of which the caller needs one.</param>
/// <param name="IsEnvelopedByDefault">Whether the response has an envelope unless the caller opts out.</param>
/// <param name="IsAnonymous">Whether the operation is called without credentials.</param>
/// <param name="Deprecation">
/// The deprecation text for callers; empty if the operation is not deprecated and has no sunset date.
/// </param>
/// <param name="Doc">The document's description of the operation, followed by what callers need to know.</param>
/// <param name="ResultDoc">The document's description of the response.</param>
internal sealed record OperationShape(
    string OperationId,
    string MethodName,
    string HttpMethod,
    string Path,
    EquatableArray<PathPart> PathParts,
    EquatableArray<ParameterShape> Parameters,
    TypeRef? Result,
    ResultContent ResultContent,
    string Accept,
    string ContentType,
    EquatableArray<string> RequiredRoles,
    bool IsEnvelopedByDefault,
    bool IsAnonymous,
    string Deprecation,
    DocText Doc,
    string ResultDoc
)
{
    /// <summary>Gets the name of the property that describes the operation.</summary>
    public string Descriptor { get; init; } = "";

    /// <summary>Gets the parameter for the body; <see langword="null"/> if there is none.</summary>
    public ParameterShape? Body =>
        Parameters.FirstOrDefault(parameter => parameter.Place is ParameterPlace.Body);

    /// <summary>Gets the query parameters whose values are in the path template.</summary>
    public EquatableArray<QueryPair> Constants { get; init; }

    /// <summary>Gets the last day of the version in use; empty if the document does not state one.</summary>
    public string Sunset { get; init; } = "";

    /// <summary>Gets the method that enumerates all pages; <see langword="null"/> if there is none.</summary>
    public PagingShape? Enumeration { get; init; }

    /// <summary>Gets the method that calls the operation and then waits; <see langword="null"/> if there is none.</summary>
    public WaitShape? Wait { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the response is a stream of items. Then, the result is the type of an item.
    /// </summary>
    public bool IsStream => ResultContent >= ResultContent.JsonLines;

    /// <summary>Gets the message of the compiler warning for callers; empty if there is none.</summary>
    public string ObsoleteText => ObsoleteMessage.Of(Deprecation);

    /// <summary>Returns the same operation with its required parameters only.</summary>
    public OperationShape Reduced() =>
        this with
        {
            Parameters = Parameters.Where(parameter => parameter.IsRequired).ToEquatableArray(),
        };

    /// <summary>Gets the text of the method's <c>returns</c> element.</summary>
    public string ResultText =>
        ResultContent switch
        {
            ResultContent.None => "A task that represents the asynchronous operation.",
            ResultContent.OptionalValue or ResultContent.OptionalText => ResultDoc
                + " The value is <see langword=\"null\"/> if the response has no content.",
            ResultContent.File => "The file in the response. Dispose it after use.",
            _ when IsStream => "The items of the response, which are read as they arrive.",
            _ => ResultDoc,
        };
}
