using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>One operation, as a method.</summary>
/// <param name="OperationId">Its operationId.</param>
/// <param name="MethodName">The name of the C# method, without <c>Async</c>.</param>
/// <param name="HttpMethod">The HTTP method, in capitals.</param>
/// <param name="Path">The path template.</param>
/// <param name="PathParts">The template in parts; those that are parameters hold the name of the C# parameter.</param>
/// <param name="Parameters">The method's parameters, in their order, <c>body</c> included.</param>
/// <param name="Result">What it answers; <see langword="null"/> for no content, and for bytes.</param>
/// <param name="ResultContent">How the answer is read.</param>
/// <param name="Accept">The one media type that is asked for.</param>
/// <param name="ContentType">The media type of the body; empty without one.</param>
/// <param name="RequiredRoles">The Atlas roles of which the caller needs one.</param>
/// <param name="IsEnvelopedByDefault">The answer comes in an envelope unless the caller says no.</param>
/// <param name="IsAnonymous">Anybody may call it, and it is sent without credentials.</param>
/// <param name="Deprecation">What its users are told of its end; empty when it has none.</param>
/// <param name="Doc">What the document says of it, and what a caller must know.</param>
/// <param name="ResultDoc">What the document says of the answer.</param>
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
    /// <summary>The method over all pages; <see langword="null"/> when it answers with none.</summary>
    public PagingShape? Enumeration { get; init; }

    /// <summary>What a build says where it is called; empty if it has no end.</summary>
    public string ObsoleteText => ObsoleteMessage.Of(Deprecation);

    /// <summary>What the method's task gives, for its documentation.</summary>
    public string ResultText =>
        ResultContent switch
        {
            ResultContent.None => "A task that represents the asynchronous operation.",
            ResultContent.OptionalValue or ResultContent.OptionalText => ResultDoc
                + " The value is <see langword=\"null\"/> if the response has no content.",
            ResultContent.File => "The file in the response. Dispose it after use.",
            _ => ResultDoc,
        };
}

/// <summary>How the answer of an operation is read.</summary>
internal enum ResultContent
{
    /// <summary>There is nothing to read.</summary>
    None,

    /// <summary>A JSON value.</summary>
    Value,

    /// <summary>A JSON value, or nothing.</summary>
    OptionalValue,

    /// <summary>A text, which Atlas declares as a JSON string and may send as it is.</summary>
    Text,

    /// <summary>The same, or nothing.</summary>
    OptionalText,

    /// <summary>Bytes: an archive, a table.</summary>
    File,
}
