using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>An <c>AtlasSpec</c> item of the project: the document and its metadata.</summary>
/// <param name="Path">The file's path, as shown in diagnostics.</param>
/// <param name="Text">The document's text; <see langword="null"/> if the file cannot be read.</param>
/// <param name="Options">The item's metadata.</param>
internal sealed record SpecFile(string Path, SpecText? Text, SpecOptions Options)
{
    public static SpecFile? From(
        AdditionalText file,
        AnalyzerConfigOptionsProvider options,
        CancellationToken cancellationToken
    )
    {
        var metadata = SpecOptions.From(options.GetOptions(file));
        return metadata is null
            ? null
            : new(
                file.Path,
                file.GetText(cancellationToken) is { } text ? new(text) : null,
                metadata
            );
    }
}

/// <summary>The text of a file, compared by content.</summary>
/// <remarks>
/// The comparison is lazy: a clean build has nothing to compare with and never computes a checksum of 4 MB.
/// </remarks>
internal sealed class SpecText(SourceText source) : IEquatable<SpecText>
{
    private readonly SourceText _source = source;

    /// <summary>Gets a checksum that distinguishes texts. The compiler computes it when it reads a file.</summary>
    public string Checksum =>
        $"{_source.Length} {_source.Encoding?.CodePage} {_source.ChecksumAlgorithm} {Convert.ToBase64String([.. _source.GetChecksum()])}";

    public override string ToString() => _source.ToString();

    /// <summary>Returns the line and column of a span of the text.</summary>
    public LinePositionSpan Span(int start, int end) =>
        _source.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));

    public bool Equals(SpecText? other) =>
        other is not null
        && (ReferenceEquals(_source, other._source) || _source.ContentEquals(other._source));

    public override bool Equals(object? obj) => Equals(obj as SpecText);

    public override int GetHashCode() => _source.Length;
}
