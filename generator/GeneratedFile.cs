using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Templates;

namespace AtlasGen.Generator;

/// <summary>
/// A file of a client, compared by its shape. The text is rendered once.
/// </summary>
internal sealed class GeneratedFile(SourceShape shape) : IEquatable<GeneratedFile>
{
    // The approximate size of a shape without its text.
    private const int ShapeBytes = 1024;

    private SourceFile? _source;

    public SourceShape Shape => shape;

    /// <summary>Gets the approximate size, in bytes: the shape and the text in UTF-8.</summary>
    public long Bytes => ShapeBytes + (_source?.Text.Length ?? 0);

    public SourceFile Source(CancellationToken cancellationToken)
    {
        if (_source is null)
        {
            // Another build may have rendered it in the meantime.
            Interlocked.CompareExchange(
                ref _source,
                Renderer.Render(shape, cancellationToken),
                null
            );
        }

        return _source;
    }

    public bool Equals(GeneratedFile? other) => other is not null && shape.Equals(other.Shape);

    public override bool Equals(object? obj) => Equals(obj as GeneratedFile);

    public override int GetHashCode() => shape.GetHashCode();
}
