using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator;

/// <summary>Takes one document through the stages: options, index, selection, reading, shapes.</summary>
internal static class ClientBuilder
{
    public static ClientResult Build(
        SpecFile file,
        IReadOnlyList<ClientPlace> places,
        CancellationToken cancellationToken
    )
    {
        var (settings, mistakes) = ClientOptions.Check(file, places);
        if (settings is null)
        {
            // Without a namespace there is no place for anything.
            return new(default, mistakes);
        }

        var (index, error) = SpecIndexer.Index(file, cancellationToken);
        if (index is null)
        {
            return new(Shaper.Empty(settings), mistakes.Append(error!).ToEquatableArray());
        }

        var diagnostics = new DiagnosticSink(file.Path, index.Span);
        var (selected, unmatched) = OperationSelector.Select(
            index.Operations,
            file.Options.Operations,
            cancellationToken
        );
        SelectionDiagnostics.Report(unmatched, index.Operations, diagnostics);
        var closure = Closure.Of(
            index,
            selected,
            ErrorSchema.Find(index) is { } needed ? [needed] : [],
            cancellationToken
        );
        var document = new SpecReader(file, index, diagnostics, cancellationToken).Read(
            closure.Parts
        );
        var sources = document is null
            ? Shaper.Empty(settings)
            : Shaper.Shape(
                settings,
                file.Options.ApiVersion,
                document,
                index.Operations,
                selected,
                closure.BrokenReferences,
                diagnostics,
                cancellationToken
            );
        return new(sources, mistakes.Concat(diagnostics.All).ToEquatableArray());
    }
}
