using System.Globalization;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The types of schemas that are neither object, array nor enum (OpenAPI 3.0.3, Data Types).</summary>
internal static class Scalars
{
    public static TypeKind KindOf(OpenApiSchema schema) =>
        (schema.Type, schema.Format) switch
        {
            ("boolean", _) => TypeKind.Boolean,
            ("integer", _) => IntegerOf(schema),
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

    /// <summary>The type that holds all values that a schema allows, by its format and its limits.</summary>
    private static TypeKind IntegerOf(OpenApiSchema schema)
    {
        var listed = (schema.Enum ?? []).Select(NumberOf).ToList();
        var least = listed.Min() ?? schema.Minimum ?? decimal.MinValue;
        var most = listed.Max() ?? schema.Maximum ?? decimal.MinValue;
        if (schema is { Maximum: not null, ExclusiveMaximum: true })
        {
            most--;
        }

        return schema.Format is "uint64" || (least >= 0 && most > long.MaxValue) ? TypeKind.UInt64
            // A limit beyond 32 bits contradicts the format, and is what the server sends.
            : schema.Format is "int32" && most <= int.MaxValue ? TypeKind.Int32
            // Without a format nothing says that 32 bits are enough, and storage sizes were seen to need more. It
            // also holds the values of int8, int16, uint8, uint16, and uint32.
            : TypeKind.Int64;
    }

    private static decimal? NumberOf(IOpenApiAny value) =>
        value switch
        {
            OpenApiInteger number => number.Value,
            OpenApiLong number => number.Value,
            // Readers leaves what no other type of its own holds.
            OpenApiString text => decimal.TryParse(
                text.Value,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null,
            _ => null,
        };

    /// <summary>Whether a type is one of OpenAPI 3.0 (section Data Types, with those of JSON Schema that it takes over).</summary>
    public static bool IsType(string type) =>
        type is "string" or "integer" or "number" or "boolean" or "object" or "array";

    /// <summary>The type that scalars have in common; free JSON when they have none.</summary>
    public static TypeRef OfAll(IReadOnlyList<OpenApiSchema?> schemas)
    {
        var types = schemas.Select(schema => schema?.Type).Distinct().ToList();
        var kinds = schemas.OfType<OpenApiSchema>().Select(KindOf).Distinct().ToList();
        return new(
            types.Count != 1 || types[0] is null ? TypeKind.Element
            : kinds.Count == 1 ? kinds[0]
            // Of several formats the type without one.
            : KindOf(new OpenApiSchema { Type = types[0] })
        );
    }
}
