using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SharpYaml;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Reads a document and the files that its metadata names into trees.</summary>
/// <param name="files">The files that the metadata names.</param>
/// <param name="found">Receives the line at which a file is invalid.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class FileReader(
    IReadOnlyList<ProjectFile> files,
    List<DiagnosticInfo> found,
    CancellationToken cancellationToken
)
{
    private readonly Dictionary<string, DiagnosticInfo> _unreadable = new(StringComparer.Ordinal);
    private Dictionary<string, SpecText>? _texts;

    /// <summary>
    /// Gets the first reason why only a full YAML parser can read a file; <see langword="null"/> if the quick parser read
    /// all files.
    /// </summary>
    public Doubt? Doubt { get; private set; }

    /// <summary>Gets the errors of the parts that cannot be read, by the normalized paths of the parts.</summary>
    public IReadOnlyDictionary<string, DiagnosticInfo> UnreadableParts => _unreadable;

    /// <summary>Returns the tree of the document; <see langword="null"/> if it cannot be read.</summary>
    public SpecTree? Document(SpecFile file) =>
        file.Text is null
            ? Failed(Descriptors.SpecNotReadable, file.Path, default, file.Path)
            : Read(file.Text);

    /// <summary>Returns the tree of an overlay; <see langword="null"/> if it cannot be read.</summary>
    public SpecTree? Overlay(string path) => Named(path, "Overlays");

    /// <summary>
    /// Returns the tree of a part; <see langword="null"/> if it cannot be read, which matters only if the selection needs it.
    /// </summary>
    public SpecTree? Part(string path)
    {
        var tree = Named(path, "Parts");
        if (tree is null)
        {
            var last = found.Count - 1;
            _unreadable.Add(FileAddress.Normalize(path), found[last]);
            found.RemoveAt(last);
        }

        return tree;
    }

    private SpecTree? Named(string path, string metadata)
    {
        if (_texts is null)
        {
            _texts = new(StringComparer.Ordinal);
            foreach (var text in files.Select(file => file.Text).OfType<SpecText>())
            {
                _texts[text.Path] = text;
            }
        }

        return _texts.TryGetValue(path, out var named)
            ? Read(named)
            : Failed(Descriptors.FileNotReadable, "", default, path, metadata);
    }

    private SpecTree? Read(SpecText source)
    {
        var text = source.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Failed(Descriptors.EmptyDocument, source.Path, default);
        }

        try
        {
            return MergeKeys.Apply(Read(source, text), cancellationToken);
        }
        catch (YamlException exception)
        {
            var start = new LinePosition(
                Math.Max(0, exception.Start.Line),
                Math.Max(0, exception.Start.Column)
            );
            return Failed(
                Descriptors.SyntaxError,
                source.Path,
                new(start, start),
                exception.InnerException?.Message ?? Reason(exception.Message)
            );
        }
        catch (UncertainTextException exception)
        {
            var position = Math.Min(exception.Position, text.Length);
            return Failed(
                Descriptors.SyntaxError,
                source.Path,
                source.Place(position, position).Span,
                exception.Message
            );
        }
        catch (DocumentTooLargeException exception)
        {
            return Failed(Descriptors.UnreadableDocument, source.Path, default, exception.Message);
        }
    }

    /// <summary>Reads with the quick indexer, and falls back to the slow one for ambiguous text.</summary>
    private SpecTree Read(SpecText source, string text)
    {
        try
        {
            return SpecIndexer.IndexQuickly(source, text, cancellationToken);
        }
        catch (UncertainTextException exception)
        {
            var tree = ReadSlowly(source, text, exception);
            var position = Math.Min(exception.Position, text.Length);
            Doubt ??= new(source.Place(position, position), exception.Message);
            return tree;
        }
    }

    /// <exception cref="UncertainTextException">
    /// The text is not YAML, and the full parser stops at a place that the quick indexer can read.
    /// </exception>
    private SpecTree ReadSlowly(SpecText source, string text, UncertainTextException doubt)
    {
        try
        {
            return EventIndexer.Index(source, text, cancellationToken);
        }
        catch (YamlException exception) when (exception.Start.Index < doubt.Position)
        {
            // The full parser reads YAML 1.1, and rejects texts of YAML 1.2 such as {a: http://b}.
            throw doubt;
        }
    }

    /// <summary>Returns the message without the positions that SharpYaml puts in front of it.</summary>
    private static string Reason(string message)
    {
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        return end < 0 ? message : message.Substring(end + 3);
    }

    private SpecTree? Failed(
        DiagnosticDescriptor descriptor,
        string path,
        LinePositionSpan span,
        params string[] arguments
    )
    {
        found.Add(DiagnosticInfo.Create(descriptor, path, span, arguments));
        return null;
    }
}
