using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Describes how to wait after an operation, as the document declares it. Calls do not change it.</summary>
/// <param name="operation">The operation that makes the change.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasWaiter(AtlasOperation operation)
{
    /// <summary>Gets the states that end the wait.</summary>
    public IReadOnlyList<string> Until { get; init; } = [];

    /// <summary>Gets the states from which no state in <see cref="Until"/> can be reached.</summary>
    public IReadOnlyList<string> Fail { get; init; } = [];

    /// <summary>Gets the properties that end the wait. One of them is enough.</summary>
    public IReadOnlyList<AtlasWaitCondition> UntilProperties { get; init; } = [];

    /// <summary>
    /// Gets the properties that mean a failure. They take precedence over <see cref="UntilProperties"/>, because what has
    /// failed can have ended too.
    /// </summary>
    public IReadOnlyList<AtlasWaitCondition> FailProperties { get; init; } = [];

    /// <summary>Gets a value that indicates whether the wait ends when the server returns 404 or 410.</summary>
    public bool EndsWhenGone { get; init; }

    /// <summary>Gets a value that indicates whether the change creates what is read, so that the server may not find it at first.</summary>
    internal bool Creates { get; } =
        operation.Method == HttpMethod.Post || operation.Method == HttpMethod.Put;

    /// <summary>Makes a change, and waits.</summary>
    /// <typeparam name="TChange">The type of the response to the change.</typeparam>
    /// <typeparam name="TRead">The type of the value that polls read.</typeparam>
    /// <param name="connection">The connection of the client.</param>
    /// <param name="change">The function that makes the change.</param>
    /// <param name="read">The function that reads the value. It receives the response to the change.</param>
    /// <param name="state">The function that returns the state of a value.</param>
    /// <param name="options">The options of the caller.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The last value, or the default value if the wait ended because there is none any more.</returns>
    /// <exception cref="AtlasWaitException">The change was made, but the wait ended without the wanted state.</exception>
    /// <exception cref="AtlasWaitCanceledException">The wait was canceled after the change.</exception>
    /// <exception cref="AtlasException">The change failed.</exception>
    public Task<TRead> RunAsync<TChange, TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task<TChange>> change,
        Func<TChange, CancellationToken, Task<TRead>> read,
        Func<TRead, string?> state,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        var rule = new WaitForState<TRead>(this, state);
        return RunAsync(connection, change, read, rule, options, cancellationToken);
    }

    /// <summary>Makes a change whose response has no content, and waits.</summary>
    /// <inheritdoc cref="RunAsync{TChange, TRead}(AtlasConnection, Func{CancellationToken, Task{TChange}}, Func{TChange, CancellationToken, Task{TRead}}, Func{TRead, string}, AtlasWaitOptions, CancellationToken)"/>
    public Task<TRead> RunAsync<TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task> change,
        Func<CancellationToken, Task<TRead>> read,
        Func<TRead, string?> state,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        var rule = new WaitForState<TRead>(this, state);
        return RunAsync(connection, change, read, rule, options, cancellationToken);
    }

    /// <summary>Makes a change, and waits for <see cref="UntilProperties"/>.</summary>
    /// <typeparam name="TChange">The type of the response to the change.</typeparam>
    /// <typeparam name="TRead">The type of the value that polls read.</typeparam>
    /// <param name="connection">The connection of the client.</param>
    /// <param name="change">The function that makes the change.</param>
    /// <param name="read">The function that reads the value. It receives the response to the change.</param>
    /// <param name="text">The function that returns the text of a property of a value, such as <see cref="Text{T, TCodec}"/>.</param>
    /// <param name="options">The options of the caller.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The last value, or the default value if the wait ended because there is none any more.</returns>
    /// <exception cref="AtlasWaitException">The change was made, but the wait failed or timed out.</exception>
    /// <exception cref="AtlasWaitCanceledException">The wait was canceled after the change.</exception>
    /// <exception cref="AtlasException">The change failed.</exception>
    public Task<TRead> RunAsync<TChange, TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task<TChange>> change,
        Func<TChange, CancellationToken, Task<TRead>> read,
        Func<TRead, string[], string?> text,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var rule = new WaitForProperties<TRead>(this, text);
        return RunAsync(connection, change, read, rule, options, cancellationToken);
    }

    /// <summary>Makes a change whose response has no content, and waits for <see cref="UntilProperties"/>.</summary>
    /// <inheritdoc cref="RunAsync{TChange, TRead}(AtlasConnection, Func{CancellationToken, Task{TChange}}, Func{TChange, CancellationToken, Task{TRead}}, Func{TRead, string[], string}, AtlasWaitOptions, CancellationToken)"/>
    public Task<TRead> RunAsync<TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task> change,
        Func<CancellationToken, Task<TRead>> read,
        Func<TRead, string[], string?> text,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var rule = new WaitForProperties<TRead>(this, text);
        return RunAsync(connection, change, read, rule, options, cancellationToken);
    }

    /// <summary>Returns the text of a property, which can be nested: a string, or any other single value as JSON.</summary>
    /// <typeparam name="T">The type of the value that has the property.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="path">The names of the property and of the objects that contain it, as they appear in JSON.</param>
    /// <returns>The text, or <see langword="null"/> if there is no such property, or if it is null, an object, or a list.</returns>
    public static string? Text<T, TCodec>(T? value, params string[] path)
        where TCodec : IJsonCodec<T> => PropertyPath.Text<T, TCodec>(value, path);

    /// <summary>Returns a property of the response to a change, which can be nested, for a parameter of the read.</summary>
    /// <typeparam name="T">The type of the response.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the response.</typeparam>
    /// <typeparam name="TProperty">The type of the parameter.</typeparam>
    /// <typeparam name="TPropertyCodec">The codec that reads the parameter.</typeparam>
    /// <param name="value">The response.</param>
    /// <param name="path">The names of the property and of the objects that contain it, as they appear in JSON.</param>
    /// <returns>The value of the property.</returns>
    /// <exception cref="AtlasResponseFormatException">There is no such property, or it is null or of another type.</exception>
    public static TProperty Property<T, TCodec, TProperty, TPropertyCodec>(
        T? value,
        params string[] path
    )
        where TCodec : IJsonCodec<T>
        where TPropertyCodec : IJsonCodec<TProperty> =>
        PropertyPath.Read<T, TCodec, TProperty, TPropertyCodec>(value, path);

    private async Task<TRead> RunAsync<TChange, TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task<TChange>> change,
        Func<TChange, CancellationToken, Task<TRead>> read,
        WaitForChange<TRead> rule,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(read);
        var changed = await change(cancellationToken).ConfigureAwait(false);
        return await new WaitLoop<TRead>(
            rule,
            new(operation, changed),
            options,
            connection.Time,
            cancellationToken
        )
            .RunAsync(stop => read(changed, stop))
            .ConfigureAwait(false);
    }

    private Task<TRead> RunAsync<TRead>(
        AtlasConnection connection,
        Func<CancellationToken, Task> change,
        Func<CancellationToken, Task<TRead>> read,
        WaitForChange<TRead> rule,
        AtlasWaitOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(read);
        return RunAsync<object?, TRead>(
            connection,
            async stop =>
            {
                await change(stop).ConfigureAwait(false);
                return null;
            },
            (_, stop) => read(stop),
            rule,
            options,
            cancellationToken
        );
    }
}
