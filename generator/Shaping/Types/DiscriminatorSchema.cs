using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Decides the type of a property that distinguishes the types of a union.</summary>
internal static class DiscriminatorSchema
{
    /// <summary>
    /// Returns the schema of a discriminator that the object does not declare: the union's declaration, or that of its
    /// other types.
    /// </summary>
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

    /// <summary>
    /// Returns the type. Strings of any format become plain strings, because the values of the mapping may not match
    /// the format.
    /// </summary>
    /// <param name="type">The type of the discriminator's schema.</param>
    /// <param name="schema">The discriminator's schema.</param>
    /// <param name="discriminator">The discriminator's values.</param>
    public static TypeRef TypeOf(
        TypeRef type,
        OpenApiSchema? schema,
        Discriminator discriminator
    ) =>
        type.Form is TypeForm.Date or TypeForm.DateTime or TypeForm.Uuid or TypeForm.Bytes
        || (type.Form is TypeForm.Element && IsText(schema, discriminator))
            ? new(TypeForm.String)
            : type;

    /// <summary>
    /// Returns whether the type is undeclared, which means string (OpenAPI 3.0.3, Discriminator Object), and the values
    /// are neither numbers nor Booleans.
    /// </summary>
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
