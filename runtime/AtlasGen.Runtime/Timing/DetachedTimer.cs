namespace AtlasGen.Runtime;

/// <summary>Creates timers for waits that several calls share.</summary>
internal static class DetachedTimer
{
    /// <summary>Returns a timer that is not started, and that does not keep the activity of the current call alive.</summary>
    /// <param name="time">The time provider.</param>
    /// <param name="callback">The method to call.</param>
    /// <param name="state">The argument of the method.</param>
    public static ITimer Create(TimeProvider time, TimerCallback callback, object state)
    {
        var isSuppressed = ExecutionContext.IsFlowSuppressed();
        if (!isSuppressed)
        {
            ExecutionContext.SuppressFlow();
        }

        try
        {
            return time.CreateWaitTimer(callback, state);
        }
        finally
        {
            if (!isSuppressed)
            {
                ExecutionContext.RestoreFlow();
            }
        }
    }
}
