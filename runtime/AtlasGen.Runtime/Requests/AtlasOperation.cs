using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>What the document says of one operation, and a call does not change.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasOperation
{
    private readonly string[] _parameters;

    /// <summary>Describes an operation.</summary>
    /// <param name="api">The API that it belongs to.</param>
    /// <param name="operationId">Its operationId.</param>
    /// <param name="method">The HTTP method, in capitals.</param>
    /// <param name="path">The path template, <c>/groups/{groupId}/invites</c>.</param>
    public AtlasOperation(AtlasApi api, string operationId, string method, string path)
    {
        Api = api;
        OperationId = operationId;
        Method = new HttpMethod(method);
        Path = path;
        _parameters = [.. path.Split('{').Skip(1).Select(part => part.Split('}')[0])];
    }

    /// <summary>The API that it belongs to.</summary>
    public AtlasApi Api { get; }

    /// <summary>Its operationId.</summary>
    public string OperationId { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path template.</summary>
    public string Path { get; }

    /// <summary>The one media type that is asked for; Atlas's versions are negotiated by it, and a second one breaks that.</summary>
    public string? Accept { get; init; }

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The Atlas roles of which the caller needs one, <c>Project Owner</c>; told with a 401 or 403.</summary>
    public IReadOnlyList<string> RequiredRoles { get; init; } = [];

    /// <summary>The answer comes in an envelope unless the caller says no.</summary>
    public bool EnvelopedByDefault { get; init; }

    /// <summary>Anybody may call it: the credentials are not asked for, and not sent.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The name of the n-th parameter of the path, for errors.</summary>
    internal string ParameterName(int index) =>
        index < _parameters.Length ? _parameters[index] : "path";
}
