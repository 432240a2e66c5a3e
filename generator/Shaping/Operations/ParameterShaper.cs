using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;
using WireStyle = Microsoft.OpenApi.Models.ParameterStyle;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Shapes the parameters of one operation.</summary>
/// <param name="names">The names of the operation.</param>
/// <param name="forms">The decisions about how parameters are serialized.</param>
/// <param name="omitsEnvelope">Whether the method omits <c>envelope</c> and <c>pretty</c>.</param>
/// <param name="diagnostics">The sink for diagnostics about omitted parameters.</param>
internal sealed class ParameterShaper(
    OperationNames names,
    ParameterForms forms,
    bool omitsEnvelope,
    DiagnosticSink diagnostics
)
{
    // Parameters with these names must be ignored (OpenAPI 3.0.3, Parameter Object).
    private static readonly HashSet<string> IgnoredHeaders = new(
        ["Accept", "Content-Type", "Authorization"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly List<ParameterShape> _parameters = [];
    private readonly List<ParameterShape> _queryMembers = [];
    private readonly HashSet<string> _parameterNames = new(
        names.Query.Length > 0
            ? ReservedNames.Parameters.Append("query")
            : ReservedNames.Parameters,
        StringComparer.Ordinal
    );
    private readonly HashSet<string> _memberNames = new(
        ReservedNames.RecordMembers.Append("AddTo").Append(names.Query),
        StringComparer.Ordinal
    );
    private readonly HashSet<string> _siblings = new(StringComparer.Ordinal);
    private string? _fault;

    public ParameterList Shape(OperationModel operation, ParameterShape? body)
    {
        var declared = operation.Parameters.Where(IsSent).ToList();
        if (declared.Exists(p => string.IsNullOrEmpty(p.Parameter.Name)))
        {
            return ParameterList.Failed("one of its parameters has no name");
        }

        _siblings.UnionWith(declared.Select(p => p.Parameter.Name));
        // A path has no query, so a question mark in it would be escaped.
        if (operation.Path.IndexOf('?') >= 0)
        {
            return ParameterList.Failed("its path contains a query string");
        }

        var path = new List<PathPart>();
        foreach (var part in PathTemplate.Parse(operation.Path))
        {
            path.AddRange(part.IsParameter ? PathParameter(part.Text, declared) : [part]);
        }

        foreach (
            var parameter in declared.Where(p =>
                p.Parameter.In is not ParameterLocation.Path && !IsOmitted(p)
            )
        )
        {
            Add(parameter, Place(parameter.Parameter));
        }

        if (_queryMembers.Count > 0)
        {
            _parameters.Add(QueryRecord());
        }

        if (body is not null)
        {
            _parameters.Add(body);
        }

        return _fault is not null
            ? ParameterList.Failed(_fault)
            : new(
                path.ToEquatableArray(),
                // The sort is stable: parameters of the same rank keep the order of the document.
                _parameters.OrderBy(Rank).ToEquatableArray(),
                _queryMembers.ToEquatableArray(),
                declared.Exists(p =>
                    OperationModel.IsEnvelope(p.Parameter)
                    && p.Parameter.Schema.Default is OpenApiBoolean { Value: true }
                ),
                null
            );
    }

    /// <summary>Returns the path parts for a parameter, which can occur in the path more than once.</summary>
    private IEnumerable<PathPart> PathParameter(string name, IEnumerable<ParameterModel> declared)
    {
        var parameter = declared.FirstOrDefault(p =>
            p.Parameter is { In: ParameterLocation.Path } path && path.Name == name
        );
        if (parameter is null)
        {
            _fault ??= $"its path contains {{{name}}}, but no parameter with this name is declared";
            return [];
        }

        var shape =
            _parameters.Find(other => other.IsInPath && other.WireName == name)
            ?? Add(parameter, ParameterPlace.Path);
        if (shape is null)
        {
            return [];
        }

        var place = new PathPart(shape.Name, IsParameter: true);
        return parameter.Parameter.Style switch
        {
            WireStyle.Label => [new(".", IsParameter: false), place],
            WireStyle.Matrix => [new($";{name}=", IsParameter: false), place],
            _ => [place],
        };
    }

    /// <summary>
    /// Returns whether a parameter is omitted at the user's request. Required parameters must always be sent.
    /// </summary>
    private bool IsOmitted(ParameterModel parameter) =>
        omitsEnvelope
        && !parameter.IsRequired
        && (
            OperationModel.IsEnvelope(parameter.Parameter)
            || OperationModel.IsPretty(parameter.Parameter)
        );

    private static ParameterPlace Place(OpenApiParameter parameter) =>
        parameter.In is ParameterLocation.Header ? ParameterPlace.Header
        : OperationModel.IsEnvelope(parameter) ? ParameterPlace.Envelope
        : ParameterPlace.Query;

    private ParameterShape? Add(ParameterModel declared, ParameterPlace place)
    {
        var (parameter, pointer, isRequired) = declared;
        var form = forms.Of(parameter, pointer);
        if (form.Type is null)
        {
            Report(parameter.Name, pointer, isRequired, form);
            return null;
        }

        var isMember =
            names.Query.Length > 0
            && OperationNames.IsForRecord(parameter.Name, isRequired)
            && place is ParameterPlace.Query;
        var doc = forms.Doc(parameter, isMember);
        var deprecation = parameter.Deprecated
            ? DeprecationText.OfParameter(parameter.Name, parameter.Description, _siblings)
            : "";
        var shape = new ParameterShape(
            parameter.Name,
            isMember
                ? Naming.Unique(Naming.Pascal(parameter.Name), _memberNames, "Value")
                : Naming.Unique(Naming.Camel(parameter.Name), _parameterNames, "Parameter"),
            form.Type,
            place,
            form.Style,
            isRequired,
            isMember || deprecation.Length == 0 ? doc : $"{doc} {DocText.Escape(deprecation)}"
        )
        {
            Default = Default(form.Type.Form, parameter.Schema?.Default),
            Maximum = Maximum(parameter.Schema?.Maximum),
            IsSecret = Secrets.Contain(
                parameter.Schema ?? parameter.Content?.Values.FirstOrDefault()?.Schema
            ),
            Deprecation = deprecation,
        };
        (isMember ? _queryMembers : _parameters).Add(shape);
        return shape;
    }

    private void Report(string name, string pointer, bool isRequired, ParameterForm form)
    {
        if (isRequired)
        {
            _fault ??= $"its parameter '{name}' cannot be sent, because {form.Fault}";
        }
        else if (form.IsMistake)
        {
            diagnostics.Report(
                Descriptors.ReaderError,
                pointer,
                $"the optional parameter '{name}' is omitted, because {form.Fault}"
            );
        }
        else
        {
            diagnostics.Report(Descriptors.ParameterNotGenerated, pointer, name, form.Fault);
        }
    }

    private ParameterShape QueryRecord() =>
        new(
            "",
            "query",
            new(TypeForm.Record, names.Query),
            ParameterPlace.QueryRecord,
            default,
            IsRequired: false,
            "The optional query parameters."
        );

    /// <summary>
    /// Returns whether a parameter is sent. Optional cookies are not supported, and the client itself sets some
    /// headers.
    /// </summary>
    private static bool IsSent(ParameterModel parameter) =>
        parameter.Parameter.In switch
        {
            null => !string.IsNullOrEmpty(parameter.Parameter.Name),
            ParameterLocation.Cookie => parameter.IsRequired,
            ParameterLocation.Header => !IgnoredHeaders.Contains(parameter.Parameter.Name ?? ""),
            _ => true,
        };

    private static string Default(TypeForm kind, IOpenApiAny? value) =>
        (kind, value) switch
        {
            (TypeForm.Int32 or TypeForm.Int64, OpenApiInteger number) => number.Value.ToString(
                CultureInfo.InvariantCulture
            ),
            (
                TypeForm.Int32
                    or TypeForm.Int64,
                OpenApiLong { Value: >= int.MinValue and <= int.MaxValue } number
            ) => number.Value.ToString(CultureInfo.InvariantCulture),
            (TypeForm.Boolean, OpenApiBoolean flag) => flag.Value ? "true" : "false",
            _ => "",
        };

    private static string Maximum(decimal? value) =>
        value is >= 1 and <= int.MaxValue && decimal.Truncate(value.Value) == value
            ? ((int)value).ToString(CultureInfo.InvariantCulture)
            : "";

    /// <summary>
    /// Returns the rank: path, required, body, optional. <c>envelope</c> and <c>pretty</c> are last, so that new
    /// parameters never shift them.
    /// </summary>
    private static int Rank(ParameterShape parameter) =>
        parameter switch
        {
            { Place: ParameterPlace.Path } => 0,
            { Place: ParameterPlace.Body, IsRequired: true } => 2,
            { Place: ParameterPlace.Body } => 3,
            { IsRequired: true } => 1,
            { Place: ParameterPlace.QueryRecord } => 4,
            { Place: ParameterPlace.Envelope } => 6,
            { WireName: "pretty" } => 7,
            _ => 5,
        };
}
