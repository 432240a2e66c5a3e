using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>One <c>AtlasSpec</c> item of the project: the document and what the user says of it.</summary>
/// <param name="Path">The file's path, as diagnostics show it.</param>
/// <param name="Text">The document, or <see langword="null"/> when the file cannot be read.</param>
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

/// <summary>The text of a file, equal to another with the same content.</summary>
/// <remarks>Compared when there is something to compare with: a build from nothing never needs a checksum of 4 MB.</remarks>
internal sealed class SpecText(SourceText source) : IEquatable<SpecText>
{
    private readonly SourceText _source = source;

    /// <summary>Tells texts apart; the compiler computes it when it reads a file.</summary>
    public string Checksum =>
        $"{_source.Length} {_source.Encoding?.CodePage} {_source.ChecksumAlgorithm} {Convert.ToBase64String([.. _source.GetChecksum()])}";

    public override string ToString() => _source.ToString();

    /// <summary>Line and column of a span of the text.</summary>
    public LinePositionSpan Span(int start, int end) =>
        _source.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));

    public bool Equals(SpecText? other) =>
        other is not null
        && (ReferenceEquals(_source, other._source) || _source.ContentEquals(other._source));

    public override bool Equals(object? obj) => Equals(obj as SpecText);

    public override int GetHashCode() => _source.Length;
}
