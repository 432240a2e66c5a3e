namespace AtlasGen.Runtime;

/// <summary>Provides time that passes only while every call of the clients waits.</summary>
/// <remarks>
/// Tests use it, so that waits take no real time. It must know which timers end a wait and which are time limits: a wait moves
/// the time, and a time limit expires only if a wait is longer. Otherwise, a busy computer would make calls time out.
/// </remarks>
internal abstract class SimulatedTime : TimeProvider
{
    /// <summary>Holds the time, until <see cref="Release"/> is called as often.</summary>
    public abstract void Hold();

    /// <summary>Ends one hold.</summary>
    public abstract void Release();

    /// <summary>Creates a timer that ends a wait, and that is not started.</summary>
    /// <param name="callback">The method to call when the time has come.</param>
    /// <param name="state">The argument of the method.</param>
    public abstract ITimer CreateWaitTimer(TimerCallback callback, object? state);
}
