using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>One call, made by generated code and sent by <see cref="AtlasConnection"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class AtlasRequest : IOmittedProperties
{
    /// <summary>The read-only properties that the body of a message leaves out, for handlers that log.</summary>
    internal static readonly HttpRequestOptionsKey<IReadOnlyCollection<string>> OmittedKey = new(
        "AtlasGen.OmittedProperties"
    );

    private StringBuilder? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private HashSet<string>? _omitted;
    private bool _hasEnvelope;
    private bool _hasPretty;

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
        Path = path.End();
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

    /// <summary>The headers beside those of every call, if there are any.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers => _headers;

    /// <summary>The read-only properties that the body leaves out, since they came from a response; <see langword="null"/> without any.</summary>
    internal IReadOnlyCollection<string>? OmittedProperties => _omitted;

    /// <summary>The path without the query, which may hold what must not be shown.</summary>
    internal string Path { get; }

    /// <summary>The query with its question mark, or nothing.</summary>
    internal string Query => _query?.ToString() ?? "";

    /// <summary>Returns what an error states about the call.</summary>
    /// <param name="attempts">How often the call was sent.</param>
    internal CallInfo Describe(int attempts) =>
        new(
            Operation.OperationId,
            Operation.Method.Method,
            Path,
            Operation.RequiredRoles,
            attempts
        );

    void IOmittedProperties.Add(string name) => (_omitted ??= []).Add(name);

    /// <inheritdoc/>
    public override string ToString() => $"{Operation.Method} {SafeText.Mask(Path)}";
}
