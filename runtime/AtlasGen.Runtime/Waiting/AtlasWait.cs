using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Waits until something that an operation reads has the wanted state, or is gone.</summary>
/// <remarks>
/// A poll that fails is tried again at the next interval if that may help: after 429, 5xx, a lost connection, or a time limit
/// for the call. Any other error ends the wait at once.
/// </remarks>
public static class AtlasWait
{
#pragma warning disable RS0026 // Both overloads need options. The compiler prefers the generic one if the function has a result.
    /// <summary>Reads a value repeatedly, until it fulfills a condition.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="read">The function that reads the value, such as a call to a GET operation.</param>
    /// <param name="condition">The condition. The wait ends the first time that it is <see langword="true"/>.</param>
    /// <param name="options">Options for the wait.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The first value that fulfills the condition.</returns>
    /// <exception cref="AtlasWaitException">The time limit expired.</exception>
    /// <exception cref="AtlasWaitCanceledException">The wait was canceled.</exception>
    /// <exception cref="AtlasException">A poll failed with an error that polling again does not fix.</exception>
    public static Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> read,
        Func<T, bool> condition,
        AtlasWaitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(condition);
        return new WaitLoop<T>(
            new WaitForCondition<T>(condition),
            WaitTopic.None,
            options,
            TimeProvider.System,
            cancellationToken
        ).RunAsync(read);
    }

    /// <summary>Reads a value repeatedly, until it is gone: until the server returns 404 or 410.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <inheritdoc cref="UntilAsync{T}"/>
    public static Task UntilGoneAsync<T>(
        Func<CancellationToken, Task<T>> read,
        AtlasWaitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        return new WaitLoop<T>(
            new WaitForGone<T>(),
            WaitTopic.None,
            options,
            TimeProvider.System,
            cancellationToken
        ).RunAsync(read);
    }

    /// <summary>Calls an operation without a result repeatedly, until the server returns 404 or 410.</summary>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <inheritdoc cref="UntilAsync{T}"/>
    public static Task UntilGoneAsync(
        Func<CancellationToken, Task> read,
        AtlasWaitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        return UntilGoneAsync<object?>(
            async stop =>
            {
                await read(stop).ConfigureAwait(false);
                return null;
            },
            options,
            cancellationToken
        );
    }
#pragma warning restore RS0026
}
