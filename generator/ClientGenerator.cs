using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator;

/// <summary>Generates a client from every <c>AtlasSpec</c> item of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    private readonly ClientCache _cache;

    /// <summary>
    /// Initializes a new instance of the <see cref="ClientGenerator"/> class. The compiler calls this constructor.
    /// </summary>
    public ClientGenerator()
        : this(ClientCache.Shared) { }

    internal ClientGenerator(ClientCache cache) => _cache = cache;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Nothing here depends on the compilation, so editing a C# file does not re-run any step.
        var files = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, cancellationToken) =>
                    SpecFile.From(pair.Left, pair.Right, cancellationToken)
            )
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.SpecFiles);

        // Two clients in one namespace would both declare AtlasClient. Only the list of all files reveals such a
        // conflict.
        var places = files
            .Collect()
            .Select(static (all, _) => ClientProject.Of(all))
            .WithTrackingName(StepNames.Places);

        var named = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, cancellationToken) =>
                    ProjectFile.From(pair.Left, pair.Right, cancellationToken)
            )
            .Where(static file => file is not null)
            .Collect()
            .Select(static (all, _) => ClientProject.Of(all))
            .WithTrackingName(StepNames.ProjectFiles);

        var project = places
            .Combine(named)
            .Select(static (pair, _) => pair.Left with { Files = pair.Right.Files });
        // A file that one item names does not run the clients of the others again.
        var clients = files
            .Combine(project)
            .Select(static (pair, _) => ClientInput.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Inputs)
            .Select(
                (input, cancellationToken) =>
                    _cache.Client(input.File, input.Project, cancellationToken)
            )
            .WithTrackingName(StepNames.Clients);

        // One item for each file, so that only changed files are emitted again.
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

        // Separate from the sources, so that a moved line does not emit code again.
        var diagnostics = clients
            .SelectMany(static (client, _) => client.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(
            diagnostics,
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic())
        );
    }
}
