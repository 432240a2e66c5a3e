using System.Collections.Immutable;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>The facts about a project's other files that a client depends on.</summary>
/// <remarks>
/// A class, and not an array or a pair of arrays: in every cold build, the JIT compiles Roslyn's steps separately for
/// each value type, but only once for all reference types.
/// </remarks>
/// <param name="Places">The places of the clients of all documents.</param>
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

/// <summary>The document and the namespace of a client.</summary>
internal sealed record ClientPlace(string Path, string Namespace);
