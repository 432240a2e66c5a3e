using System.Collections.Immutable;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>What a client must know of the other files of its project.</summary>
/// <remarks>
/// An object, and no array or pair of arrays: the steps of Roslyn are compiled for every kind of value on its own, by
/// the JIT and in every cold build, but once for all objects.
/// </remarks>
/// <param name="Places">Where the clients of all documents are generated.</param>
/// <param name="Selections">The selection files.</param>
internal sealed record ClientProject(
    EquatableArray<ClientPlace> Places,
    EquatableArray<SelectionFile> Selections
)
{
    public static ClientProject Of(ImmutableArray<SpecFile> files) =>
        new(
            files
                .Select(file => new ClientPlace(file.Path, file.Options.Namespace))
                .ToEquatableArray(),
            default
        );

    public static ClientProject Of(ImmutableArray<SelectionFile?> files) =>
        new(default, files.OfType<SelectionFile>().ToEquatableArray());
}

/// <summary>Where a client is generated.</summary>
internal sealed record ClientPlace(string Path, string Namespace);
