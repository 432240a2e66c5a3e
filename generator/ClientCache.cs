using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>Caches the most recently generated clients.</summary>
/// <remarks>
/// A compiler server runs many builds and creates a driver without state for each, although the document seldom changes
/// in between. A client depends only on its key, so a cached client is the same as a generated one.
/// </remarks>
/// <param name="byteLimit">The maximum total size of the cached clients, in bytes.</param>
internal sealed class ClientCache(long byteLimit)
{
    // The most recently used client comes first.
    private readonly List<Entry> _entries = [];

    /// <summary>Gets the cache of the process.</summary>
    public static ClientCache Shared { get; } = new(byteLimit: 32 * 1024 * 1024);

    /// <summary>Returns the client of a document, and generates it if it is not cached.</summary>
    public GeneratedClient Client(
        SpecFile file,
        ClientProject project,
        CancellationToken cancellationToken
    )
    {
        var key = Key.Of(file, project);
        if (Find(key) is { } known)
        {
            return known;
        }

        // Outside the lock, because projects can be built in parallel.
        var client = ClientPipeline.Build(file, project, cancellationToken);
        if (Earlier(key) is { } earlier)
        {
            client = client.Reusing(earlier);
        }

        // Before rendering, so that a run that is canceled then is not lost.
        Keep(new(key, client));
        client.Render(cancellationToken);
        return client;
    }

    private GeneratedClient? Find(Key key)
    {
        lock (_entries)
        {
            // The texts of the last build were rendered after it was added.
            Trim();
            var i = _entries.FindIndex(entry => entry.Key == key);
            if (i < 0)
            {
                return null;
            }

            var entry = _entries[i];
            _entries.RemoveAt(i);
            _entries.Insert(0, entry);
            return entry.Client;
        }
    }

    /// <summary>Returns a client of the same path that was generated from an earlier text or selection.</summary>
    private GeneratedClient? Earlier(Key key)
    {
        lock (_entries)
        {
            return _entries.Find(entry => entry.Key.Path == key.Path)?.Client;
        }
    }

    private void Keep(Entry newest)
    {
        lock (_entries)
        {
            _entries.Insert(0, newest);
            Trim();
        }
    }

    private void Trim()
    {
        var total = 0L;
        _entries.RemoveAll(entry =>
        {
            var bytes = entry.Client.Bytes;
            var isTooMuch = total + bytes > byteLimit;
            total += isTooMuch ? 0 : bytes;
            return isTooMuch;
        });
    }

    private sealed record Entry(Key Key, GeneratedClient Client);

    /// <summary>Everything that a client depends on. Checksums replace texts, which are large.</summary>
    private sealed record Key(
        string Path,
        SpecOptions Options,
        EquatableArray<ClientPlace> Places,
        EquatableArray<string> Texts
    )
    {
        public static Key Of(SpecFile file, ClientProject project) =>
            new(
                file.Path,
                file.Options,
                project.Places,
                project
                    .Files.SelectMany(named => new[] { named.Path, named.Text?.Checksum ?? "" })
                    .Prepend(file.Text?.Checksum ?? "")
                    .ToEquatableArray()
            );
    }
}
