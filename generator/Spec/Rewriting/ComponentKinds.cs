using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Decides which kind of component a node below a path can become.</summary>
internal static class ComponentKinds
{
    /// <summary>
    /// Returns the kind of component that a node can become, based on its place; <see langword="null"/> if it cannot
    /// become one.
    /// </summary>
    public static string? KindOf(SpecNode node)
    {
        if (node.Parent is not { } parent || !(node.IsMapping || node.IsNull))
        {
            return null;
        }

        // The key of the parent can also be a name, for example of a callback.
        var keyword =
            parent.Parent is { } holder && PlaceOf(holder).HasKeywords() ? parent.Key : "";
        return KindOf(PlaceOf(parent), keyword, parent.IsSequence, node.Key, PlaceOf(node));
    }

    /// <summary>
    /// Returns the kind of component that an object in a place can become; <see langword="null"/> if it cannot become
    /// one.
    /// </summary>
    /// <param name="outer">The place of the mapping or list that contains the object.</param>
    /// <param name="keyword">The key of the mapping or list if it is a keyword; otherwise empty.</param>
    /// <param name="isItem">Whether the object is an item of a list.</param>
    /// <param name="key">The key of the object.</param>
    /// <param name="place">The place of the object.</param>
    public static string? KindOf(
        Place outer,
        string keyword,
        bool isItem,
        string key,
        Place place
    ) =>
        (outer, place) switch
        {
            (_, Place.Schema) => "schemas",
            (_, Place.Example) => "examples",
            (_, Place.Link) => "links",
            (Place.CallbackMap, _) => "callbacks",
            (Place.ExtensibleMap, Place.Object) when keyword is "responses" => keyword,
            (Place.ObjectMap, Place.Object)
                when keyword
                    is "headers"
                        or "responses"
                        or "parameters"
                        or "requestBodies"
                        or "securitySchemes" => keyword,
            (Place.Object, Place.Object) when isItem && keyword is "parameters" => keyword,
            (Place.Object, Place.Object) when !isItem && key is "requestBody" => "requestBodies",
            _ => null,
        };

    private static Place PlaceOf(SpecNode node) =>
        node.Parent is not { } parent ? Place.Object
        : parent.IsSequence ? PlaceOf(parent)
        : PlaceOf(parent).Enter(node.Key);
}
