using System.Runtime.ExceptionServices;

namespace AtlasGen.Generator;

/// <summary>Runs work on several threads, and throws what a single thread would throw.</summary>
internal static class Concurrently
{
    /// <summary>Runs two functions at the same time and waits for both.</summary>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static (TFirst First, TSecond Second) Run<TFirst, TSecond>(
        Func<TFirst> first,
        Func<TSecond> second,
        CancellationToken cancellationToken
    )
    {
        var (one, other) = (default(TFirst), default(TSecond));
        Unwrapped(
            () => Parallel.Invoke(() => one = first(), () => other = second()),
            cancellationToken
        );
        return (one!, other!);
    }

    /// <summary>Runs an action for each item.</summary>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static void ForEach<T>(
        IEnumerable<T> items,
        Action<T> action,
        CancellationToken cancellationToken
    ) =>
        Unwrapped(
            () =>
                Parallel.ForEach(
                    items,
                    new ParallelOptions { CancellationToken = cancellationToken },
                    action
                ),
            cancellationToken
        );

    // The compiler shows the message of an exception to the user, and treats only a cancellation as a canceled run.
    private static void Unwrapped(Action run, CancellationToken cancellationToken)
    {
        try
        {
            run();
        }
        catch (AggregateException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }
    }
}
