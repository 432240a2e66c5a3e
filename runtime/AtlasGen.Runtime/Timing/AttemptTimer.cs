namespace AtlasGen.Runtime;

/// <summary>Ends an attempt when its time is over, or the caller gives up.</summary>
#pragma warning disable CA1001 // It is disposable; the rule does not see that of a struct.
internal readonly struct AttemptTimer : IDisposable
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _caller;

    /// <summary>Starts the time.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">The time that the attempt has; more than <see cref="Deadline.Longest"/> for no limit.</param>
    /// <param name="endsCall">Whether it is all that is left of the time for the call.</param>
    /// <param name="caller">The caller's token.</param>
    public AttemptTimer(TimeProvider time, TimeSpan limit, bool endsCall, CancellationToken caller)
    {
        EndsCall = endsCall;
        Token = caller;
        if (limit <= Deadline.Longest)
        {
            // A source that is linked to the caller's would need a second one for the time.
            _source = new CancellationTokenSource(limit, time);
            _caller = caller.UnsafeRegister(
                static source => ((CancellationTokenSource)source!).Cancel(),
                _source
            );
            Token = _source.Token;
        }
    }

    /// <summary>Whether no attempt can follow when the time is over.</summary>
    public bool EndsCall { get; }

    /// <summary>The token of the attempt.</summary>
    public CancellationToken Token { get; }

    public void Dispose()
    {
        _caller.Dispose();
        _source?.Dispose();
    }
}
