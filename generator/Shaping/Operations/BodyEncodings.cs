using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Models;
using WireStyle = Microsoft.OpenApi.Models.ParameterStyle;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Decides how the members of a form are written, and reports what of an upload cannot be (OpenAPI 3.0.3, Encoding Object).</summary>
internal sealed class BodyEncodings(DiagnosticSink diagnostics)
{
    private readonly WireSchemas _wire = new();

    /// <summary>The members of a form that are written in another way than by default.</summary>
    /// <param name="content">The form.</param>
    /// <param name="node">Its node in the document.</param>
    /// <param name="pointer">The JSON pointer of its media type.</param>
    public EquatableArray<FormMember> OfForm(
        OpenApiMediaType? content,
        SpecNode? node,
        string pointer
    )
    {
        var members = new List<FormMember>();
        var properties = BodyProperties
            .Of(content?.Schema)
            .ToLookup(property => property.Name, property => property.Schema);
        foreach (var (name, encoding) in All(content))
        {
            var schema = properties[name].FirstOrDefault();
            // Readers does not tell an explode that is absent from one that is false.
            var explode = node?.Child("encoding")?.Child(name)?.Child("explode") is null
                ? null
                : encoding.Explode;
            if (Style(encoding, explode, schema, out var fault) is { } style)
            {
                members.Add(new(name, style));
            }
            else if (fault.Length > 0)
            {
                diagnostics.Report(
                    Descriptors.EncodingNotApplied,
                    JsonPointer.Append(pointer, "encoding", name),
                    name,
                    fault
                );
            }
        }

        return members.ToEquatableArray();
    }

    /// <summary>Reports the headers of parts, which RFC 7578 section 4.8 tells servers to ignore.</summary>
    /// <param name="content">The upload.</param>
    /// <param name="pointer">The JSON pointer of its media type.</param>
    public void ReportHeaders(OpenApiMediaType? content, string pointer)
    {
        foreach (var (part, encoding) in All(content))
        {
            // OpenAPI 3.0.3: Content-Type is described separately.
            foreach (
                var header in (
                    encoding.Headers ?? new Dictionary<string, OpenApiHeader>()
                ).Keys.Where(header =>
                    !header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                diagnostics.Report(
                    Descriptors.ParameterNotGenerated,
                    JsonPointer.Append(pointer, "encoding", part, "headers", header),
                    header,
                    $"it is a header of the part '{part}', and servers ignore headers of parts (RFC 7578)"
                );
            }
        }
    }

    private static IEnumerable<(string Name, OpenApiEncoding Encoding)> All(
        OpenApiMediaType? content
    ) =>
        (content?.Encoding ?? new Dictionary<string, OpenApiEncoding>())
            .Where(pair => pair.Value is not null)
            .Select(pair => (pair.Key, pair.Value));

    /// <summary>How a member is written; <see langword="null"/> for the default, and then <paramref name="fault"/> says whether it should be.</summary>
    private ParameterFormat? Style(
        OpenApiEncoding encoding,
        bool? explode,
        OpenApiSchema? schema,
        out string fault
    )
    {
        fault = "";
        if (encoding.Style is null && explode is null)
        {
            return OfContentType(encoding.ContentType, schema, out fault);
        }

        var style = encoding.Style ?? WireStyle.Form;
        var isExploded = explode ?? style is WireStyle.Form;
        // A single value looks the same in every style.
        if (_wire.IsScalar(schema))
        {
            return null;
        }

        if (style is WireStyle.DeepObject)
        {
            return ParameterFormat.DeepMembers;
        }

        // What is declared nowhere may be a list or an object.
        var isUnknown = schema is null;
        var found =
            isUnknown || _wire.IsList(schema) ? ParameterForms.ListStyle(style, isExploded)
            : _wire.IsFlat(schema) ? ParameterForms.MembersStyle(style, isExploded)
            : null;
        if (found is null)
        {
            var name = style.ToString();
            fault =
                $"OpenAPI does not define how style '{char.ToLowerInvariant(name[0])}{name.Substring(1)}' serializes its values";
        }

        return found is ParameterFormat.Repeated ? null : found;
    }

    private ParameterFormat? OfContentType(
        string? contentType,
        OpenApiSchema? schema,
        out string fault
    )
    {
        fault = "";
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return null;
        }

        if (MediaTypes.IsJson(contentType!))
        {
            return ParameterFormat.Json;
        }

        // In a form, a single value is a text whatever its type is called.
        if (!_wire.IsScalar(schema) && !_wire.IsList(schema))
        {
            fault = $"OpenAPI does not define how to serialize it as {contentType}";
        }

        return null;
    }
}
