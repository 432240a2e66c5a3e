using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Describes an operation of a generated client: its request, and its response.</summary>
/// <remarks>
/// The class <c>AtlasOperations</c> that is generated with a client has a property for each operation. Tests use it to program
/// the responses of a client, and to read what the client sent.
/// </remarks>
/// <typeparam name="TBody">The type of the request body, or <see cref="AtlasNoContent"/> if the operation has none.</typeparam>
/// <typeparam name="TResponse">The type of the response, or <see cref="AtlasNoContent"/> if it has no body.</typeparam>
public class AtlasOperation<TBody, TResponse> : AtlasOperation
{
    /// <summary>Initializes a new instance of the <see cref="AtlasOperation{TBody, TResponse}"/> class. Generated code calls it.</summary>
    /// <param name="api">The API that the operation belongs to.</param>
    /// <param name="operationId">The <c>operationId</c> of the operation.</param>
    /// <param name="method">The HTTP method, in uppercase.</param>
    /// <param name="path">The path template, such as <c>/groups/{groupId}/invites</c>.</param>
    /// <param name="body">The content of the request.</param>
    /// <param name="response">The content of the response.</param>
    public AtlasOperation(
        AtlasApi api,
        string operationId,
        string method,
        string path,
        AtlasContent<TBody> body,
        AtlasContent<TResponse> response
    )
        : base(api, operationId, method, path) => (Body, Response) = (body, response);

    /// <summary>Gets the content of the request.</summary>
    internal AtlasContent<TBody> Body { get; }

    /// <summary>Gets the content of the response.</summary>
    internal AtlasContent<TResponse> Response { get; }
}
