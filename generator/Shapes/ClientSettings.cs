namespace AtlasGen.Generator.Shapes;

/// <summary>What the user chose for one client.</summary>
/// <param name="Namespace">The namespace of everything generated.</param>
/// <param name="ClientName">The name of the root client.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="SpecName">The name of the document's file, without its folder.</param>
/// <param name="OmitsEnvelope">Whether the methods go without <c>envelope</c> and <c>pretty</c>.</param>
internal sealed record ClientSettings(
    string Namespace,
    string ClientName,
    string Accessibility,
    string SpecName,
    bool OmitsEnvelope
)
{
    /// <summary>The name of the root client's interface.</summary>
    public string InterfaceName => "I" + ClientName;
}
