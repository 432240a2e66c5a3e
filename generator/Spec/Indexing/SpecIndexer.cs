using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Rewriting.Files;
using AtlasGen.Generator.Spec.Rewriting.Lowering;
using AtlasGen.Generator.Spec.Rewriting.Overlays;
using AtlasGen.Generator.Spec.Rewriting.Swagger;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes a document, and reports the lines at which it is invalid.</summary>
internal static class SpecIndexer
{
    /// <param name="file">The document.</param>
    /// <param name="files">The files that its metadata names.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The index; <see langword="null"/> if an error prevents it, which a diagnostic reports.</returns>
    public static (SpecIndex? Index, IReadOnlyList<DiagnosticInfo> Found) Index(
        SpecFile file,
        IReadOnlyList<ProjectFile> files,
        CancellationToken cancellationToken
    )
    {
        var found = new List<DiagnosticInfo>();
        var reader = new FileReader(files, found, cancellationToken);
        if (reader.Document(file) is not { } tree)
        {
            return (null, found);
        }

        try
        {
            if (file.Options.Overlays.Count > 0)
            {
                var overlays = file.Options.Overlays.Select(reader.Overlay).OfType<SpecTree>();
                tree = OverlayPass.Apply(tree, overlays, found, cancellationToken);
            }

            if (file.Options.Parts.Count > 0)
            {
                var parts = new PartFiles(file.Path, file.Options.Parts, reader.Part);
                tree = FileReferences.Replace(tree, parts, cancellationToken);
            }

            // A document has one version, so at most one of the passes that lower it changes it.
            (tree, var older) = SwaggerDocument.Lower(tree, cancellationToken);
            var references = ReferenceForms.Of(tree);
            tree = ReferenceEscapes.Decode(tree, references, cancellationToken);
            tree = PathReferences.Replace(tree, references, cancellationToken);
            (tree, var newer) = NewerVersions.Lower(tree, references, cancellationToken);
            var index = new SpecIndex(tree, [.. older, .. newer], reader.Doubt, cancellationToken)
            {
                Parts = file.Options.Parts,
                UnreadableParts = reader.UnreadableParts,
            };
            if ((SupportedVersions.Check(file, index) ?? CheckPaths(index)) is not { } error)
            {
                return (index, found);
            }

            found.Add(error);
        }
        catch (DocumentTooLargeException exception)
        {
            found.Add(
                DiagnosticInfo.Create(
                    Descriptors.UnreadableDocument,
                    file.Path,
                    default,
                    exception.Message
                )
            );
        }

        return (null, [.. found, .. reader.UnreadableParts.Values]);
    }

    private static DiagnosticInfo? CheckPaths(SpecIndex index) =>
        index
            .Tree.Root.Children.Where(member =>
                member.HasKey(SpecEntries.Paths) && member is { IsMapping: false, IsNull: false }
            )
            .Select(member =>
                DiagnosticInfo.Create(
                    Descriptors.UnreadableDocument,
                    member.SourcePlace,
                    "'paths' must be an object with one member per path"
                )
            )
            .FirstOrDefault();

    /// <exception cref="UncertainTextException">The text is ambiguous.</exception>
    public static SpecTree IndexQuickly(
        SpecText source,
        string text,
        CancellationToken cancellationToken
    )
    {
        RejectOddLineBreaks(text);
        var tree = new SpecTreeBuilder(text);
        var flow = new FlowIndexer(text, tree, new(text, tree), cancellationToken);
        var start = flow.SkipBlanks(YamlPrelude.End(text));
        if (start < text.Length && text[start] is '{' or '[')
        {
            var end = flow.Index(tree.Add(-1, start, start, start), start);
            tree.Close(0);
            if (flow.SkipBlanks(end) < text.Length)
            {
                throw new UncertainTextException(end, "text follows the end of the document");
            }
        }
        else
        {
            YamlIndexer.Index(text, tree, cancellationToken);
        }

        return tree.Build([source], text);
    }

    /// <summary>Rejects line breaks that most editors do not write.</summary>
    private static void RejectOddLineBreaks(string text)
    {
        for (
            var i = text.IndexOf('\r');
            i >= 0;
            i = i + 1 < text.Length ? text.IndexOf('\r', i + 1) : -1
        )
        {
            if (i + 1 == text.Length || text[i + 1] != '\n')
            {
                throw new UncertainTextException(i, "it contains an unusual line break");
            }
        }
    }
}
