using System.Globalization;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Decides what a method answers.</summary>
internal sealed class ResponseShaper(SchemaShaper schemas, string apiVersion)
{
    public (TypeRef? Type, ResultKind Kind, string Accept, string Doc, string Sunset) Shape(
        OperationModel operation
    )
    {
        TypeRef? type = null;
        var (isFile, hasBodyless) = (false, false);
        var (accept, doc) = ("", "");
        OpenApiMediaType? used = null;
        foreach (var (status, response) in Successes(operation.Operation))
        {
            var content = response.Content ?? new Dictionary<string, OpenApiMediaType>();
            var mediaType = MediaTypes.Choose(content.Keys, apiVersion);
            // Also an answer without content has a media type in Atlas: its version is negotiated by it.
            accept = accept.Length == 0 ? mediaType ?? "" : accept;
            used ??= mediaType is null ? null : content[mediaType];
            // A status without content may still list a media type, with nothing in it.
            if (mediaType is null || content[mediaType]?.Schema is not { } schema)
            {
                hasBodyless = true;
            }
            else if (type is null && !isFile)
            {
                accept = mediaType;
                used = content[mediaType];
                doc = DocText.Line(
                    schema.Description ?? Sentence(response.Description),
                    "What the server answers."
                );
                isFile = !MediaTypes.IsJson(mediaType);
                type = isFile
                    ? null
                    : schemas.TypeOf(schema, operation.ResponsePointer(status, mediaType));
            }
        }

        var kind = (type, isFile, hasBodyless) switch
        {
            (_, true, _) => ResultKind.File,
            (null, _, _) => ResultKind.None,
            (_, _, true) => ResultKind.OptionalValue,
            _ => ResultKind.Value,
        };
        var sunset = Lifecycle.Sunset(operation.Operation, used);
        return (type, kind, accept.Length == 0 ? "application/json" : accept, doc, sunset);
    }

    private static IEnumerable<(string Status, OpenApiResponse Response)> Successes(
        OpenApiOperation operation
    ) =>
        (operation.Responses ?? [])
            .Where(response => response is { Key: ['2', _, _], Value: not null })
            .OrderBy(response => response.Key, StringComparer.Ordinal)
            .Select(response => (response.Key, response.Value));

    /// <summary>"OK" tells a reader nothing that the status does not.</summary>
    private static string? Sentence(string? description) =>
        description?.Trim() is { Length: > 4 } text
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, ' ') > 0
            ? text
            : null;
}
