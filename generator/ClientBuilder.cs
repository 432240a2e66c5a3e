using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator;

/// <summary>Takes one document through the stages: options, reading, selection, shapes.</summary>
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

        var (document, error) = SpecReader.Read(file, cancellationToken);
        if (document is null)
        {
            return new(Shaper.Empty(settings), mistakes.Append(error!).ToEquatableArray());
        }

        var diagnostics = new DiagnosticSink();
        var operations = SpecOperation.All(document.Model);
        var (selected, unmatched) = OperationSelector.Select(
            operations,
            file.Options.Operations,
            cancellationToken
        );
        SelectionDiagnostics.Report(unmatched, operations, diagnostics);
        var sources = Shaper.Shape(
            settings,
            file.Options.ApiVersion,
            document,
            operations,
            selected,
            diagnostics,
            cancellationToken
        );
        var found = diagnostics.Resolve(
            file.Path,
            pointers => document.Locator.Locate(pointers, cancellationToken)
        );
        return new(sources, mistakes.Concat(found).ToEquatableArray());
    }
}
