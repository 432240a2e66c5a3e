using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AtlasGen.CodeFixes;

/// <summary>
/// Adds an operation to the selection of an <c>AtlasSpec</c> item if user code contains the name of its method, or of a
/// type that it brings.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectOperationFix))]
public sealed class SelectOperationFix : CodeFixProvider
{
    // Many operations can bring a type. The first ones add the least code.
    private const int MaxActions = 5;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => MissingName.Ids;

    /// <summary>Returns <see langword="null"/>: each operation is a decision, so there is no "fix all".</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellationToken = context.CancellationToken;
        var project = context.Document.Project;
        var clients = ProjectClients.Of(project, cancellationToken);
        if (
            clients.Files.Count == 0
            || await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false)
                is not { } root
            || await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false)
                is not { } model
        )
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (MissingName.Of(root, model, diagnostic, cancellationToken) is not { } name)
            {
                continue;
            }

            foreach (var file in clients.Files.Where(file => name.IsIn(file.Options.Namespace)))
            {
                foreach (
                    var operation in name.Find(clients.Lookup(file), cancellationToken)
                        .Take(MaxActions)
                )
                {
                    if (
                        await clients
                            .SelectAsync(file, operation.OperationId)
                            .ConfigureAwait(false) is
                        { } changed
                    )
                    {
                        var title = $"Select `{operation.OperationId}`";
                        context.RegisterCodeFix(
                            CodeAction.Create(title, _ => Task.FromResult(changed), title),
                            diagnostic
                        );
                    }
                }
            }
        }
    }
}
