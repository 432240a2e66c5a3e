using AtlasGen.Generator.Diagnostics;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Shapes one operation as a method.</summary>
internal sealed class OperationShaper(
    SchemaShaper schemas,
    string apiVersion,
    DiagnosticSink diagnostics
)
{
    /// <summary>The shape; <see langword="null"/>, with a diagnostic, when no method can be made of the operation.</summary>
    public OperationShape? Shape(OperationModel operation, ISet<string> takenMethods)
    {
        var responses = new ResponseShaper(schemas, apiVersion).Shape(operation);
        var (contentType, body, fault) = Body(operation);
        if (fault is not null)
        {
            return LeaveOut(operation, fault);
        }

        var parameters = new ParameterShaper(schemas).Shape(operation, body);
        if (parameters.Fault is not null)
        {
            return LeaveOut(operation, parameters.Fault);
        }

        var source = operation.Operation;
        var doc = DocText.From(
            string.IsNullOrWhiteSpace(source.Summary)
                ? source.Description
                : source.Summary!.TrimEnd('.', ' ') + ".",
            $"Calls {operation.Method} {operation.Path}."
        );
        var description = string.IsNullOrWhiteSpace(source.Summary) ? null : source.Description;
        return new(
            operation.OperationId,
            Naming.Unique(Naming.Pascal(operation.Name), takenMethods, "Operation"),
            operation.Method,
            operation.Path,
            parameters.Path,
            parameters.All,
            responses.Type,
            responses.Kind,
            responses.Accept,
            contentType,
            RequiredRoles.Of(source).ToEquatableArray(),
            parameters.IsEnvelopedByDefault,
            Deprecation(operation, responses.Sunset),
            doc with
            {
                Remarks = description is null
                    ? doc.Remarks
                    : DocText.Paragraphs(description).ToEquatableArray(),
            },
            responses.Doc,
            DocsUrl(source)
        );
    }

    /// <summary>What those who use the method are told; empty when it has no end.</summary>
    private string Deprecation(OperationModel operation, string sunset)
    {
        if (!operation.Operation.Deprecated && sunset.Length == 0)
        {
            return "";
        }

        var date = sunset.Length == 0 ? "" : $"; sunset {sunset}";
        if (operation.Spec.SelectedAt is { } place)
        {
            diagnostics.Add(
                DiagnosticInfo.Create(
                    Descriptors.DeprecatedOperation,
                    place.Path,
                    place.Span,
                    operation.Name,
                    date
                )
            );
        }
        else
        {
            diagnostics.Add(
                Descriptors.DeprecatedOperation,
                operation.Pointer,
                operation.Name,
                date
            );
        }

        return $"The document deprecates this operation{date}.";
    }

    private (string ContentType, ParameterShape? Body, string? Fault) Body(OperationModel operation)
    {
        if (operation.Operation.RequestBody is not { Content.Count: > 0 } body)
        {
            return ("", null, null);
        }

        if (MediaTypes.Choose(body.Content.Keys, apiVersion) is not { } mediaType)
        {
            return ("", null, $"its body has no media type of version {apiVersion} or older");
        }

        if (!MediaTypes.IsJson(mediaType) || body.Content[mediaType]?.Schema is not { } schema)
        {
            return ("", null, $"its body is {mediaType}, and only JSON can be sent");
        }

        var type = schemas.TypeOf(schema, operation.BodyPointer(mediaType));
        var doc = DocText.Line(body.Description, "What is sent.");
        return (mediaType, new("", "body", type, ParameterPlace.Body, body.Required, doc), null);
    }

    private OperationShape? LeaveOut(OperationModel operation, string reason)
    {
        diagnostics.Add(
            Descriptors.OperationNotGenerated,
            operation.Pointer,
            operation.Name,
            reason
        );
        return null;
    }

    private static string DocsUrl(OpenApiOperation operation)
    {
        var url =
            operation.ExternalDocs?.Url?.OriginalString
            ?? (
                operation.Extensions.TryGetValue("x-xgen-docs-url", out var value)
                && value is OpenApiString text
                    ? text.Value
                    : ""
            );
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == "https"
            ? DocText.Escape(url)
            : "";
    }
}
