namespace AtlasGen.Runtime;

/// <summary>Reads the items of a stream one after another, as JSON.</summary>
internal interface IItemReader : IDisposable
{
    /// <summary>Gets the JSON of the current item. It is valid until the next item is read.</summary>
    ReadOnlyMemory<byte> Json { get; }

    /// <summary>Gets the location of the current item, for messages.</summary>
    string Place { get; }

    /// <summary>Reads the next item.</summary>
    /// <returns><see langword="true"/> if there is another item; <see langword="false"/> at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The item is larger than the limit.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
