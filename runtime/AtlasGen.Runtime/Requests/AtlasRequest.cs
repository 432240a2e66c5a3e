using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>One call, made by generated code and sent by <see cref="AtlasConnection"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class AtlasRequest
{
    private readonly StringBuilder _pathAndQuery;
    private readonly int _pathLength;
    private List<KeyValuePair<string, string>>? _headers;

    /// <summary>Begins a request.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="path">The path, with the arguments in their places.</param>
    /// <param name="options">What is different for this call.</param>
    public AtlasRequest(
        AtlasOperation operation,
        [InterpolatedStringHandlerArgument(nameof(operation))] ref AtlasPath path,
        AtlasRequestOptions? options
    )
    {
        Operation = operation;
        Options = options;
        _pathAndQuery = path.Builder;
        _pathLength = _pathAndQuery.Length;
        IsEnveloped = operation.EnvelopedByDefault;
        if (options?.Headers is { } headers)
        {
            foreach (var (name, value) in headers)
            {
                HeaderNames.ThrowIfReserved(name);
                AddHeader(name, value);
            }
        }
    }

    internal AtlasOperation Operation { get; }

    internal AtlasRequestOptions? Options { get; }

    internal bool IsEnveloped { get; private set; }

    internal RequestBody? Body { get; private set; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? [];

    internal string PathAndQuery => _pathAndQuery.ToString();

    /// <summary>The path without the query, which may hold what must not be shown.</summary>
    internal string Path => _pathAndQuery.ToString(0, _pathLength);

    /// <inheritdoc/>
    public override string ToString() => $"{Operation.Method} {SafeText.Mask(Path)}";
}
