using AtlasGen.Generator.Shapes;
using Microsoft.OpenApi.Models;
using WireStyle = Microsoft.OpenApi.Models.ParameterStyle;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>
/// Decides how path parameters are expanded (OpenAPI 3.0.4, Style Examples, which are those of RFC 6570).
/// </summary>
internal static class PathStyle
{
    /// <summary>Returns whether OpenAPI defines a style for a path.</summary>
    public static bool IsDefined(WireStyle? style) =>
        style is null or WireStyle.Simple or WireStyle.Label or WireStyle.Matrix;

    /// <summary>Returns the parts of a path template for a parameter: its prefix, if it has one, and its place.</summary>
    public static IEnumerable<PathPart> Parts(OpenApiParameter parameter, ParameterShape shape)
    {
        var isObject = shape.Type.Form is TypeForm.Record or TypeForm.Map;
        var isExploded = parameter.Explode && (isObject || shape.Type.Form is TypeForm.List);
        var start = parameter.Style switch
        {
            WireStyle.Label => ".",
            WireStyle.Matrix when isObject && isExploded => ";",
            WireStyle.Matrix => $";{parameter.Name}=",
            _ => "",
        };
        // Without `explode`, and in the style `simple`, commas are the separators.
        var separator = isExploded && start.Length > 0 ? start : ",";
        if (start.Length > 0)
        {
            yield return new(start, IsParameter: false);
        }

        yield return new(shape.Name, IsParameter: true)
        {
            Values =
                isObject ? new(shape.Type, separator, isExploded ? "=" : ",")
                : separator == "," ? null
                : new(shape.Type, separator, ""),
        };
    }
}
