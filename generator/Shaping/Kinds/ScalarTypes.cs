namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>The values of a schema's <c>type</c> (OpenAPI 3.0.3, Data Types).</summary>
internal static class ScalarTypes
{
    /// <summary>Returns whether a type is scalar, that is, neither an object nor an array.</summary>
    public static bool IsScalar(string? type) =>
        type is "string" or "integer" or "number" or "boolean";

    /// <summary>Returns whether OpenAPI 3.0 defines a type of that name.</summary>
    public static bool IsKnown(string type) => IsScalar(type) || type is "object" or "array";
}
