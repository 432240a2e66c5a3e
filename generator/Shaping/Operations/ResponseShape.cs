using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>What a method answers, and how it is read.</summary>
/// <param name="Type">The type; <see langword="null"/> for no content, and for bytes.</param>
/// <param name="Kind">How it is read.</param>
/// <param name="Accept">The one media type that is asked for.</param>
/// <param name="Doc">What the document says of it.</param>
/// <param name="Sunset">The last day of the version that is called; empty when the document names none.</param>
internal sealed record ResponseShape(
    TypeRef? Type,
    ResultContent Kind,
    string Accept,
    string Doc,
    string Sunset
);
