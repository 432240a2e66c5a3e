using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Decides what a method returns.</summary>
internal sealed class ResponseShaper(TypeResolver schemas, DiagnosticSink diagnostics)
{
    private readonly StreamShaper _streams = new(schemas);

    /// <param name="operation">The operation.</param>
    /// <param name="version">The version of the operation to call.</param>
    public ResponseShape Shape(OperationModel operation, string version)
    {
        var answers = SuccessResponses
            .Of(operation.Operation)
            .Select(success =>
                Answer.Of(
                    operation,
                    success.Status,
                    success.Response,
                    SuccessResponses.MediaType(success.Response, version)
                )
            )
            .Where(answer => !answer.IsOfOtherVersion)
            .ToList();
        // A response to HEAD never has a body, regardless of the document (RFC 9110 section 9.3.2).
        var bodies = operation.Method == "HEAD" ? [] : answers.FindAll(answer => answer.HasBody);
        var first = bodies.FirstOrDefault() ?? answers.Find(answer => answer.MediaType.Length > 0);
        if (StreamOf(bodies) is { } stream)
        {
            return Response(operation, first, stream.Item, stream.Format);
        }

        var isText = bodies.Count > 0 && bodies.TrueForAll(IsPlainText);
        if (!isText && bodies.Find(answer => !answer.IsJson) is { } file)
        {
            return Response(operation, file, null, ResultContent.File);
        }

        if (bodies.Count == 0)
        {
            // In Atlas, even a response without content has a media type, because it negotiates the version.
            return Response(operation, first, null, ResultContent.None);
        }

        var type = TypeOf(operation, bodies);
        var isOptional =
            bodies.Count < answers.Count || bodies.Exists(answer => answer.Schema!.Nullable);
        return Response(operation, first, type, Kind(type, isOptional));
    }

    /// <summary>
    /// Returns the stream of items that an operation offers besides JSON; <see langword="null"/> if it offers none.
    /// </summary>
    public ResponseShape? ShapeStream(OperationModel operation, string version)
    {
        var streams = SuccessResponses
            .Of(operation.Operation)
            .Select(success =>
                Answer.Of(
                    operation,
                    success.Status,
                    success.Response,
                    SuccessResponses.StreamMediaType(success.Response, version)
                )
            )
            .Where(answer => answer.HasBody)
            .ToList();
        return StreamOf(streams) is { } stream
            ? Response(operation, streams[0], stream.Item, stream.Format)
            : null;
    }

    /// <summary>
    /// Returns the items of responses that are streams of the same items; <see langword="null"/> for all others.
    /// </summary>
    private (TypeRef Item, ResultContent Format)? StreamOf(List<Answer> bodies) =>
        bodies.Count > 0
        && bodies.TrueForAll(body => StreamShaper.IsStream(body.MediaType, body.Content))
        && bodies
            .Select(body => _streams.Shape(body.MediaType, body.Content!, body.ContentPointer))
            .Distinct()
            .ToList()
            is [var only]
            ? only
            : null;

    /// <summary>
    /// Returns whether a response is plain text that is returned as a string. Tables and responses without a schema are
    /// returned as bytes.
    /// </summary>
    private bool IsPlainText(Answer answer) =>
        MediaTypes.IsPlainText(answer.MediaType)
        && answer.Schema is { Type: "string", Enum.Count: 0 }
        && schemas.TypeOf(answer.Schema, answer.Pointer).Form is TypeForm.String;

    private TypeRef TypeOf(OperationModel operation, IReadOnlyList<Answer> bodies)
    {
        var types = bodies.Select(answer => schemas.TypeOf(answer.Schema, answer.Pointer));
        if (types.Distinct().ToList() is [var only])
        {
            return only;
        }

        diagnostics.Report(
            Descriptors.FreeJson,
            JsonPointer.Append(operation.Pointer, "responses"),
            "the success responses of the operation have different types"
        );
        return new(TypeForm.Element);
    }

