using AtlasGen.Generator.Shaping.Conventions;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the schemas of the errors that an operation declares.</summary>
internal static class ErrorResponses
{
    /// <summary>Returns the components that an operation's error responses use.</summary>
    public static IEnumerable<OpenApiSchema> Of(OperationModel model) =>
        (model.Operation.Responses ?? [])
            .Where(response => StatusCodes.IsError(response.Key) && response.Value is not null)
            .SelectMany(response =>
                response.Value.Content ?? new Dictionary<string, OpenApiMediaType>()
            )
            .Where(content => MediaTypes.IsJson(content.Key))
            .Select(content => content.Value?.Schema)
            .OfType<OpenApiSchema>()
            .Where(schema => schema.Reference is not null);
}
