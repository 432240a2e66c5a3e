using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The return value of a method, and how it is read.</summary>
/// <param name="Type">The type; <see langword="null"/> for no content and for bytes.</param>
/// <param name="Kind">How the response is read.</param>
/// <param name="Accept">The media type to request.</param>
/// <param name="Doc">The document's description of the response.</param>
/// <param name="Sunset">The last day of the version in use; empty if the document does not state one.</param>
internal sealed record ResponseShape(
    TypeRef? Type,
    ResultContent Kind,
    string Accept,
    string Doc,
    string Sunset
)
{
    /// <summary>Gets the JSON pointer of the response's media type; empty if there is none.</summary>
    public string ContentPointer { get; init; } = "";

    /// <summary>Gets a value that indicates whether the document describes the response within an envelope.</summary>
    public bool IsEnveloped { get; init; }
}
