using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Returns the result of a call together with the status and the headers of its response.</summary>
/// <remarks>
/// <para>
/// If a call makes several requests, the response is the last one: the one that ended the retries, that of the last poll of an
/// <c>…AndWaitAsync</c> method, or that of the last call in your function. If a retry of a DELETE shows that the resource is
/// already deleted, the status of the response is 404.
/// </para>
/// <para>
/// A call that fails throws the same exception as without this class. The headers of an error response are in
/// <see cref="AtlasApiException.Headers"/>.
/// </para>
/// </remarks>
public static class AtlasResponse
{
#pragma warning disable RS0026 // Both overloads need options. The compiler prefers the generic one if the function has a result.
    /// <summary>Calls an operation, and returns its result and its response.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">
    /// The function that calls the operation. It must pass the options that it receives:
    /// <c>options => atlas.Projects.ListProjectInvitationsAsync(groupId, options: options)</c>.
    /// </param>
    /// <param name="options">
    /// The options to extend, or <see langword="null"/> for none. The function receives a copy. Their
    /// <see cref="AtlasRequestOptions.OnResponse"/> is invoked as in any other call.
    /// </param>
    /// <returns>A task that represents the asynchronous operation. It contains the result and the response.</returns>
    /// <exception cref="InvalidOperationException">
    /// The call succeeded without a response: the function did not pass the options, or a fake did not invoke their
    /// <see cref="AtlasRequestOptions.OnResponse"/>. A result that can be disposed, such as an <see cref="AtlasFile"/>, is disposed.
    /// </exception>
    /// <exception cref="AtlasException">The call failed.</exception>
    public static async Task<AtlasResponse<T>> CaptureAsync<T>(
        Func<AtlasRequestOptions, Task<T>> call,
        AtlasRequestOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        var capture = new ResponseCapture(options);
        var value = await call(capture.Options).ConfigureAwait(false);
        try
        {
            return new(value, capture.Take());
        }
        catch
        {
            // Nobody else can dispose a file, which would occupy its connection.
            if (value is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (value as IDisposable)?.Dispose();
            }

            throw;
        }
    }

    /// <summary>Calls an operation without a result, and returns its response.</summary>
    /// <returns>A task that represents the asynchronous operation. It contains the response.</returns>
    /// <inheritdoc cref="CaptureAsync{T}"/>
    public static async Task<AtlasResponseInfo> CaptureAsync(
        Func<AtlasRequestOptions, Task> call,
        AtlasRequestOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        var capture = new ResponseCapture(options);
        await call(capture.Options).ConfigureAwait(false);
        return capture.Take();
    }
#pragma warning restore RS0026
}
