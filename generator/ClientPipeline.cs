using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Rewriting.Lowering;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Waiters;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator;

/// <summary>Runs one document through the stages: options, index, selection, reading, and shaping.</summary>
internal static class ClientPipeline
{
    public static GeneratedClient Build(
        SpecFile file,
        ClientProject project,
        CancellationToken cancellationToken
    )
    {
        var (settings, mistakes) = OptionsCheck.Check(file, project.Places);
        if (settings is null)
        {
            // Without valid settings, no code can be generated.
            return new(default, mistakes);
        }

        var (index, found) = SpecIndexer.Index(file, project.Files, cancellationToken);
        if (index is null)
        {
            return new(
                Files(ClientShaper.Empty(settings)),
                mistakes.Concat(found).ToEquatableArray()
            );
        }

        var diagnostics = new DiagnosticSink(index.SourcePlace);
        foreach (var diagnostic in found)
        {
            diagnostics.Report(diagnostic);
        }

        var references = new ReferenceReport(index, diagnostics);
        foreach (var section in index.SectionReferences)
        {
            references.Add(section);
        }

        foreach (
            var (member, reference) in index.RootReferences.Where(root =>
                index.ErrorBehind(root.Reference) is null
            )
        )
        {
            diagnostics.Report(
                Descriptors.LostMeaning,
                reference.SourcePlace,
                "$ref",
                $"OpenAPI does not define references in '{member}'. If it refers to a file, add the file to Parts of the AtlasSpec item. Otherwise, replace it by its target."
            );
        }

        if (ItemEntries.Of(file, project.Files, diagnostics) is not { } entries)
        {
            return new(
                Files(ClientShaper.Empty(settings)),
                mistakes.Concat(diagnostics.All).ToEquatableArray()
            );
        }

        var operations = Renames.Apply(index.Operations, entries, diagnostics);
        var previous = PreviousDocument.Of(
            file,
            project.Files,
            index,
            operations,
            diagnostics,
            cancellationToken
        );
        var (selected, unmatched) = OperationSelector.Select(
            operations,
            entries,
            cancellationToken
        );
        if (previous is null)
        {
            SelectionDiagnostics.Report(unmatched, operations, diagnostics, cancellationToken);
        }
        else
        {
            var (other, corrected) = previous.ReportEntries(entries, unmatched, cancellationToken);
            SelectionDiagnostics.Report(other, operations, diagnostics, cancellationToken);
            if (other.Count < unmatched.Count)
            {
                // What is wrong with these names is reported when the user writes them.
                operations = Renames.Apply(
                    index.Operations,
                    corrected,
                    new DiagnosticSink(index.SourcePlace)
                );
                selected = OperationSelector
                    .Select(operations, corrected, cancellationToken)
                    .Selected;
            }
        }

        var isNothing = selected.Count == 0;
        selected = SelectionDiagnostics.WithPath(selected, diagnostics);
        SelectionDiagnostics.ReportSameNames(selected, diagnostics);
        // The operations behind these references are unknown, so a user who selects other operations does not miss them.
        if (OperationSelector.IsEverything(entries) || unmatched.Count > 0)
        {
            foreach (var path in index.PathReferences)
            {
                references.Add(path);
            }
        }

        var errorSchema = ErrorSchema.Find(index);
        var waiters = new WaiterReader(operations, diagnostics).Read(selected, cancellationToken);
        var hidden = WaiterReader.Hidden(waiters, selected);
        var closure = Closure.Of(
            index,
            selected.Concat(hidden),
            errorSchema is { } needed ? [needed] : [],
            cancellationToken
        );
        LostParts.Report(index, closure, diagnostics);
        UnreadableFiles.Report(index, closure, diagnostics, cancellationToken);
        // Names do not depend on the selection, and take as long as reading.
        var (names, document) = Concurrently.Run(
            () => ClientNames.Of(settings, index, operations, cancellationToken),
            () => new SpecReader(index, diagnostics, cancellationToken).Read(closure.Parts),
            cancellationToken
        );
        // If another error was reported, it may be the reason why nothing is selected. A document of webhooks is not an
        // error: the client has no methods, and the webhooks are reported.
        if (
            isNothing
            && !diagnostics.HasErrors
            && !(operations.Count == 0 && index.Losses.Any(loss => loss.Name == Webhooks.Keyword))
        )
        {
            SelectionDiagnostics.ReportNothing(entries, operations, diagnostics);
        }

        var sources = document is null
            ? ClientShaper.Empty(settings)
            : ClientShaper.Shape(
                settings,
                new(file.Options.ApiVersion, file.Options.AsOf),
                document,
                names,
                errorSchema,
                selected,
                waiters,
                hidden,
                closure.HasBrokenReferences ? closure.Parts : [],
                diagnostics,
                cancellationToken
            );
        if (document is not null)
        {
            previous?.Compare(new(names, sources), settings, entries, selected, cancellationToken);
        }

        if (entries.Count == 0)
        {
            SelectionDiagnostics.ReportEverything(selected, sources.Count, diagnostics);
        }

        return new(Files(sources), mistakes.Concat(diagnostics.All).ToEquatableArray());
    }

    private static EquatableArray<GeneratedFile> Files(IEnumerable<SourceShape> shapes) =>
        shapes.Select(shape => new GeneratedFile(shape)).ToEquatableArray();
}
