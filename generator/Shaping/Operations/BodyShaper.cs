using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The body of a request.</summary>
/// <param name="ContentType">The media type of the body; empty if there is no body.</param>
/// <param name="Parameter">The parameter for the body; <see langword="null"/> if there is no body.</param>
/// <param name="Fault">Why the body cannot be sent; <see langword="null"/> if it can.</param>
internal sealed record BodyShape(string ContentType, ParameterShape? Parameter, string? Fault)
{
    /// <summary>Gets the schema of the body; <see langword="null"/> if it has none.</summary>
    public OpenApiSchema? Schema { get; init; }
}

/// <summary>Decides how a request body is passed and sent.</summary>
internal sealed class BodyShaper(
    TypeResolver schemas,
    string apiVersion,
    DiagnosticSink diagnostics
)
{
    private readonly BodyEncodings _encodings = new(diagnostics);

    private const string StreamDoc =
        "The stream is read from its current position and is not disposed. If it does not support seeking, it is sent only once.";

    /// <param name="operation">The operation.</param>
    /// <param name="version">The version of the operation to call.</param>
    public BodyShape Shape(OperationModel operation, string version)
    {
        if (operation.Operation.RequestBody is not { Content.Count: > 0 } body)
        {
            return new("", null, null);
        }

        var offered = body.Content.Keys.Select(ApiVersions.Of).ToList();
        // The body uses the version of the response, so that both match. Atlas offers both in the same versions.
        var chosen = offered.Contains(version) ? version : ApiVersions.Choose(offered, apiVersion);
        if (chosen is null)
        {
            return Failed(
                $"its body has no version {apiVersion} or earlier, only {ApiVersions.List(offered)}"
            );
        }

        var (mediaType, style) = body
            .Content.Where(content => ApiVersions.Of(content.Key) == chosen)
            .Select(content =>
                (
                    content.Key,
                    Style: StyleOf(content.Key, content.Value?.Schema),
                    content.Value?.Schema
                )
            )
            .OrderBy(content => Rank(content.Style, content.Schema))
            .ThenBy(content => MediaTypeRank.Rank(content.Key, content.Schema))
            .Select(content => (content.Key, content.Style))
            .First();
        if (style is null)
        {
            return Failed(
                $"its body is {mediaType}, but OpenAPI does not define how to serialize a schema in this format"
            );
        }

        var content = body.Content[mediaType];
        if (style is ParameterFormat.Members && IsNothing(content?.Schema))
        {
            return new("", null, null);
        }

        var type = TypeOf(operation, mediaType, style.Value);
        if (style is ParameterFormat.Members && !IsObject(type))
        {
            return Failed($"its body is {mediaType}, but its schema is not an object");
        }

        var pointer = operation.BodyContentPointer(mediaType);
        if (style is ParameterFormat.Multipart)
        {
            _encodings.ReportHeaders(content, pointer);
        }

        var doc = DocText.Line(body.Description, "The request body.");
        var parameter = new ParameterShape(
            "",
            "body",
            type,
            ParameterPlace.Body,
            style.Value,
            body.Required,
            style switch
            {
                ParameterFormat.Bytes => $"{doc} {StreamDoc}",
                ParameterFormat.Multipart => $"{doc} {Parts(content)}".TrimEnd(),
                _ => doc,
            }
        )
        {
            FormMembers =
                style is ParameterFormat.Members
                    ? _encodings.OfForm(content, operation.BodyContent(mediaType), pointer)
                    : default,
        };
        // The boundary is known only to the code that writes the parts.
        var contentType =
            style is ParameterFormat.Multipart ? "" : ContentType(mediaType, style.Value);
        return new(contentType, parameter, null) { Schema = content?.Schema };
    }

    /// <summary>Returns whether a schema neither declares nor allows any property.</summary>
    private static bool IsNothing(OpenApiSchema? schema) =>
        schema is { AdditionalPropertiesAllowed: false } && DeclaresNothing(schema);

    private static bool DeclaresNothing(OpenApiSchema schema) =>
        schema is { Properties.Count: 0, AllOf.Count: 0, OneOf.Count: 0, AnyOf.Count: 0 };

    /// <summary>Returns the documentation of the parts, as XML.</summary>
    private static string Parts(OpenApiMediaType? content)
    {
        var parts = BodyProperties
            .Of(content?.Schema)
            .GroupBy(part => part.Name, StringComparer.Ordinal)
            .Select(same =>
                (
                    same.Key,
                    Notes: Notes(same.Any(part => part.IsRequired), TypeOfPart(content!, same.Key))
                )
            )
            .Select(part => $"<c>{DocText.Escape(part.Key)}</c>{part.Notes}")
            .ToList();
        return parts.Count == 0 ? "" : $"Parts: {string.Join(", ", parts)}.";
    }

    private static string? TypeOfPart(OpenApiMediaType content, string name) =>
        content.Encoding is { } all && all.TryGetValue(name, out var encoding)
            ? encoding?.ContentType
            : null;

    private static string Notes(bool isRequired, string? mediaType)
    {
        var notes = new[]
        {
            isRequired ? "required" : "",
            string.IsNullOrWhiteSpace(mediaType) ? "" : DocText.Escape(mediaType!),
        }.Where(note => note.Length > 0);
        var text = string.Join(", ", notes);
        return text.Length == 0 ? "" : $" ({text})";
    }

    private static bool IsObject(TypeRef type) =>
        type.Form
            is TypeForm.Record
                or TypeForm.Map
                or TypeForm.Union
                or TypeForm.UnionInterface
                or TypeForm.Choice
                or TypeForm.Element;

    private static BodyShape Failed(string fault) => new("", null, fault);

    private TypeRef TypeOf(OperationModel operation, string mediaType, ParameterFormat style)
    {
        var schema = operation.Operation.RequestBody.Content[mediaType]?.Schema;
        return style switch
        {
            ParameterFormat.Text => new(TypeForm.String),
            ParameterFormat.Bytes or ParameterFormat.Multipart => new(TypeForm.Bytes),
            _ => schemas.TypeOf(schema, operation.BodyPointer(mediaType)),
        };
    }

    private static ParameterFormat? StyleOf(string mediaType, OpenApiSchema? schema)
    {
        var isText = schema is { Type: "string", Format: not "binary" };
        return MediaTypes.IsJson(mediaType) ? ParameterFormat.Json
            : MediaTypes.IsMultipartForm(mediaType) ? ParameterFormat.Multipart
            : MediaTypes.IsMultipart(mediaType) ? null
            : MediaTypes.IsForm(mediaType)
                ? isText ? ParameterFormat.Text
                    : ParameterFormat.Members
            : MediaTypes.IsText(mediaType) ? ParameterFormat.Text
            : MediaTypes.IsBinary(mediaType) ? ParameterFormat.Bytes
            : isText ? ParameterFormat.Text
            : MediaTypes.IsRange(mediaType) && SaysMore(schema) ? ParameterFormat.Json
            // OpenAPI does not define how schemas map to XML or to JSON lines, so the caller provides the bytes.
            : ParameterFormat.Bytes;
    }

    /// <summary>Returns whether a schema restricts its values at all.</summary>
    private static bool SaysMore(OpenApiSchema? schema) =>
        schema is not null and not { Type: "string" }
        && !(schema.Type is null && DeclaresNothing(schema));

    /// <summary>Returns the rank of one form of a body. The most specific form has the lowest rank.</summary>
    private static int Rank(ParameterFormat? style, OpenApiSchema? schema) =>
        (style, MediaTypeRank.IsTyped(schema)) switch
        {
            (ParameterFormat.Json, true) => 0,
            (ParameterFormat.Json, false) => 2,
            // The client cannot send the file, but a form of parts can.
            (ParameterFormat.Members, _) when BodyProperties.HasBinary(schema) => 7,
            (ParameterFormat.Members, true) => 1,
            (ParameterFormat.Members, false) => 3,
            (ParameterFormat.Text, _) => 4,
            (ParameterFormat.Bytes, _) => 5,
            (ParameterFormat.Multipart, _) => 6,
            _ => 8,
        };

    /// <summary>
    /// Returns the media type to send. A range only states which media types are allowed, so it cannot be sent.
    /// </summary>
    private static string ContentType(string mediaType, ParameterFormat style) =>
        (style, MediaTypes.IsRange(mediaType)) switch
        {
            (ParameterFormat.Text, var isRange) => MediaTypes.WithCharset(
                isRange ? "text/plain" : mediaType
            ),
            (_, false) => mediaType,
            (ParameterFormat.Json, true) => MediaTypes.Json,
            _ => "application/octet-stream",
        };
}
