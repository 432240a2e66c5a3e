using AtlasGen.Generator.Comparison;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator;

/// <summary>The document in <c>Previous</c>, which the code was written against.</summary>
/// <remarks>Everything about it is reported in the new document. Its own faults do not matter anymore.</remarks>
internal sealed class PreviousDocument
{
    private readonly SpecIndex _index;
    private readonly SpecFile _file;
    private readonly SelectedOperations _operations;
    private readonly ChangeReport _changes;

    private PreviousDocument(
        SpecFile file,
        SpecIndex index,
        SelectedOperations operations,
        ChangeReport changes
    )
    {
        _file = file;
        _index = index;
        _operations = operations;
        _changes = changes;
    }

    /// <summary>Reads the document; returns <see langword="null"/> if there is none, or if it cannot be read.</summary>
    /// <param name="file">The new document.</param>
    /// <param name="files">The files that its metadata names.</param>
    /// <param name="index">The index of the new document.</param>
    /// <param name="operations">The operations of the new document, under the names that the user chose.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static PreviousDocument? Of(
        SpecFile file,
        IReadOnlyList<ProjectFile> files,
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics,
        CancellationToken cancellationToken
    )
    {
        var path = file.Options.Previous;
        if (path.Length == 0)
        {
            return null;
        }

        if (files.FirstOrDefault(other => other.Path == path)?.Text is not { } text)
        {
            diagnostics.Report(
                DiagnosticInfo.Create(Descriptors.FileNotReadable, "", default, path, "Previous")
            );
            return null;
        }

        var previous = new SpecFile(path, text, file.Options);
        var (old, found) = SpecIndexer.Index(previous, files, cancellationToken);
        if (old is null)
        {
            foreach (var diagnostic in found)
            {
                diagnostics.Report(diagnostic);
            }

            return null;
        }

        var changes = new ChangeReport(index, diagnostics);
        return new(previous, old, new(old.Operations, operations, changes), changes);
    }

    /// <summary>
    /// Reports the entries that name operations which only this document has, and returns the other ones.
    /// </summary>
    public IReadOnlyList<SelectionEntry> ReportEntries(
        IReadOnlyList<SelectionEntry> unmatched,
        CancellationToken cancellationToken
    ) => _operations.ReportEntries(unmatched, cancellationToken);

    /// <summary>Reports what has changed in the client.</summary>
    /// <param name="now">The client of the new document.</param>
    /// <param name="settings">The user's settings for the client.</param>
    /// <param name="entries">The entries of the selection.</param>
    /// <param name="selected">The operations that they select in the new document.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public void Compare(
        ComparedClient now,
        ClientSettings settings,
        IReadOnlyList<SelectionEntry> entries,
        IReadOnlyList<SpecOperation> selected,
        CancellationToken cancellationToken
    )
    {
        _changes.Types = now.Names.Types;
        _operations.ReportMethods(entries, selected, cancellationToken);
        if (Client(settings, selected, cancellationToken) is { } old)
        {
            new ClientComparison(old, now, _changes, cancellationToken).Compare(selected);
        }

        _changes.Summarize(Path.GetFileName(_file.Path));
    }

    /// <summary>Returns the client with the same operations; <see langword="null"/> if it cannot be read.</summary>
    private ComparedClient? Client(
        ClientSettings settings,
        IReadOnlyList<SpecOperation> selected,
        CancellationToken cancellationToken
    )
    {
        var (all, same) = _operations.Same(selected);
        var diagnostics = new DiagnosticSink(_index.SourcePlace);
        var error = ErrorSchema.Find(_index);
        var closure = Closure.Of(
            _index,
            same,
            error is { } needed ? [needed] : [],
            cancellationToken
        );
        var (names, document) = Concurrently.Run(
            () => ClientNames.Of(settings, _index, all, cancellationToken),
            () => new SpecReader(_index, diagnostics, cancellationToken).Read(closure.Parts),
            cancellationToken
        );
        return document is null
            ? null
            : new(
                _index,
                names,
                ClientShaper.Shape(
                    settings,
                    new VersionSettings(_file.Options.ApiVersion, ""),
                    document,
                    names,
                    error,
                    same,
                    waiters: [],
                    hidden: [],
                    partsWithBrokenReferences: [],
                    diagnostics,
                    cancellationToken
                )
            );
    }
}
