using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Rewriting.Lowering;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SharpYaml;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes a document, or reports the line at which it is invalid.</summary>
internal static class SpecIndexer
{
    public static (SpecIndex? Index, DiagnosticInfo? Error) Index(
        SpecFile file,
        CancellationToken cancellationToken
    )
    {
        if (file.Text is null)
        {
            return Failed(file, Descriptors.SpecNotReadable, default, file.Path);
        }

        var source = file.Text;
        var text = source.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Failed(file, Descriptors.EmptyDocument, default);
        }

        SpecIndex index;
        try
        {
            index = Index(source, text, cancellationToken);
        }
        catch (YamlException exception)
        {
            return (null, SyntaxError(file, exception));
        }
        catch (DocumentTooLargeException exception)
        {
            return Failed(file, Descriptors.UnreadableDocument, default, exception.Message);
        }

        return SupportedVersions.Check(file, index) is { } error
            ? (null, error)
            : CheckPaths(file, index);
    }

    private static (SpecIndex?, DiagnosticInfo?) CheckPaths(SpecFile file, SpecIndex index)
    {
        foreach (var member in index.Tree.Root.Children)
        {
            if (member.HasKey(SpecEntries.Paths) && member is { IsMapping: false, IsNull: false })
            {
                return Failed(
                    file,
                    Descriptors.UnreadableDocument,
                    member.Span,
                    "'paths' must be an object with one member per path"
                );
            }
        }

        return (index, null);
    }

    /// <summary>Indexes with the quick indexer, and falls back to the slow one for ambiguous text.</summary>
    private static SpecIndex Index(
        SpecText source,
        string text,
        CancellationToken cancellationToken
    )
    {
        Doubt? doubt = null;
        SpecTree tree;
        try
        {
            tree = IndexQuickly(source, text, cancellationToken);
        }
        catch (UncertainTextException exception)
        {
            tree = EventIndexer.Index(source, text, cancellationToken);
            var position = Math.Min(exception.Position, text.Length);
            doubt = new(source.Span(position, position), exception.Message);
        }

        var (lowered, losses) = NewerVersions.Lower(
            PathReferences.Replace(tree, cancellationToken),
            cancellationToken
        );
        return new(lowered, doubt, cancellationToken) { Losses = losses };
    }

    /// <exception cref="UncertainTextException">The text is ambiguous.</exception>
    public static SpecTree IndexQuickly(
        SpecText source,
        string text,
        CancellationToken cancellationToken
    )
    {
        RejectOddLineBreaks(text);
        var tree = new SpecTreeBuilder(text);
        var flow = new FlowIndexer(text, tree, cancellationToken);
        var start = flow.SkipBlanks(0);
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

    /// <summary>Rejects line breaks that YAML 1.1 defines but editors and compilers do not recognize.</summary>
    private static void RejectOddLineBreaks(string text)
    {
        var odd = text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029');
        for (
            var i = text.IndexOf('\r');
            odd < 0 && i >= 0;
            i = i + 1 < text.Length ? text.IndexOf('\r', i + 1) : -1
        )
        {
            odd = i + 1 < text.Length && text[i + 1] == '\n' ? -1 : i;
        }

        if (odd >= 0)
        {
            throw new UncertainTextException(odd, "it contains an unusual line break");
        }
    }

    private static DiagnosticInfo SyntaxError(SpecFile file, YamlException exception)
    {
        var start = new LinePosition(
            Math.Max(0, exception.Start.Line),
            Math.Max(0, exception.Start.Column)
        );
        return DiagnosticInfo.Create(
            Descriptors.SyntaxError,
            file.Path,
            new(start, start),
            exception.InnerException?.Message ?? Reason(exception.Message)
        );
    }

    /// <summary>Returns the message without the positions that SharpYaml puts in front of it.</summary>
    private static string Reason(string message)
    {
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        return end < 0 ? message : message.Substring(end + 3);
    }

    private static (SpecIndex?, DiagnosticInfo?) Failed(
        SpecFile file,
        DiagnosticDescriptor descriptor,
        LinePositionSpan span,
        params string[] arguments
    ) => (null, DiagnosticInfo.Create(descriptor, file.Path, span, arguments));
}
