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
        [
            .. ReservedNames.Parameters,
            .. names.Query.Length > 0 ? ["query"] : Array.Empty<string>(),
            .. names.Wait.Length > 0 ? ["wait"] : Array.Empty<string>(),
        ],
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
        var declared = operation.Parameters.Where(p => IsSent(p) && HasName(p)).ToList();
        _siblings.UnionWith(declared.Select(p => p.Parameter.Name));
        var template = PathTemplate.Parse(operation.Path);
        var inPath = new PathParameters(operation, declared, diagnostics);
        var path = new List<PathPart>();
        foreach (var part in template.Parts)
        {
            path.AddRange(part.IsParameter ? PathParameter(part.Text, inPath) : [part]);
            if (!part.IsParameter && part.Text.IndexOfAny(['{', '}']) >= 0)
            {
                _fault ??= "a brace in its path has no counterpart";
            }
        }

        var constants = template.Query.Where(pair => !IsParameter(pair, inPath, declared)).ToList();
        foreach (
            var parameter in declared.Where(p =>
                p.Parameter.In is not ParameterLocation.Path
                && !IsOmitted(p)
                && !IsConstant(p.Parameter, constants)
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

        if ((_fault ?? inPath.Fault) is { } fault)
        {
            return ParameterList.Failed(fault);
        }

        inPath.ReportOthers();
        return new(
            path.ToEquatableArray(),
            // The sort is stable: parameters of the same rank keep the order of the document.
            _parameters.OrderBy(Rank).ToEquatableArray(),
            _queryMembers.ToEquatableArray(),
            declared.Exists(p =>
                OperationModel.IsEnvelope(p.Parameter)
                && p.Parameter.Schema.Default is OpenApiBoolean { Value: true }
            ),
            null
        )
        {
            Constants = constants.ToEquatableArray(),
        };
    }

    /// <summary>Returns the path parts for a parameter, which can occur in the path more than once.</summary>
    private IEnumerable<PathPart> PathParameter(string text, PathParameters inPath)
    {
        if (inPath.Find(text) is not { } parameter)
        {
            return [];
        }

        var name = parameter.Parameter.Name;
        var shape =
            _parameters.Find(other => other.IsInPath && other.WireName == name)
            ?? Add(parameter, ParameterPlace.Path);
        return shape is null ? [] : PathStyle.Parts(parameter.Parameter, shape);
    }

    /// <summary>
    /// Returns whether a pair in the query of a path stands for a parameter, as in <c>?name={name}</c>. If the document
    /// declares it in the query, it is sent as declared.
    /// </summary>
    private bool IsParameter(
        QueryPair pair,
        PathParameters inPath,
        IReadOnlyCollection<ParameterModel> declared
    )
    {
        if (pair.Parameter is not { } name)
        {
            return false;
        }

        var isDeclared = declared.Any(p =>
            p.Parameter is { In: ParameterLocation.Query } query
            && (query.Name == pair.Name || query.Name == name)
        );
        if (!isDeclared && inPath.Find(name) is { } parameter)
        {
            Add(parameter, ParameterPlace.Query, pair.Name);
        }

        return true;
    }

    /// <summary>Returns whether the path has the value of a parameter, as in <c>/things?view=full</c>.</summary>
    private static bool IsConstant(OpenApiParameter parameter, List<QueryPair> constants) =>
        parameter.In is ParameterLocation.Query
        && constants.Exists(pair => pair.Name == parameter.Name);

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

    private ParameterShape? Add(
        ParameterModel declared,
        ParameterPlace place,
        string? wireName = null
    )
    {
        var (parameter, pointer, isRequired) = declared;
        var form = forms.Of(declared);
        if (form.Type is null)
        {
            Report(parameter.Name, pointer, isRequired, form);
            return null;
        }

        var isMember =
            names.Query.Length > 0
            && OperationNames.IsForRecord(parameter.Name, isRequired)
            && place is ParameterPlace.Query;
        var value = Default(form.Type.Form, parameter.Schema?.Default);
        // The text of the document explains an envelope that callers never see.
        var doc =
            place is ParameterPlace.Envelope
                ? $"{Envelope.Description} The default is <c>{(value.Length > 0 ? value : "false")}</c>."
                : forms.Doc(parameter, isMember);
        var deprecation = parameter.Deprecated
            ? DeprecationText.OfParameter(parameter.Name, parameter.Description, _siblings)
            : "";
        var shape = new ParameterShape(
            wireName ?? parameter.Name,
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
            Default = value,
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
            diagnostics.Report(
                Descriptors.ParameterNotGenerated,
                pointer,
                $"optional parameter '{name}'",
                form.Fault
            );
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

    private bool HasName(ParameterModel parameter)
    {
        if (!string.IsNullOrEmpty(parameter.Parameter.Name))
        {
            return true;
        }

        if (parameter.IsRequired)
        {
            _fault ??= "one of its parameters has no name";
        }
        else
        {
            diagnostics.Report(
                Descriptors.ParameterNotGenerated,
                parameter.Pointer,
                "optional parameter ''",
                "it has no name"
            );
        }

        return false;
    }

    /// <summary>Returns whether a parameter is sent. The client itself sets some headers.</summary>
    private static bool IsSent(ParameterModel parameter) =>
        parameter.Parameter.In switch
        {
            null => !string.IsNullOrEmpty(parameter.Parameter.Name),
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
