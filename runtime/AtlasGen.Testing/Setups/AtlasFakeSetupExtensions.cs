namespace AtlasGen.Testing;

/// <summary>Provides responses for operations that have no body, a file, or a stream of items.</summary>
public static class AtlasFakeSetupExtensions
{
    /// <summary>Returns a response without a body.</summary>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <param name="setup">The setup.</param>
    /// <returns>The setup.</returns>
    public static AtlasFakeSetup<TBody, AtlasNoContent> Return<TBody>(
        this AtlasFakeSetup<TBody, AtlasNoContent> setup
    )
    {
        ArgumentNullException.ThrowIfNull(setup);
        return setup.Return(AtlasNoContent.Value);
    }

    /// <summary>Returns a file.</summary>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <param name="setup">The setup.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="contentType">The media type. The default is the one that the client accepts.</param>
    /// <param name="fileName">The file name that the server suggests.</param>
    /// <returns>The setup.</returns>
    public static AtlasFakeSetup<TBody, AtlasFile> Return<TBody>(
        this AtlasFakeSetup<TBody, AtlasFile> setup,
        byte[] content,
        string? contentType = null,
        string? fileName = null
    )
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(content);
        return setup.Respond(_ => new AtlasFile(
            new MemoryStream(content, writable: false),
            contentType,
            fileName
        ));
    }

    /// <summary>Returns a stream of items.</summary>
    /// <typeparam name="TBody">The type of the request body.</typeparam>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="setup">The setup.</param>
    /// <param name="items">The items.</param>
    /// <returns>The setup.</returns>
    public static AtlasFakeSetup<TBody, IAsyncEnumerable<T>> Return<TBody, T>(
        this AtlasFakeSetup<TBody, IAsyncEnumerable<T>> setup,
        IEnumerable<T> items
    )
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(items);
        return setup.Respond(_ => StreamAsync(items));
    }

#pragma warning disable CS1998 // The items are there already.
    private static async IAsyncEnumerable<T> StreamAsync<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            yield return item;
        }
    }
#pragma warning restore CS1998
}
