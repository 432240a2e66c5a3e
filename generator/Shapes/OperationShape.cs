namespace AtlasGen.Generator.Shapes;

/// <summary>One operation, as a method.</summary>
/// <param name="OperationId">Its operationId.</param>
/// <param name="MethodName">The name of the C# method, without <c>Async</c>.</param>
/// <param name="HttpMethod">The HTTP method, in capitals.</param>
/// <param name="Path">The path template.</param>
/// <param name="PathParts">The template in parts; those that are parameters hold the name of the C# parameter.</param>
/// <param name="Parameters">The method's parameters, in their order, <c>body</c> included.</param>
/// <param name="Result">What it answers; <see langword="null"/> for no content.</param>
/// <param name="ResultKind">How the answer is read.</param>
/// <param name="Accept">The one media type that is asked for; empty for none.</param>
/// <param name="ContentType">The media type of the body; empty without one.</param>
/// <param name="RequiredRoles">The Atlas roles of which the caller needs one.</param>
/// <param name="IsEnvelopedByDefault">The answer comes in an envelope unless the caller says no.</param>
/// <param name="Deprecation">What its users are told of its end; empty when it has none.</param>
/// <param name="Doc">What the document says of it.</param>
/// <param name="ResultDoc">What the document says of the answer.</param>
/// <param name="DocsUrl">The page of the vendor; empty for none.</param>
internal sealed record OperationShape(
    string OperationId,
    string MethodName,
    string HttpMethod,
    string Path,
    EquatableArray<PathPart> PathParts,
    EquatableArray<ParameterShape> Parameters,
    TypeRef? Result,
    ResultKind ResultKind,
    string Accept,
    string ContentType,
    EquatableArray<string> RequiredRoles,
    bool IsEnvelopedByDefault,
    string Deprecation,
    DocText Doc,
    string ResultDoc,
    string DocsUrl
)
{
    /// <summary>What the method's task gives, for its documentation.</summary>
    public string ResultText =>
        ResultKind switch
        {
            ResultKind.None => "A task that ends when the server has answered.",
            ResultKind.OptionalValue => ResultDoc
                + " <see langword=\"null\"/> where the answer has no content.",
            ResultKind.File => "The bytes of the answer as they come; to be disposed.",
            _ => ResultDoc,
        };
}

/// <summary>How the answer of an operation is read.</summary>
internal enum ResultKind
{
    /// <summary>There is nothing to read.</summary>
    None,

    /// <summary>A JSON value.</summary>
    Value,

    /// <summary>A JSON value with one success status, nothing with another.</summary>
    OptionalValue,

    /// <summary>Bytes: an archive, a table.</summary>
    File,
}

/// <summary>A part of a path template: text, or the place of a parameter.</summary>
internal sealed record PathPart(string Text, bool IsParameter);

/// <summary>Where a parameter goes.</summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,
    Envelope,
    Body,
}

/// <summary>One parameter of a method.</summary>
/// <param name="WireName">Its name in the request.</param>
/// <param name="Name">The name of the C# parameter.</param>
/// <param name="Type">Its type, without regard to null.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="IsRequired">The caller must give it.</param>
/// <param name="Doc">What the document says of it, on one line.</param>
internal sealed record ParameterShape(
    string WireName,
    string Name,
    TypeRef Type,
    ParameterPlace Place,
    bool IsRequired,
    string Doc
)
{
    public bool IsBody => Place is ParameterPlace.Body;

    public bool IsQuery => Place is ParameterPlace.Query;

    public bool IsHeader => Place is ParameterPlace.Header;

    public bool IsEnvelope => Place is ParameterPlace.Envelope;
}
