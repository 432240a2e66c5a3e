using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator;

/// <summary>Generates a client from every <c>AtlasSpec</c> item of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    private readonly ClientCache _cache;

    /// <summary>What the compiler calls.</summary>
    public ClientGenerator()
        : this(ClientCache.Shared) { }

    internal ClientGenerator(ClientCache cache) => _cache = cache;

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
        var places = files
            .Collect()
            .Select(static (all, _) => ClientProject.Of(all))
            .WithTrackingName(StepNames.Places);

        var selections = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, cancellationToken) =>
                    SelectionFile.From(pair.Left, pair.Right, cancellationToken)
            )
            .Where(static file => file is not null)
            .Collect()
            .Select(static (all, _) => ClientProject.Of(all))
            .WithTrackingName(StepNames.SelectionFiles);

        var project = places
            .Combine(selections)
            .Select(static (pair, _) => pair.Left with { Selections = pair.Right.Selections });
        var clients = files
            .Combine(project)
            .Select(
                (pair, cancellationToken) => _cache.Client(pair.Left, pair.Right, cancellationToken)
            )
            .WithTrackingName(StepNames.Clients);

        // One item for each file, so that only what changed is emitted again.
        var sources = clients
            .SelectMany(static (client, _) => client.Files)
            .WithTrackingName(StepNames.Sources);
        context.RegisterSourceOutput(
            sources,
            static (output, file) =>
            {
                var source = file.Source(output.CancellationToken);
                output.AddSource(source.HintName, source.Text);
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
