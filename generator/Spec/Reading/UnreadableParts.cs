using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Finds and tells what Readers stumbles over, so that all else can be read.</summary>
/// <param name="file">The document.</param>
/// <param name="index">What it holds.</param>
/// <param name="text">Its text, with everything in its place.</param>
/// <param name="diagnostics">Where mistakes of the document are told.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class UnreadableParts(
    SpecFile file,
    SpecIndex index,
    string text,
    DiagnosticSink diagnostics,
    CancellationToken cancellationToken
)
{
    // It costs a pass over the whole document, and many parts may ask.
    private readonly Lazy<DiagnosticInfo?> _syntaxError = new(() =>
        SpecIndexer.FindSyntaxError(file, text, cancellationToken)
    );

    /// <summary>The parts that Readers can stand, and the text to cut them from.</summary>
    public (string Text, IReadOnlyList<SpecNode> Readable) LeaveOut(IReadOnlyList<SpecNode> parts)
    {
        var corrected = WrongKinds(parts).Aggregate(text, WithoutKey);
        var readable = new List<SpecNode>();
        LeaveOut(corrected, [.. parts], readable);
        return (corrected, readable);
    }

    /// <summary>Tells why the document cannot be read as a whole.</summary>
    public void Tell(IReadOnlyList<SpecNode> parts, string failure)
    {
        if (WrongKinds(parts).Count > 0 || TellDuplicate(index.Tree.Root))
        {
            return;
        }

        if (_syntaxError.Value is { } error)
        {
            diagnostics.Report(error);
        }
        else
        {
            diagnostics.Report(Descriptors.UnreadableDocument, "", failure);
        }
    }

    /// <summary>Goes into halves while something in them cannot be read, since most can.</summary>
    private void LeaveOut(string corrected, ReadOnlySpan<SpecNode> parts, List<SpecNode> readable)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cut = SpecFragment.Cut(index.Tree, corrected, parts.ToArray());
        if (SpecReader.Parse(cut, out _, out _) is not { } failure)
        {
            readable.AddRange(parts.ToArray());
        }
        else if (parts.Length == 1)
        {
            Tell(parts[0], failure);
        }
        else
        {
            var half = parts.Length / 2;
            LeaveOut(corrected, parts.Slice(0, half), readable);
            LeaveOut(corrected, parts.Slice(half), readable);
        }
    }

    private void Tell(SpecNode part, string failure)
    {
        var end = index.Tree.Span(index.Tree[part.Index].End, index.Tree[part.Index].End).Start;
        if (TellDuplicate(part))
        {
            return;
        }

        if (
            _syntaxError.Value is { } error
            && error.Span.Start >= part.Span.Start
            && error.Span.Start <= end
        )
        {
            diagnostics.Report(error);
        }
        else
        {
            diagnostics.Report(Descriptors.UnreadableDocument, part.Pointer, failure);
        }
    }

    private bool TellDuplicate(SpecNode part)
    {
        if (Keywords.FirstDuplicate(index.Tree, part) is not { } entry)
        {
            return false;
        }

        diagnostics.Report(
            DiagnosticInfo.Create(
                Descriptors.UnreadableDocument,
                file.Path,
                entry.Span,
                $"duplicate key '{entry.Key}'"
            )
        );
        return true;
    }

    /// <summary>Tells of the keywords in the parts whose value is of the wrong kind.</summary>
    private IReadOnlyList<SpecNode> WrongKinds(IEnumerable<SpecNode> parts)
    {
        var wrong = parts.SelectMany(part => Keywords.WrongKinds(index.Tree, part)).ToList();
        foreach (var (entry, kind) in wrong)
        {
            diagnostics.Report(
                Descriptors.UnreadableDocument,
                entry.Pointer,
                $"'{entry.Value}' is not a valid {kind}"
            );
        }

        return [.. wrong.Select(pair => pair.Entry)];
    }

    /// <summary>Makes an entry an extension, which may hold anything, without moving anything else.</summary>
    private string WithoutKey(string document, SpecNode entry)
    {
        var start = index.Tree[entry.Index].KeyStart;
        start += document[start] is '"' or '\'' ? 1 : 0;
        return document.Remove(start, 2).Insert(start, "x-");
    }
}
