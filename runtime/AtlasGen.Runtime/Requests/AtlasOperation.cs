using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Describes an operation as the document declares it. Calls do not change it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class AtlasOperation
{
    private readonly string[] _parameters;

    /// <summary>Initializes a new instance of the <see cref="AtlasOperation"/> class.</summary>
    /// <param name="api">The API that the operation belongs to.</param>
    /// <param name="operationId">The <c>operationId</c> of the operation.</param>
    /// <param name="method">The HTTP method, in uppercase.</param>
    /// <param name="path">The path template, such as <c>/groups/{groupId}/invites</c>.</param>
    public AtlasOperation(AtlasApi api, string operationId, string method, string path)
    {
        Api = api;
        OperationId = operationId;
        Method = new HttpMethod(method);
        Path = path;
        _parameters = [.. path.Split('{').Skip(1).Select(part => part.Split('}')[0])];
    }

    /// <summary>Gets the API that the operation belongs to.</summary>
    public AtlasApi Api { get; }

    /// <summary>Gets the <c>operationId</c> of the operation.</summary>
    public string OperationId { get; }

    /// <summary>Gets the HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Gets the path template.</summary>
    public string Path { get; }

    /// <summary>
    /// Gets the single media type of the <c>Accept</c> header. Atlas uses it to select the version, and a second media type would
    /// break that.
    /// </summary>
    public string? Accept { get; init; }

    /// <summary>Gets the media type of the request body.</summary>
    public string? ContentType { get; init; }

    /// <summary>
    /// Gets the Atlas roles that permit the operation, such as <c>Project Owner</c>; the caller needs one of them. The exception
    /// for a 401 or 403 states them.
    /// </summary>
    public IReadOnlyList<string> RequiredRoles { get; init; } = [];

    /// <summary>Gets a value that indicates whether the response has an envelope by default.</summary>
    public bool EnvelopedByDefault { get; init; }

    /// <summary>Gets a value that indicates whether the operation is anonymous: it requires no credentials, and none are sent.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Returns the name of the path parameter at an index, for errors.</summary>
    internal string ParameterName(int index) =>
        index < _parameters.Length ? _parameters[index] : "path";

    /// <summary>Returns the path template without a parameter at its end, which operations on a list and on its items share.</summary>
    internal string Resource()
    {
        var last = Path.LastIndexOf('/');
        return last > 0 && Path.AsSpan(last + 1) is ['{', .., '}'] ? Path[..last] : Path;
    }
}
