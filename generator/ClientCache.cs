using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>The clients that were generated of late.</summary>
/// <remarks>
/// A compiler server lives for many builds, and makes a driver without memory for each; the document has seldom
/// changed in between. A client is a function of its key, so one from here is what any build would make.
/// </remarks>
/// <param name="fileLimit">How many files may be kept; all operations of Atlas have 2,200, of 40 MB.</param>
internal sealed class ClientCache(int fileLimit)
{
    // The last one used stands in front.
    private readonly List<Entry> _entries = [];

    /// <summary>That of the process.</summary>
    public static ClientCache Shared { get; } = new(fileLimit: 4_000);

    /// <summary>The client of a document, generated where it is not known.</summary>
    public ClientResult Client(
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

        // Not under the lock: two projects are built side by side.
        var client = ClientBuilder.Build(file, project, cancellationToken);
        if (Earlier(key) is { } earlier)
        {
            client = client.Reusing(earlier);
        }

        _ = client.RenderAhead(cancellationToken);
        Keep(new(key, client));
        return client;
    }

    private ClientResult? Find(Key key)
    {
        lock (_entries)
        {
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

    /// <summary>A client of the same document, as it or its selection was before.</summary>
    private ClientResult? Earlier(Key key)
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
            var files = 0;
            _entries.RemoveAll(entry =>
            {
                var count = entry.Client.Files.Count + 1;
                var isTooMany = files + count > fileLimit;
                files += isTooMany ? 0 : count;
                return isTooMany;
            });
        }
    }

    private sealed record Entry(Key Key, ClientResult Client);

    /// <summary>All that a client depends on; of texts the checksums, for they are large.</summary>
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
                    .Selections.SelectMany(selection =>
                        new[] { selection.Path, selection.Text?.Checksum ?? "" }
                    )
                    .Prepend(file.Text?.Checksum ?? "")
                    .ToEquatableArray()
            );
    }
}
