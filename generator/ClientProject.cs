using System.Collections.Immutable;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>The facts about a project's other files that a client depends on.</summary>
/// <remarks>
/// A class, and not an array or a pair of arrays: in every cold build, the JIT compiles Roslyn's steps separately for
/// each value type, but only once for all reference types.
/// </remarks>
/// <param name="Places">The places of the clients of all documents.</param>
/// <param name="Files">The files that the items name.</param>
internal sealed record ClientProject(
    EquatableArray<ClientPlace> Places,
    EquatableArray<ProjectFile> Files
)
{
    public static ClientProject Of(ImmutableArray<SpecFile> files) =>
        new(
            files
                .Select(file => new ClientPlace(file.Path, file.Options.Namespace))
                .ToEquatableArray(),
            default
        );

    public static ClientProject Of(ImmutableArray<ProjectFile?> files) =>
        new(default, files.OfType<ProjectFile>().ToEquatableArray());
}

/// <summary>A document, and what its client depends on.</summary>
internal sealed record ClientInput(SpecFile File, ClientProject Project)
{
    /// <summary>Returns the input for a document, without the files that only other items name.</summary>
    public static ClientInput Of(SpecFile file, ClientProject project)
    {
        var names = new HashSet<string>(file.Options.Files, StringComparer.Ordinal);
        return new(
            file,
            project with
            {
                Files = project.Files.Where(other => names.Contains(other.Path)).ToEquatableArray(),
            }
        );
    }
}

/// <summary>The document and the namespace of a client.</summary>
internal sealed record ClientPlace(string Path, string Namespace);
