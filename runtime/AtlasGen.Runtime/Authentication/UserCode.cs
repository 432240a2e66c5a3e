namespace AtlasGen.Runtime;

/// <summary>Waits for code of the user, which may pay no heed to its token.</summary>
internal static class UserCode
{
    /// <summary>Waits until it ends, or its time is over.</summary>
    public static Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return task;
        }

        // Nobody asks it any more when it fails later; what it says may hold a secret, and is for no log.
        _ = task.ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        return task.WaitAsync(cancellationToken);
    }
}
