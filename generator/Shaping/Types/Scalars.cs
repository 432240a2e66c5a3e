using System.Globalization;
using AtlasGen.Generator.Shapes;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>The types of scalar schemas without listed values (OpenAPI 3.0.3, Data Types).</summary>
internal static class Scalars
{
    public static TypeForm KindOf(OpenApiSchema schema) =>
        (schema.Type, schema.Format) switch
        {
            ("boolean", _) => TypeForm.Boolean,
            ("integer", _) => IntegerOf(schema),
            ("number", "float") => TypeForm.Single,
            ("number", _) => TypeForm.Double,
            ("string", "date-time") => TypeForm.DateTime,
            ("string", "date") => TypeForm.Date,
            ("string", "uuid") => TypeForm.Uuid,
            ("string", "byte") => TypeForm.Bytes,
            // The other formats (email, uri, password, …) are strings, because the server does not enforce them.
            ("string", _) => TypeForm.String,
            _ => TypeForm.Element,
        };

    /// <summary>Returns the type that holds all values that a schema allows, based on its format and limits.</summary>
    private static TypeForm IntegerOf(OpenApiSchema schema)
    {
        var listed = (schema.Enum ?? []).Select(NumberOf).ToList();
        // A maximum beyond signed types without a minimum suggests a count or an ID, which starts at 0.
        var isNegative =
            listed.Min() is { } least ? least < 0
            : schema.ExclusiveMinimum == true ? schema.Minimum < -1
            : schema.Minimum < 0;
        return schema.Format is "uint64" || (!isNegative && Exceeds(long.MaxValue))
                ? TypeForm.UInt64
            // A limit beyond 32 bits contradicts the format. The limit is what the server actually sends.
            : schema.Format is "int32" && !Exceeds(int.MaxValue) ? TypeForm.Int32
            // Without a format, 32 bits may not be enough; storage sizes have been seen to exceed them. Int64 also
            // holds the values of int8, int16, uint8, uint16, and uint32.
            : TypeForm.Int64;

        bool Exceeds(decimal limit) =>
            listed.Max() is { } most ? most > limit
            : schema.ExclusiveMaximum == true ? schema.Maximum > limit + 1
            : schema.Maximum > limit;
    }

    private static decimal? NumberOf(IOpenApiAny value) =>
        value switch
        {
            OpenApiInteger number => number.Value,
            OpenApiLong number => number.Value,
            // Readers returns numbers as text if none of its other types can hold them.
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
}
