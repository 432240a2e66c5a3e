using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Package.Tests;

/// <summary>
/// Opens a project as an editor does: a design-time build passes the files and analyzers, whose DLLs contain the code fixes.
/// </summary>
internal sealed class Editor : IDisposable
{
    private readonly MSBuildWorkspace _workspace;
    private readonly ProjectId _id;

    private Editor(MSBuildWorkspace workspace, ProjectId id)
    {
        _workspace = workspace;
        _id = id;
    }

    /// <summary>Gets the project with the changes that were applied.</summary>
    public Project Project => _workspace.CurrentSolution.GetProject(_id)!;

    /// <summary>Restores and opens a project.</summary>
    public static async Task<Editor> OpenAsync(UserProject project)
    {
        (await project.DotnetAsync("restore")).AssertSucceeded();
        var workspace = MSBuildWorkspace.Create();
        var opened = await workspace.OpenProjectAsync(
            Path.Combine(project.Folder, "Acme.Tool.csproj"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Empty(workspace.Diagnostics);
        return new(workspace, opened.Id);
    }

    /// <summary>Replaces the text of <c>Program.cs</c>, and saves it.</summary>
    public void Type(string program) =>
        Assert.True(
            _workspace.TryApplyChanges(
                _workspace.CurrentSolution.WithDocumentText(Program.Id, SourceText.From(program))
            )
        );

    /// <summary>Replaces the text of another file of the project, and saves it.</summary>
    public void Type(string file, string text)
    {
        var document = Project.AdditionalDocuments.Single(other => other.Name == file);
        Assert.True(
            _workspace.TryApplyChanges(
                _workspace.CurrentSolution.WithAdditionalDocumentText(
                    document.Id,
                    SourceText.From(text)
                )
            )
        );
    }

    /// <summary>Returns the errors of the compiler in <c>Program.cs</c>, with their IDs first.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ErrorsAsync()
    {
        var model = await Program.GetSemanticModelAsync(TestContext.Current.CancellationToken);
        return
        [
            .. model!
                .GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }

    /// <summary>Returns the light bulb's entries at all errors in <c>Program.cs</c>.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesAsync()
    {
        var actions = new List<CodeAction>();
        foreach (var error in await ErrorsAsync())
        {
            foreach (
                var provider in Providers().Where(p => p.FixableDiagnosticIds.Contains(error.Id))
            )
            {
                await provider.RegisterCodeFixesAsync(
                    new(
                        Program,
                        error,
                        (action, _) => actions.Add(action),
                        TestContext.Current.CancellationToken
                    )
                );
            }
        }

        return actions;
    }

    /// <summary>Chooses an entry of the light bulb, and saves all files.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        // The protocol of VS Code supports no other operation.
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations));
        operation.Apply(_workspace, TestContext.Current.CancellationToken);
    }

    /// <summary>Returns the text that appears when the user points to a word in <c>Program.cs</c>.</summary>
    public async Task<string> QuickInfoAsync(string word)
    {
        var text = await Program.GetTextAsync(TestContext.Current.CancellationToken);
        var info = await QuickInfoService
            .GetService(Program)!
            .GetQuickInfoAsync(
                Program,
                text.ToString().IndexOf(word, StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
        return string.Join("\n", info!.Sections.Select(section => section.Text));
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private Document Program => Project.Documents.Single(document => document.Name == "Program.cs");

    private IEnumerable<CodeFixProvider> Providers() =>
        from reference in Project.AnalyzerReferences.OfType<AnalyzerFileReference>()
        where Path.GetFileName(reference.FullPath).StartsWith("AtlasGen.", StringComparison.Ordinal)
        from type in reference.GetAssembly().GetTypes()
        where
            type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is { } export
            && export.Languages.Contains(LanguageNames.CSharp)
        select (CodeFixProvider)Activator.CreateInstance(type)!;
}
