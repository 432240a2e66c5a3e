using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;
using WireStyle = Microsoft.OpenApi.Models.ParameterStyle;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The C# type of a parameter and its serialization.</summary>
/// <param name="Type">The type; <see langword="null"/> if the parameter cannot be sent.</param>
/// <param name="Style">The serialization.</param>
/// <param name="Fault">Why the parameter cannot be sent; empty if it can.</param>
/// <param name="IsMistake">Whether the fault is an error in the document.</param>
internal sealed record ParameterForm(
    TypeRef? Type,
    ParameterFormat Style,
    string Fault,
    bool IsMistake = false
)
{
    public static ParameterForm Failed(string fault) => new(null, default, fault);

    public static ParameterForm Mistaken(string fault) =>
        new(null, default, fault, IsMistake: true);
}

/// <summary>Decides how parameters are serialized (OpenAPI 3.0.3, Parameter Object).</summary>
internal sealed class ParameterForms(TypeResolver schemas)
{
    private readonly WireSchemas _wire = new();

    // Most parameters are components that hundreds of operations share.
    private readonly Dictionary<OpenApiParameter, ParameterForm> _forms = [];
    private readonly Dictionary<(OpenApiParameter Parameter, bool IsProperty), string> _docs = [];

    public ParameterForm Of(ParameterModel declared)
    {
        var (parameter, pointer, _) = declared;
        if (!_forms.TryGetValue(parameter, out var form))
        {
            form = parameter.In switch
            {
                null when declared.In is "querystring" => ParameterForm.Failed(
                    "a parameter for the whole query must be a form with known properties (OpenAPI 3.2)"
                ),
                null => ParameterForm.Mistaken(
                    "its 'in' is not 'path', 'query', 'header', or 'cookie'"
                ),
                ParameterLocation.Cookie => ParameterForm.Failed("cookies are not supported"),
                _ => Sent(parameter, pointer),
            };
            _forms[parameter] = form;
        }

        return form;
    }

    /// <summary>Returns the documentation of a parameter, as XML on one line.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isProperty">Whether the parameter is a property of the query parameter record.</param>
    public string Doc(OpenApiParameter parameter, bool isProperty)
    {
        if (!_docs.TryGetValue((parameter, isProperty), out var doc))
        {
            var lead = isProperty ? "Gets or sets the" : "The";
            doc = DocText.Line(parameter.Description, $"{lead} '{parameter.Name}' parameter.");
            var example = ExampleText.Of(
                parameter.Schema,
                parameter.Description,
                parameter.Example
            );
            doc = $"{doc} {DefaultText.Of(parameter.Schema?.Default)}".TrimEnd();
            doc = $"{doc} {example}".TrimEnd();
            _docs[(parameter, isProperty)] = doc;
        }

        return doc;
    }

    private ParameterForm Sent(OpenApiParameter parameter, string pointer)
    {
        if (parameter.Content is { Count: > 0 } content)
        {
            return OfContent(parameter, content.First(), pointer);
        }

        var schema = parameter.Schema ?? new OpenApiSchema();
        pointer = JsonPointer.Append(pointer, "schema");
        if (_wire.IsScalar(schema))
        {
            return new(Scalar(schema, pointer), ParameterFormat.Text, "");
        }

        if (parameter is { Style: WireStyle.DeepObject, In: ParameterLocation.Query })
        {
            return new(schemas.TypeOf(schema, pointer), ParameterFormat.DeepMembers, "");
        }

        if (_wire.IsList(schema) && ListStyle(parameter) is { } listStyle)
        {
            return new(List(schema, pointer), listStyle, "");
        }

        if (
            _wire.IsFlat(schema)
            && MembersStyle(parameter) is { } membersStyle
            && schemas.TypeOf(schema, pointer) is { Form: TypeForm.Record or TypeForm.Map } type
        )
        {
            return new(type, membersStyle, "");
        }

        var types = new[] { schema.Type, schema.Items?.Type };
        if (
            Array.Find(types, type => type is not null && !ScalarTypes.IsKnown(type)) is { } unknown
        )
        {
            return ParameterForm.Mistaken($"'{unknown}' is not a valid OpenAPI type");
        }

        return ParameterForm.Failed(_wire.WhyNot(schema, Name(parameter.Style)));
    }

