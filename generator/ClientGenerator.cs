using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator;

/// <summary>Generates a client from every <c>AtlasSpec</c> item of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Nothing here looks at the compilation, so an edit of a C# file re-runs no step.
        var files = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, cancellationToken) =>
                    SpecFile.From(pair.Left, pair.Right, cancellationToken)
            )
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.SpecFiles);

        // Two clients in one namespace would both have an AtlasClient; only all files together can tell.
        var namespaces = files
            .Collect()
            .Select(
                static (all, _) =>
                    all.Select(file => new ClientPlace(file.Path, file.Options.Namespace))
                        .ToEquatableArray()
            )
            .WithTrackingName(StepNames.Namespaces);

        var selections = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, cancellationToken) =>
                    SelectionFile.From(pair.Left, pair.Right, cancellationToken)
            )
            .Where(static file => file is not null)
            .Collect()
            .Select(static (all, _) => all.Select(file => file!).ToEquatableArray())
            .WithTrackingName(StepNames.SelectionFiles);

        var clients = files
            .Combine(namespaces.Combine(selections))
            .Select(
                static (pair, cancellationToken) =>
                    ClientBuilder.Build(
                        pair.Left,
                        pair.Right.Left,
                        pair.Right.Right,
                        cancellationToken
                    )
            )
            .WithTrackingName(StepNames.Clients);

        // One item for each file, so that only what changed is emitted again.
        var sources = clients
            .SelectMany(static (client, _) => client.Sources)
            .WithTrackingName(StepNames.Sources);
        context.RegisterSourceOutput(
            sources,
            static (output, shape) =>
            {
                var file = Renderer.Render(shape, output.CancellationToken);
                output.AddSource(
                    file.HintName,
                    SourceText.From(file.Text, System.Text.Encoding.UTF8)
                );
            }
        );

        // Apart from the sources: a line that moves must not emit code again.
        var diagnostics = clients
            .SelectMany(static (client, _) => client.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(
            diagnostics,
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic())
        );
    }
}

/// <summary>Where a client is generated.</summary>
internal sealed record ClientPlace(string Path, string Namespace);

/// <summary>What comes of one <c>AtlasSpec</c> item.</summary>
internal sealed record ClientResult(
    EquatableArray<SourceShape> Sources,
    EquatableArray<DiagnosticInfo> Diagnostics
);
