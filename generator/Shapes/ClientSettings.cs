namespace AtlasGen.Generator.Shapes;

/// <summary>The user's settings for one client.</summary>
/// <param name="Namespace">The namespace of all generated types.</param>
/// <param name="ClientName">The name of the root client.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="SpecName">The file name of the document, without its folder.</param>
/// <param name="OmitsEnvelope">Whether the methods omit <c>envelope</c> and <c>pretty</c>.</param>
internal sealed record ClientSettings(
    string Namespace,
    string ClientName,
    string Accessibility,
    string SpecName,
    bool OmitsEnvelope
)
{
    private const string Suffix = "Client";

    /// <summary>Gets the name of the root client's interface.</summary>
    public string InterfaceName => "I" + ClientName;

    /// <summary>Gets the name of the class that describes the operations.</summary>
    public string OperationsName =>
        (
            ClientName.Length > Suffix.Length
            && ClientName.EndsWith(Suffix, StringComparison.Ordinal)
                ? ClientName.Substring(0, ClientName.Length - Suffix.Length)
                : ClientName
        ) + "Operations";
}
