namespace AtlasGen.Runtime;

/// <summary>Waits on a time provider, which can be a <see cref="SimulatedTime"/>.</summary>
internal static class TimeWait
{
    /// <summary>Holds simulated time during a call.</summary>
    public static void Hold(this TimeProvider time) => (time as SimulatedTime)?.Hold();

    /// <summary>Ends one hold of simulated time.</summary>
    public static void Release(this TimeProvider time) => (time as SimulatedTime)?.Release();

    /// <summary>Waits for something that takes time, without the hold of the call.</summary>
    public static ValueTask<T> WithoutHold<T>(this TimeProvider time, ValueTask<T> wait) =>
        wait.IsCompleted || time is not SimulatedTime simulated
            ? wait
            : ReleasedAsync(simulated, wait);

    /// <summary>Waits for a time.</summary>
    public static Task DelayAsync(
        this TimeProvider time,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        time is SimulatedTime simulated
            ? DelayAsync(simulated, delay, cancellationToken)
            : Task.Delay(delay, time, cancellationToken);

    /// <summary>Creates a timer that ends a wait, and that is not started.</summary>
    public static ITimer CreateWaitTimer(
        this TimeProvider time,
        TimerCallback callback,
        object? state
    ) =>
        time is SimulatedTime simulated
            ? simulated.CreateWaitTimer(callback, state)
            : time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static async ValueTask<T> ReleasedAsync<T>(SimulatedTime time, ValueTask<T> wait)
    {
        time.Release();
        try
        {
            return await wait.ConfigureAwait(false);
        }
        finally
        {
            time.Hold();
        }
    }

    private static async Task DelayAsync(
        SimulatedTime time,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        // Its continuations run in the callback of the timer, so that the call goes on before the time does.
        var end = new TaskCompletionSource();
        using var timer = time.CreateWaitTimer(_ => end.TrySetResult(), null);
        using var registration = cancellationToken.UnsafeRegister(
            (_, token) => end.TrySetCanceled(token),
            null
        );
        timer.Change(delay, Timeout.InfiniteTimeSpan);
        await end.Task.ConfigureAwait(false);
    }
}
