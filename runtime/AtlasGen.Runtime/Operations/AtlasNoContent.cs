namespace AtlasGen;

/// <summary>Represents the body of a request or response that has none (RFC 9110, section 6.4).</summary>
public sealed class AtlasNoContent
{
    private AtlasNoContent() { }

    /// <summary>Gets the only value.</summary>
    public static AtlasNoContent Value { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "";
}
