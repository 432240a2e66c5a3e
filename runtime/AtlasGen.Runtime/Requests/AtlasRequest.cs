using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Represents a request, which generated code creates and <see cref="AtlasConnection"/> sends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class AtlasRequest : IOmittedProperties
{
    private StringBuilder? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private HashSet<string>? _omitted;
    private bool _hasEnvelope;
    private bool _hasPretty;

    /// <summary>Initializes a new instance of the <see cref="AtlasRequest"/> class.</summary>
    /// <param name="operation">The operation to call.</param>
    /// <param name="path">The path, including the arguments.</param>
    /// <param name="options">The options for this call, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">A header in <paramref name="options"/> is invalid, or is one that the client sets itself.</exception>
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
                HeaderRules.ThrowIfReserved(name);
                AddHeader(name, value);
            }
        }
    }

    internal AtlasOperation Operation { get; }

    internal AtlasRequestOptions? Options { get; }

    internal bool IsEnveloped { get; private set; }

    internal RequestBody? Body { get; private set; }

    /// <summary>Gets the headers in addition to those of every request, or <see langword="null"/> if there are none.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers => _headers;

    /// <summary>Gets the read-only properties that the body omits because they came from a response, or <see langword="null"/> if there are none.</summary>
    internal IReadOnlyCollection<string>? OmittedProperties => _omitted;

    /// <summary>Gets the path without the query, which may contain data that must not be shown.</summary>
    internal string Path { get; }

    /// <summary>Gets the query with its question mark, or an empty string.</summary>
    internal string Query => _query?.ToString() ?? "";

    /// <summary>Returns what an error states about the call.</summary>
    /// <param name="attempts">The number of attempts.</param>
    internal CallInfo Describe(int attempts) =>
        new(
            Operation.OperationId,
            Operation.Method.Method,
            Path,
            Operation.RequiredRoles,
            attempts
        );

    /// <summary>Adds the query parameters that the options of the call set, unless an argument of the method has set them.</summary>
    internal void AddOptions()
    {
        if (Options?.Envelope is { } envelope && !_hasEnvelope)
        {
            AddEnvelope(envelope);
        }

        if (Options?.Pretty is { } pretty && !_hasPretty)
        {
            AddQuery("pretty", pretty);
        }
    }

    void IOmittedProperties.Add(string name) => (_omitted ??= []).Add(name);

    /// <inheritdoc/>
    public override string ToString() => $"{Operation.Method} {SafeText.Mask(Path)}";
}
