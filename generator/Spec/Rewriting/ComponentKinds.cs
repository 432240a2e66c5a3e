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

        return (PlaceOf(parent), PlaceOf(node)) switch
        {
            (_, Place.Schema) => "schemas",
            (_, Place.Example) => "examples",
            (_, Place.Link) => "links",
            (Place.CallbackMap, _) => "callbacks",
            (var outer, Place.Object) => KindOfObject(node, parent, outer),
            _ => null,
        };
    }

    /// <summary>Returns the kind of an object whose place many other objects have too.</summary>
    private static string? KindOfObject(SpecNode node, SpecNode parent, Place outer)
    {
        // The key of the parent can also be a name, for example of a callback.
        var keyword =
            parent.Parent is { } holder && PlaceOf(holder).HasKeywords() ? parent.Key : "";
        return (outer, keyword, node.Key) switch
        {
            (Place.ExtensibleMap, "responses", _) => keyword,
            (Place.ObjectMap, "headers", _) => keyword,
            (Place.Object, "parameters", _) when parent.IsSequence => keyword,
            (Place.Object, _, "requestBody") => "requestBodies",
            _ => null,
        };
    }

    private static Place PlaceOf(SpecNode node) =>
        node.Parent is not { } parent ? Place.Object
        : parent.IsSequence ? PlaceOf(parent)
        : PlaceOf(parent).Enter(node.Key);
}
