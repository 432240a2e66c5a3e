using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Places;

/// <summary>
/// The rules of OpenAPI 3.0.3 for the places of a document, and the keywords of OpenAPI 3.2 and JSON Schema 2020-12 that
/// contain schemas.
/// </summary>
internal static class PlaceRules
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
    };

    /// <summary>Returns whether a key of a path item is that of an operation (OpenAPI 3.0.3, Path Item Object).</summary>
    public static bool IsMethod(string key) => Methods.Contains(key);

    /// <summary>Returns whether the keys of a mapping are keywords, and not names or data.</summary>
    public static bool HasKeywords(this Place place) =>
        place is Place.Object or Place.Schema or Place.Components or Place.Example or Place.Link;

    /// <summary>Returns whether the keys of a mapping are names of objects.</summary>
    public static bool HasNames(this Place place) =>
        !place.HasKeywords() && place is not (Place.TextMap or Place.TextListMap or Place.Data);

    /// <summary>Returns whether a <c>$ref</c> with a text in a mapping is a reference, and not data.</summary>
    /// <remarks>
    /// Only objects and callbacks can be references, but bundlers also resolve references in place of all members. Where
    /// keys are names, a text is never a valid value.
    /// </remarks>
    public static bool HasReferences(this Place place) =>
        place is not (Place.TextMap or Place.TextListMap or Place.Data);

    /// <summary>
    /// Returns whether an entry that is null is a keyword without a value, which counts as missing. As a value, null is
    /// data.
    /// </summary>
    /// <param name="key">The key of the entry.</param>
    /// <param name="outer">The place of its mapping.</param>
    public static bool IsMissingIfNull(string key, Place outer) =>
        outer.Enter(key) is Place.Data
            // The values in these lists and objects are data, but the lists and objects are not.
            ? (outer, key) is (Place.Schema, "enum") or (Place.Link, "parameters")
            : outer.HasKeywords() || (key is "$ref" && outer.HasReferences());

    /// <summary>Returns whether an entry is the text of a reference.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="outer">The place of its mapping.</param>
    public static bool IsReference(SpecNode entry, Place outer) =>
        outer.HasReferences() && entry.HasKey("$ref") && entry is { IsScalar: true, IsNull: false };

    /// <summary>Returns the place of the entry with a key in a mapping.</summary>
    public static Place Enter(this Place place, string key) =>
        place switch
        {
            Place.Data => Place.Data,
            Place.TextMap or Place.TextListMap => Place.TextMap,
            Place.ObjectMap => Place.Object,
            Place.SchemaMap => Place.Schema,
            Place.ExampleMap => Place.Example,
            Place.LinkMap => Place.Link,
            Place.CallbackMap => Place.ExtensibleMap,
            _ when key.StartsWith("x-", StringComparison.Ordinal) => Place.Data,
            Place.Schema => OfSchema(key),
            Place.Components => OfComponents(key),
            Place.Example => key is "value" ? Place.Data : Place.Object,
            Place.Link => key is "parameters" or "requestBody" ? Place.Data : Place.Object,
            Place.Object => OfObject(key),
            _ => Place.Object,
        };

    // The same keyword means the same in all of these objects, so they are one place.
    private static Place OfObject(string key) =>
        key switch
        {
            "schema" or "itemSchema" => Place.Schema,
            "content" or "headers" or "encoding" or "variables" => Place.ObjectMap,
            "paths" or "responses" => Place.ExtensibleMap,
            "callbacks" => Place.CallbackMap,
            "examples" => Place.ExampleMap,
            "links" => Place.LinkMap,
            "mapping" or "scopes" => Place.TextMap,
            "security" => Place.TextListMap,
            "components" => Place.Components,
            "example" => Place.Data,
            _ => Place.Object,
        };

    private static Place OfSchema(string key) =>
        key switch
        {
            "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" =>
                Place.SchemaMap,
            "items"
            or "prefixItems"
            or "unevaluatedItems"
            or "contains"
            or "additionalProperties"
            or "unevaluatedProperties"
            or "propertyNames"
            or "not"
            or "allOf"
            or "oneOf"
            or "anyOf"
            or "if"
            or "then"
            or "else"
            or "contentSchema" => Place.Schema,
            // "examples" is from JSON Schema: Readers reports and ignores it.
            "default" or "enum" or "example" or "examples" => Place.Data,
            _ => Place.Object,
        };

    private static Place OfComponents(string kind) =>
        kind switch
        {
            "schemas" => Place.SchemaMap,
            "examples" => Place.ExampleMap,
            "links" => Place.LinkMap,
            "callbacks" => Place.CallbackMap,
            _ => Place.ObjectMap,
        };
}
