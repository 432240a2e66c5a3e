using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>What comes of one <c>AtlasSpec</c> item.</summary>
internal sealed record ClientResult(
    EquatableArray<ClientFile> Files,
    EquatableArray<DiagnosticInfo> Diagnostics
)
{
    // A few are rendered before another thread has begun.
    private const int ManyFiles = 100;

    /// <summary>The same client; the files that an earlier one has too are those, with their texts.</summary>
    public ClientResult Reusing(ClientResult earlier)
    {
        var known = earlier.Files.ToDictionary(file => file.Shape.Name, StringComparer.Ordinal);
        return this with
        {
            Files = Files
                .Select(file =>
                    known.TryGetValue(file.Shape.Name, out var old) && old.Equals(file) ? old : file
                )
                .ToEquatableArray(),
        };
    }

    /// <summary>Renders many files on another thread too, the last one first, while the compiler asks for one after another.</summary>
    /// <returns>Done when every file has its text; nobody needs to wait for it, or to see it fail.</returns>
    public Task RenderAhead(CancellationToken cancellationToken)
    {
        var files = Files.Where(file => !file.IsRendered).Reverse().ToList();
        return files.Count < ManyFiles
            ? Task.CompletedTask
            : Task.Run(
                () => files.ForEach(file => _ = file.Source(cancellationToken)),
                cancellationToken
            );
    }
}
