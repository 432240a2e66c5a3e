using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>The files and diagnostics of one <c>AtlasSpec</c> item.</summary>
internal sealed record GeneratedClient(
    EquatableArray<GeneratedFile> Files,
    EquatableArray<DiagnosticInfo> Diagnostics
)
{
    /// <summary>Gets the approximate size in memory, in bytes.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>
    /// Returns the same client, but with the equal file objects of an earlier one, so that their texts are not rendered
    /// again.
    /// </summary>
    public GeneratedClient Reusing(GeneratedClient earlier)
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

    /// <summary>Renders all files, because the compiler requests one after the other.</summary>
    public void Render(CancellationToken cancellationToken) =>
        Concurrently.ForEach(Files, file => file.Source(cancellationToken), cancellationToken);
}
