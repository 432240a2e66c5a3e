namespace AtlasGen.Runtime;

/// <summary>Remembers the last response to the calls that use its options. The calls must not run in parallel.</summary>
internal sealed class ResponseCapture
{
    private AtlasResponseInfo? _last;

    /// <param name="options">The caller's options, or <see langword="null"/> for none.</param>
    public ResponseCapture(AtlasRequestOptions? options) =>
        Options = (options ?? new()).Observed(info => _last = info);

    /// <summary>Gets the options for the calls: those of the caller, whose callback is invoked too.</summary>
    public AtlasRequestOptions Options { get; }

    /// <summary>Returns the last response, and forgets it.</summary>
    /// <exception cref="InvalidOperationException">There was no response.</exception>
    public AtlasResponseInfo Take() =>
        Interlocked.Exchange(ref _last, null)
        ?? throw new InvalidOperationException(
            $"The call reported no response. Pass the options that your function receives to the method that it calls (options: options). A fake must invoke {nameof(AtlasRequestOptions)}.{nameof(AtlasRequestOptions.OnResponse)}."
        );
}
