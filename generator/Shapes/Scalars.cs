using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The types of schemas that are neither object, array nor enum (OpenAPI 3.0.3, Data Types).</summary>
internal static class Scalars
{
    public static TypeKind KindOf(string? type, string? format) =>
        (type, format) switch
        {
            ("boolean", _) => TypeKind.Boolean,
            ("integer", "int32") => TypeKind.Int32,
            // Without a format nothing says that 32 bits are enough, and storage sizes were seen to need more.
            ("integer", _) => TypeKind.Int64,
            ("number", "float") => TypeKind.Single,
            ("number", _) => TypeKind.Double,
            ("string", "date-time") => TypeKind.DateTime,
            ("string", "date") => TypeKind.Date,
            ("string", "uuid") => TypeKind.Uuid,
            ("string", "byte") => TypeKind.Bytes,
            // The other formats (email, uri, password, …) are text: the server does not hold to them itself.
            ("string", _) => TypeKind.String,
            _ => TypeKind.Element,
        };

    /// <summary>Whether a type is one of OpenAPI 3.0 (section Data Types, with those of JSON Schema that it takes over).</summary>
    public static bool IsType(string type) =>
        type is "string" or "integer" or "number" or "boolean" or "object" or "array";

    /// <summary>The type that scalars have in common; free JSON when they have none.</summary>
    public static TypeRef OfAll(IReadOnlyList<OpenApiSchema?> schemas)
    {
        var types = schemas.Select(schema => schema?.Type).Distinct().ToList();
        var formats = schemas.Select(schema => schema?.Format).Distinct().ToList();
        return new(
            types.Count == 1
                ? KindOf(types[0], formats.Count == 1 ? formats[0] : null)
                : TypeKind.Element
        );
    }
}
