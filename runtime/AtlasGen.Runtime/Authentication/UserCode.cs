namespace AtlasGen.Runtime;

/// <summary>Runs the user's code that an attempt needs for its authentication.</summary>
internal static class UserCode
{
    /// <summary>Runs the code, which may ignore the cancellation token.</summary>
    /// <param name="name">The code, as the beginning of a sentence.</param>
    /// <param name="run">The function that starts the code. It is static, because a closure would be allocated for each attempt.</param>
    /// <param name="argument">The argument of the function.</param>
    /// <param name="cancellationToken">The token of the attempt.</param>
    /// <exception cref="AtlasAuthenticationException">The code failed.</exception>
    /// <exception cref="OperationCanceledException">
    /// The attempt ended. The call throws a timeout with this as the inner exception, unless the caller canceled it.
    /// </exception>
    public static async ValueTask<T> RunAsync<TArgument, T>(
        string name,
        Func<TArgument, CancellationToken, ValueTask<T>> run,
        TArgument argument,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var running = run(argument, cancellationToken);
            // A result that is already available needs no task.
            return running.IsCompletedSuccessfully
                ? running.Result
                : await running
                    .AsTask()
                    .WaitOrAbandonAsync(cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The message of the exception may contain a secret, so it is only the inner exception.
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(
                    $"{name} did not respond before the end of the attempt.",
                    exception,
                    cancellationToken
                )
                : new AtlasAuthenticationException(
                    $"{name} failed ({exception.GetType().Name}).",
                    exception
                );
        }
    }
}
