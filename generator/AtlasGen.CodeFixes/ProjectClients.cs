using System.Collections.Immutable;
using AtlasGen.Generator;
using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.CodeFixes;

/// <summary>The clients of a project, as the generator sees them.</summary>
internal sealed class ProjectClients
{
    private const string ProjectMarker = "build_metadata.AdditionalFiles.AtlasProject";

    // Editors request fixes for the same project again and again, and reading a document of 4 MB takes a while.
    private static readonly WeakReference<KnownLookup?> Known = new(null);

    private readonly Project _project;
    private readonly ClientProject _clients;
    private readonly CancellationToken _cancellationToken;

    private ProjectClients(
        Project project,
        IReadOnlyList<SpecFile> files,
        ClientProject clients,
        CancellationToken cancellationToken
    )
    {
        _project = project;
        _clients = clients;
        _cancellationToken = cancellationToken;
        Files = files;
    }

    /// <summary>Gets the <c>AtlasSpec</c> items.</summary>
    public IReadOnlyList<SpecFile> Files { get; }

    public static ProjectClients Of(Project project, CancellationToken cancellationToken)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var texts = project.AnalyzerOptions.AdditionalFiles;
        var files = texts
            .Select(text => SpecFile.From(text, options, cancellationToken))
            .OfType<SpecFile>()
            .ToList();
        var named = texts.Select(text => ProjectFile.From(text, options, cancellationToken));
        return new(
            project,
            files,
            ClientProject.Of(files.ToImmutableArray()) with
            {
                Files = ClientProject.Of(named.ToImmutableArray()).Files,
            },
            cancellationToken
        );
    }

    /// <summary>Returns the names and operations of a document; <see langword="null"/> if it cannot be read.</summary>
    public ClientLookup? Lookup(SpecFile file)
    {
        var input = ClientInput.Of(file, _clients);
        if (Known.TryGetTarget(out var known) && known?.Input == input)
        {
            return known.Lookup;
        }

        var lookup = ClientLookup.Of(file, input.Project, _cancellationToken);
        Known.SetTarget(new(input, lookup));
        return lookup;
    }

    /// <summary>
    /// Returns the solution after an operation was added to the selection of an item: to its <c>OperationsFile</c>, to its
    /// <c>Operations</c> in the project, or to a directive of a script; <see langword="null"/> if the place cannot be
    /// determined, or if the entry would not be valid for another item with the same <c>OperationsFile</c>.
    /// </summary>
    public async Task<Solution?> SelectAsync(SpecFile file, string operationId)
    {
        if (file.Options.OperationsFile is { Length: > 0 } path)
        {
            var others = Files.Where(other =>
                other != file && other.Options.OperationsFile == path
            );
            if (
                !others.All(other =>
                    Lookup(other)?.Accepts(operationId, _cancellationToken) == true
                )
            )
            {
                return null;
            }

            return await ChangeAsync(path, text => OperationsFileEdit.Add(text, operationId))
                .ConfigureAwait(false);
        }

        var options = _project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        foreach (
            var text in _project.AnalyzerOptions.AdditionalFiles.Where(text =>
                options.GetOptions(text).TryGetValue(ProjectMarker, out var marker)
                && marker.Length > 0
            )
        )
        {
            var changed = await ChangeAsync(text.Path, content => Edit(content, file, operationId))
                .ConfigureAwait(false);
            if (changed is not null)
            {
                return changed;
            }
        }

        foreach (var document in _project.Documents)
        {
            if (
                Path.GetDirectoryName(document.FilePath) is { } folder
                && ScriptEdit.Add(
                    await document.GetTextAsync(_cancellationToken).ConfigureAwait(false),
                    folder,
                    file,
                    operationId
                )
                    is { } changed
            )
            {
                return _project.Solution.WithDocumentText(document.Id, changed);
            }
        }

        return null;
    }

    private SourceText? Edit(SourceText text, SpecFile file, string operationId) =>
        Path.GetDirectoryName(_project.FilePath) is { } folder
            ? ProjectFileEdit.Add(text, folder, file, operationId)
            : null;

    private async Task<Solution?> ChangeAsync(string path, Func<SourceText, SourceText?> change)
    {
        var document = _project.AdditionalDocuments.FirstOrDefault(document =>
            document.FilePath == path
        );
        return
            document is not null
            && change(await document.GetTextAsync(_cancellationToken).ConfigureAwait(false))
                is { } changed
            ? _project.Solution.WithAdditionalDocumentText(document.Id, changed)
            : null;
    }

    private sealed class KnownLookup(ClientInput input, ClientLookup? lookup)
    {
        public ClientInput Input => input;

        public ClientLookup? Lookup => lookup;
    }
}
