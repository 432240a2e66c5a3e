namespace AtlasGen.Runtime;

/// <summary>Cancels an attempt when its time expires or the caller cancels the call.</summary>
#pragma warning disable CA1001 // The type is disposable; the rule does not recognize that for a struct.
internal readonly struct AttemptTimer : IDisposable
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _caller;

    /// <summary>Initializes a new instance of the <see cref="AttemptTimer"/> struct, and starts it.</summary>
    /// <param name="time">The time provider.</param>
    /// <param name="limit">The time limit for the attempt. A value above <see cref="Deadline.Longest"/> means no limit.</param>
    /// <param name="endsCall">Whether the limit is the remaining time of the call.</param>
    /// <param name="caller">The caller's token.</param>
    public AttemptTimer(TimeProvider time, TimeSpan limit, bool endsCall, CancellationToken caller)
    {
        EndsCall = endsCall;
        Token = caller;
        if (limit <= Deadline.Longest)
        {
            // A source that is linked to the caller's token would require a second one for the time.
            _source = new CancellationTokenSource(limit, time);
            _caller = caller.UnsafeRegister(
                static source => ((CancellationTokenSource)source!).Cancel(),
                _source
            );
            Token = _source.Token;
        }
    }

    /// <summary>Gets a value that indicates whether the call also ends when the time expires.</summary>
    public bool EndsCall { get; }

    /// <summary>Gets the cancellation token of the attempt.</summary>
    public CancellationToken Token { get; }

    public void Dispose()
    {
        _caller.Dispose();
        _source?.Dispose();
    }
}
