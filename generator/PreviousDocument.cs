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
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator;

/// <summary>The document in <c>Previous</c>, which the code was written against.</summary>
/// <remarks>
/// Changes are reported in the new document. The errors of this one do not prevent a client, and what they hide is not
/// compared.
/// </remarks>
internal sealed class PreviousDocument
{
    private readonly SpecIndex _index;
    private readonly DiagnosticSink _diagnostics;
    private readonly SpecFile _file;
    private readonly SelectedOperations _operations;
    private readonly ChangeReport _changes;

    private PreviousDocument(
        SpecFile file,
        SpecIndex index,
        SelectedOperations operations,
        ChangeReport changes,
        DiagnosticSink diagnostics
    )
    {
        _file = file;
        _index = index;
        _diagnostics = diagnostics;
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
        return new(previous, old, new(old.Operations, operations, changes), changes, diagnostics);
    }

    /// <inheritdoc cref="SelectedOperations.ReportEntries"/>
    public (
        IReadOnlyList<SelectionEntry> Other,
        IReadOnlyList<SelectionEntry> Corrected
    ) ReportEntries(
        IReadOnlyList<SelectionEntry> entries,
        IReadOnlyList<SelectionEntry> unmatched,
        CancellationToken cancellationToken
    ) => _operations.ReportEntries(entries, unmatched, cancellationToken);

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
        var (all, same) = _operations.Same(selected);
        var found = new DiagnosticSink(_index.SourcePlace);
        ReportReferences(selected, found);
        var old = Client(
            settings,
            all,
            [.. same.Select(pair => pair.Old)],
            found,
            cancellationToken
        );
        if (old is not null)
        {
            var uncertain = new UncertainParts(
                _index,
                old.Names,
                old.Shapes,
                found.All,
                cancellationToken
            );
            new ClientComparison(old, now, uncertain, _changes, cancellationToken).Compare(same);
        }

        foreach (
            var error in found.All.Where(one =>
                one.Descriptor.DefaultSeverity == DiagnosticSeverity.Error
            )
        )
        {
            _diagnostics.Report(
                DiagnosticInfo.Create(
                    Descriptors.NotCompared,
                    error.Path,
                    error.Span,
                    error.Message
                )
            );
        }

        _changes.Summarize(Path.GetFileName(_file.Path));
    }

    /// <summary>Reports the broken references behind which selected operations can have been.</summary>
    private void ReportReferences(IReadOnlyList<SpecOperation> selected, DiagnosticSink found)
    {
        var references = new ReferenceReport(_index, found);
        foreach (var section in _index.SectionReferences)
        {
            references.Add(section);
        }

        var paths = new HashSet<string>(
            selected.Select(operation => OperationMatches.Key(operation.Path)),
            StringComparer.Ordinal
        );
        foreach (
            var reference in _index.PathReferences.Where(reference =>
                paths.Contains(OperationMatches.Key(PathOf(reference)))
            )
        )
        {
            references.Add(reference);
        }
    }

    /// <summary>Returns the path of a reference in place of a path item or of an operation.</summary>
    private static string PathOf(SpecNode reference)
    {
        var holder = reference.Parent!.Value;
        return SpecOperation.IsMethod(holder) ? holder.Parent!.Value.Key : holder.Key;
    }

    /// <summary>Returns the client with the same operations; <see langword="null"/> if it cannot be read.</summary>
    private ComparedClient? Client(
        ClientSettings settings,
        IReadOnlyList<SpecOperation> all,
        IReadOnlyList<SpecOperation> same,
        DiagnosticSink found,
        CancellationToken cancellationToken
    )
    {
        var error = ErrorSchema.Find(_index);
        var waiters = new WaiterReader(all, found).Read(same, cancellationToken);
        var hidden = WaiterReader.Hidden(waiters, same);
        var closure = Closure.Of(
            _index,
            same.Concat(hidden),
            error is { } needed ? [needed] : [],
            cancellationToken
        );
        UnreadableFiles.Report(_index, closure, found, cancellationToken);
        var (names, document) = Concurrently.Run(
            () => ClientNames.Of(settings, _index, all, cancellationToken),
            () => new SpecReader(_index, found, cancellationToken).Read(closure.Parts),
            cancellationToken
        );
        return document is null
            ? null
            : new(
                names,
                ClientShaper.Shape(
                    settings,
                    new VersionSettings(_file.Options.ApiVersion, ""),
                    document,
                    names,
                    error,
                    same,
                    waiters,
                    hidden,
                    closure.HasBrokenReferences ? closure.Parts : [],
                    found,
                    cancellationToken
                )
            );
    }
}
