using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Templates;

namespace AtlasGen.Generator;

/// <summary>A file of a client, equal to another that says the same; its text is made when somebody wants it, and once.</summary>
internal sealed class ClientFile(SourceShape shape) : IEquatable<ClientFile>
{
    private SourceFile? _source;

    public SourceShape Shape => shape;

    /// <summary>Whether the text is there.</summary>
    public bool IsRendered => _source is not null;

    public SourceFile Source(CancellationToken cancellationToken)
    {
        if (_source is null)
        {
            // Another build may have been quicker.
            Interlocked.CompareExchange(
                ref _source,
                Renderer.Render(shape, cancellationToken),
                null
            );
        }

        return _source;
    }

    public bool Equals(ClientFile? other) => other is not null && shape.Equals(other.Shape);

    public override bool Equals(object? obj) => Equals(obj as ClientFile);

    public override int GetHashCode() => shape.GetHashCode();
}