    private static ResultContent Kind(TypeRef type, bool isOptional) =>
        (type.Form, isOptional) switch
        {
            (TypeForm.String, false) => ResultContent.Text,
            (TypeForm.String, true) => ResultContent.OptionalText,
            (_, true) => ResultContent.OptionalValue,
            _ => ResultContent.Value,
        };

    private static ResponseShape Response(
        OperationModel operation,
        Answer? answer,
        TypeRef? type,
        ResultContent kind
    )
    {
        // The rest of the description belongs to the type.
        var doc = DocText
            .From(
                answer?.Schema?.Description ?? Sentence(answer?.Description),
                "The response from the server."
            )
            .Summary;
        var accept = answer switch
        {
            null or { MediaType: "" } => MediaTypes.Json,
            { IsJson: true } when MediaTypes.IsRange(answer.MediaType) => MediaTypes.Json,
            _ => answer.MediaType,
        };
        return new(
            type,
            kind,
            accept,
            doc,
            Lifecycle.Sunset(operation, answer?.ContentPointer ?? "")
        )
        {
            ContentPointer = answer?.ContentPointer ?? "",
            IsEnveloped = answer?.IsEnveloped ?? false,
        };
    }

    /// <summary>Returns a description that adds to the status; <see langword="null"/> for texts such as "OK".</summary>
    private static string? Sentence(string? description) =>
        description?.Trim() is { Length: > 4 } text
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, ' ') > 0
            ? text
            : null;

    /// <summary>A success response, in the version in use.</summary>
    private sealed record Answer(
        string MediaType,
        OpenApiMediaType? Content,
        string ContentPointer,
        OpenApiSchema? Schema,
        string Pointer,
        string? Description,
        bool IsWithoutContent,
        bool IsOfOtherVersion
    )
    {
        public bool IsEnveloped => Schema is not null && Schema != Content?.Schema;

        public bool IsJson => SuccessResponses.IsJson(MediaType, Content);

        /// <summary>
        /// Gets a value that indicates whether the response has a body. Bytes need no schema, but Atlas declares empty
        /// responses as JSON without a schema.
        /// </summary>
        public bool HasBody =>
            !IsWithoutContent
            && (
                Schema is not null
                || (MediaType.Length > 0 && !IsJson && !MediaTypes.IsRange(MediaType))
            );

        public static Answer Of(
            OperationModel operation,
            string status,
            OpenApiResponse response,
            string? mediaType
        )
        {
            var description = response.Description;
            if (mediaType is null)
            {
                var isOfOtherVersion = response.Content is { Count: > 0 };
                return new("", null, "", null, "", description, true, isOfOtherVersion);
            }

            var content = response.Content[mediaType];
            var contentPointer = operation.ResponseContentPointer(status, mediaType);
            var pointer = JsonPointer.Append(contentPointer, "schema");
            var schema = content?.Schema;
            // The client unwraps envelopes, so the type is that of the content.
            if (schema is not null && operation.HasEnvelope && Enveloped(schema) is { } inner)
            {
                var place = schema.Reference is { } reference
                    ? JsonPointer.Component("schemas", reference.Id)
                    : pointer;
                pointer = JsonPointer.Append(place, "properties", Envelope.Content);
                schema = inner;
            }

            // These responses never have a body, regardless of the document (RFC 9110 sections 15.3.5 and 15.3.6).
            var isWithoutContent = status is "204" or "205";
            return new(
                mediaType,
                content,
                contentPointer,
                schema,
                pointer,
                description,
                isWithoutContent,
                false
            );
        }

        /// <summary>Returns the content schema of an envelope; <see langword="null"/> for any other schema.</summary>
        private static OpenApiSchema? Enveloped(OpenApiSchema schema) =>
            Envelope.IsOne(schema.Required ?? new HashSet<string>())
            && schema.Properties.TryGetValue(Envelope.Content, out var content)
                ? content
                : null;
    }
}
