namespace AtlasGen.Runtime;

/// <summary>Tasks that run code of the user, which may pay no heed to its token, and whose failure nobody may wait for.</summary>
internal static class UserCode
{
    /// <summary>Waits until it ends, or its time is over.</summary>
    public static Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return task;
        }

        Observe(task);
        return task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes note of a failure that nobody may wait for any more.</summary>
    /// <remarks>What it says may hold a secret, and is not for the log that unobserved exceptions go to.</remarks>
    public static void Observe(Task task) =>
        _ = task.ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
