using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Selection;

/// <summary>Decides which places of a document a client uses.</summary>
/// <param name="closure">The operations and components that the client uses.</param>
internal sealed class UsedPointers(Closure closure)
{
    private readonly HashSet<string> _parts = new(
        closure.Parts.SelectMany(part => part.SharedPointers.Append(part.Pointer)),
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns whether a place is in a part that the client uses, or in what every client uses, such as the security
    /// schemes.
    /// </summary>
    /// <param name="pointer">The JSON pointer of the place.</param>
    public bool Contains(string pointer) =>
        JsonPointer.Names(pointer).ToArray() switch
        {
            ([SpecEntries.Paths, ..] or [SpecEntries.Components, not "securitySchemes", ..])
            and var names => _parts.Contains(JsonPointer.Of([.. names.Take(3)])),
            _ => true,
        };
}
