using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Decides what a property is that tells the types of a union apart.</summary>
internal static class DiscriminatorSchema
{
    /// <summary>The schema of one that the object does not declare: as the union does, or as its other types do.</summary>
    public static OpenApiSchema Undeclared(Discriminator discriminator)
    {
        var declaration = discriminator.Declaration();
        var type = declaration?.Text("type");
        return new()
        {
            Type = ScalarTypes.IsScalar(type) ? type : "string",
            Format = declaration?.Text("format") is { Length: > 0 } format ? format : null,
        };
    }

    /// <summary>Its type; texts of every format are strings, since the values of the mapping need not have the format.</summary>
    /// <param name="type">The type of its schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="discriminator">Its values.</param>
    public static TypeRef TypeOf(
        TypeRef type,
        OpenApiSchema? schema,
        Discriminator discriminator
    ) =>
        type.Form is TypeForm.Date or TypeForm.DateTime or TypeForm.Uuid or TypeForm.Bytes
        || (type.Form is TypeForm.Element && IsText(schema, discriminator))
            ? new(TypeForm.String)
            : type;

    /// <summary>Whether nothing is said of its type (OpenAPI 3.0.3, Discriminator Object: it is a string), and its values are neither numbers nor Booleans.</summary>
    private static bool IsText(OpenApiSchema? schema, Discriminator discriminator) =>
        schema is { UnresolvedReference: false, Type: null }
        && schema.OneOf is null or { Count: 0 }
        && schema.AnyOf is null or { Count: 0 }
        && schema.AllOf is null or { Count: 0 }
        && discriminator.Values.All(one =>
            ConstantText.Of(TypeForm.Double, one.Value) is null
            && ConstantText.Of(TypeForm.Boolean, one.Value) is null
        );
}
