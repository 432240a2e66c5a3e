namespace AtlasGen.Runtime;

/// <summary>Waits for tasks that may ignore cancellation, such as those of the user's code.</summary>
internal static class TaskWait
{
    /// <summary>Waits until the task completes, or abandons it when the wait is canceled.</summary>
    /// <remarks>
    /// An abandoned task may still fail. If nothing reads its exception, .NET raises
    /// <see cref="TaskScheduler.UnobservedTaskException"/>, and programs log that exception, whose message may contain a secret.
    /// </remarks>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">A token to cancel the wait, but not the task.</param>
    /// <returns>The result of the task.</returns>
    public static Task<T> WaitOrAbandonAsync<T>(
        this Task<T> task,
        CancellationToken cancellationToken
    )
    {
        Observe(task);
        return task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc cref="WaitOrAbandonAsync{T}(Task{T}, CancellationToken)"/>
    public static Task WaitOrAbandonAsync(this Task task, CancellationToken cancellationToken)
    {
        Observe(task);
        return task.WaitAsync(cancellationToken);
    }

    private static void Observe(Task task) =>
        _ = task.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
}
