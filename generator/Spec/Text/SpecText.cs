using AtlasGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Text;

/// <summary>The text of a file, compared by content.</summary>
/// <remarks>
/// The comparison is lazy: a clean build has nothing to compare with and never computes a checksum of 4 MB.
/// </remarks>
internal sealed class SpecText(string path, SourceText source) : IEquatable<SpecText>
{
    private readonly SourceText _source = source;

    /// <summary>Gets the file's path, as shown in diagnostics.</summary>
    public string Path => path;

    /// <summary>Gets a checksum that distinguishes texts. The compiler computes it when it reads a file.</summary>
    public string Checksum =>
        $"{_source.Length} {_source.Encoding?.CodePage} {_source.ChecksumAlgorithm} {Convert.ToBase64String([.. _source.GetChecksum()])}";

    /// <summary>Returns the text of a file; <see langword="null"/> if the file cannot be read.</summary>
    public static SpecText? From(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? new(file.Path, text) : null;

    public override string ToString() => _source.ToString();

    /// <summary>Returns the place of a span of the text.</summary>
    public SourcePlace Place(int start, int end) =>
        new(path, _source.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end)));

    public bool Equals(SpecText? other) =>
        other is not null
        && path == other.Path
        && (ReferenceEquals(_source, other._source) || _source.ContentEquals(other._source));

    public override bool Equals(object? obj) => Equals(obj as SpecText);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(path);
}
