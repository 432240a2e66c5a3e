using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Models;
using WireStyle = Microsoft.OpenApi.Models.ParameterStyle;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>
/// Decides how the members of a form are serialized, and reports unsupported parts of an upload (OpenAPI 3.0.3,
/// Encoding Object).
/// </summary>
internal sealed class BodyEncodings(DiagnosticSink diagnostics)
{
    private readonly WireSchemas _wire = new();

    /// <summary>Returns the form members that are not serialized in the default way.</summary>
    /// <param name="content">The content of the form.</param>
    /// <param name="node">The form's node in the document.</param>
    /// <param name="pointer">The JSON pointer of the form's media type.</param>
    public EquatableArray<FormMember> OfForm(
        OpenApiMediaType? content,
        SpecNode? node,
        string pointer
    )
    {
        var members = new List<FormMember>();
        var all = BodyProperties.Of(content?.Schema).ToList();
        var properties = all.ToLookup(property => property.Name, property => property.Schema);
        foreach (var (name, encoding) in All(content))
        {
            var schema = properties[name].FirstOrDefault();
            // Readers does not distinguish an absent explode from false.
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

        // Servers read an empty value as null, but reject a form without a required member.
        members.AddRange(
            all.Where(property =>
                    property is { IsRequired: true, Schema.Nullable: true }
                    && _wire.IsScalar(property.Schema)
                    && !members.Exists(member => member.Name == property.Name)
                )
                .Select(property => property.Name)
                .Distinct()
                .Select(name => new FormMember(name, ParameterFormat.EmptyIfNull))
        );
        return members.ToEquatableArray();
    }

    /// <summary>Reports headers of parts, which servers ignore according to RFC 7578 section 4.8.</summary>
    /// <param name="content">The content of the upload.</param>
    /// <param name="pointer">The JSON pointer of the upload's media type.</param>
    public void ReportHeaders(OpenApiMediaType? content, string pointer)
    {
        foreach (var (part, encoding) in All(content))
        {
            // OpenAPI 3.0.3 describes Content-Type separately.
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
                    $"optional parameter '{header}'",
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

    /// <summary>
    /// Returns how a member is serialized; <see langword="null"/> for the default, with a <paramref name="fault"/> if
    /// the declared way is not supported.
    /// </summary>
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
        // A scalar looks the same in every style.
        if (_wire.IsScalar(schema))
        {
            return null;
        }

        if (style is WireStyle.DeepObject)
        {
            return ParameterFormat.DeepMembers;
        }

        // An undeclared member may be a list or an object.
        var isUnknown = schema is null;
        var found =
            isUnknown || _wire.IsList(schema) ? ParameterForms.ListStyle(style, isExploded)
            : _wire.IsFlat(schema) ? ParameterForms.MembersStyle(style, isExploded)
            : null;
        if (found is null)
        {
            var name = style.ToString();
            fault = _wire.WhyNot(schema, char.ToLowerInvariant(name[0]) + name.Substring(1));
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

        // In a form, a scalar is always text, regardless of the declared content type.
        if (!_wire.IsScalar(schema) && !_wire.IsList(schema))
        {
            fault = $"OpenAPI does not define how to serialize it as {contentType}";
        }

        return null;
    }
}