    private ParameterForm OfContent(
        OpenApiParameter parameter,
        KeyValuePair<string, OpenApiMediaType> content,
        string pointer
    )
    {
        if (
            content.Value?.Schema is not { } schema
            // Other content would put JSON into a path segment.
            || (parameter.In is ParameterLocation.Path && !_wire.IsScalar(schema))
        )
        {
            return ParameterForm.Failed(
                $"{content.Key} is not supported in the {Name(parameter.In)}"
            );
        }

        pointer = JsonPointer.Append(pointer, "content", content.Key, "schema");
        // In a path, servers do not expect quotes around text.
        return MediaTypes.IsJson(content.Key) && parameter.In is not ParameterLocation.Path
                ? new(schemas.TypeOf(schema, pointer), ParameterFormat.Json, "")
            : _wire.IsScalar(schema) ? new(Scalar(schema, pointer), ParameterFormat.Text, "")
            : ParameterForm.Failed($"{content.Key} is not supported for its schema");
    }

    /// <summary>Returns how a list is serialized; <see langword="null"/> if OpenAPI does not define it.</summary>
    public static ParameterFormat? ListStyle(WireStyle? style, bool explode) =>
        (style, explode) switch
        {
            (WireStyle.Form or WireStyle.SpaceDelimited or WireStyle.PipeDelimited, true) =>
                ParameterFormat.Repeated,
            (WireStyle.Form or WireStyle.Simple, _) => ParameterFormat.Commas,
            (WireStyle.SpaceDelimited, _) => ParameterFormat.Spaces,
            (WireStyle.PipeDelimited, _) => ParameterFormat.Bars,
            _ => null,
        };

    /// <summary>
    /// Returns how an object is serialized in a query or a form; <see langword="null"/> if OpenAPI does not define it.
    /// </summary>
    public static ParameterFormat? MembersStyle(WireStyle? style, bool explode) =>
        (style, explode) switch
        {
            (WireStyle.Form, true) => ParameterFormat.Members,
            (WireStyle.Form, false) => ParameterFormat.Commas,
            (WireStyle.SpaceDelimited, false) => ParameterFormat.Spaces,
            (WireStyle.PipeDelimited, false) => ParameterFormat.Bars,
            _ => null,
        };

    private static ParameterFormat? ListStyle(OpenApiParameter parameter) =>
        parameter.In is ParameterLocation.Path && PathStyle.IsDefined(parameter.Style)
            ? ParameterFormat.Commas
            : ListStyle(parameter.Style, parameter.Explode);

    private static ParameterFormat? MembersStyle(OpenApiParameter parameter) =>
        (parameter.In, parameter.Style, parameter.Explode) switch
        {
            (ParameterLocation.Path, var style, _) => PathStyle.IsDefined(style)
                ? ParameterFormat.Commas
                : null,
            (ParameterLocation.Header, WireStyle.Simple, false) => ParameterFormat.Commas,
            (ParameterLocation.Header, WireStyle.Simple, true) => ParameterFormat.Members,
            _ => MembersStyle(parameter.Style, parameter.Explode),
        };

    private TypeRef Scalar(OpenApiSchema schema, string pointer)
    {
        if (!_wire.IsText(schema) && schemas.TypeOf(schema, pointer) is { IsScalar: true } type)
        {
            return type;
        }

        return new(TypeForm.String);
    }

    private TypeRef List(OpenApiSchema schema, string pointer)
    {
        if (
            schema.Items is { } items
            && !_wire.IsText(items)
            && schemas.TypeOf(schema, pointer) is { Form: TypeForm.List, Item.IsScalar: true } type
        )
        {
            return type;
        }

        return new(TypeForm.List, Item: new(TypeForm.String));
    }

    private static string Name<T>(T? value)
        where T : struct =>
        value?.ToString() is { Length: > 0 } name
            ? char.ToLowerInvariant(name[0]) + name.Substring(1)
            : "";
}
