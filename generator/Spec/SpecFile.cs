using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec;

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

/// <summary>The text of a document, equal to another with the same content.</summary>
internal sealed class SpecText(SourceText source) : IEquatable<SpecText>
{
    private readonly ImmutableArray<byte> _checksum = source.GetChecksum();

    public override string ToString() => source.ToString();

    /// <summary>Line and column of a span of the text.</summary>
    public LinePositionSpan Span(int start, int end) =>
        source.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));

    public bool Equals(SpecText? other) =>
        other is not null && _checksum.SequenceEqual(other._checksum);

    public override bool Equals(object? obj) => Equals(obj as SpecText);

    public override int GetHashCode() =>
        _checksum.Aggregate(17, (hash, value) => unchecked((hash * 31) + value));
}
