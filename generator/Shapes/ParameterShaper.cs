using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The parameters of one method, in the order that users rely on.</summary>
/// <param name="Path">The path template in parts.</param>
/// <param name="All">The parameters.</param>
/// <param name="IsEnvelopedByDefault">The document says that the answer comes in an envelope unless asked otherwise.</param>
/// <param name="Fault">Why no method can be made; <see langword="null"/> when one can.</param>
internal sealed record ParameterList(
    EquatableArray<PathPart> Path,
    EquatableArray<ParameterShape> All,
    bool IsEnvelopedByDefault,
    string? Fault
);

/// <summary>Shapes the parameters of one operation.</summary>
internal sealed class ParameterShaper(SchemaShaper schemas)
{
    private readonly HashSet<string> _names = new(ReservedNames.Parameters, StringComparer.Ordinal);

    public ParameterList Shape(OperationModel operation, ParameterShape? body)
    {
        var declared = operation.Parameters().ToList();
        if (declared.Any(p => string.IsNullOrEmpty(p.Parameter.Name)))
        {
            return Failed("one of its parameters has no name");
        }

        var template = Template(operation.Path);
        var shapes = new List<ParameterShape>();
        foreach (
            var name in template
                .Where(part => part.IsParameter)
                .Select(part => part.Text)
                .Distinct()
        )
        {
            var (parameter, pointer) = declared.FirstOrDefault(p =>
                p.Parameter is { In: ParameterLocation.Path } path && path.Name == name
            );
            if (parameter is null)
            {
                return Failed(
                    $"its path holds {{{name}}}, and no parameter of that name is declared"
                );
            }

            shapes.Add(Shape(parameter, pointer, ParameterPlace.Path));
        }

        var isEnvelopedByDefault = false;
        foreach (
            var (parameter, pointer) in declared.Where(p =>
                p.Parameter.In != ParameterLocation.Path
            )
        )
        {
            switch (parameter.In)
            {
                case ParameterLocation.Header:
                    shapes.Add(Shape(parameter, pointer, ParameterPlace.Header));
                    break;
                case ParameterLocation.Cookie when parameter.Required:
                    return Failed($"it requires the cookie '{parameter.Name}'");
                case ParameterLocation.Query:
                    var isEnvelope = parameter is { Name: "envelope", Schema.Type: "boolean" };
                    isEnvelopedByDefault |=
                        isEnvelope && parameter.Schema.Default is OpenApiBoolean { Value: true };
                    shapes.Add(
                        Shape(
                            parameter,
                            pointer,
                            isEnvelope ? ParameterPlace.Envelope : ParameterPlace.Query
                        )
                    );
                    break;
            }
        }

        if (shapes.FirstOrDefault(shape => !CanBeSent(shape)) is { } odd)
        {
            return Failed(
                $"its parameter '{odd.WireName}' is neither a single value nor a list of such"
            );
        }

        if (body is not null)
        {
            shapes.Add(body);
        }

        return new(
            template
                .Select(part =>
                    part.IsParameter
                        ? part with
                        {
                            Text = shapes.First(s => s.WireName == part.Text).Name,
                        }
                        : part
                )
                .ToEquatableArray(),
            // Stable: within a rank the order of the document stays.
            shapes.OrderBy(Rank).ToEquatableArray(),
            isEnvelopedByDefault,
            null
        );
    }

    private static ParameterList Failed(string fault) => new(default, default, false, fault);

    private ParameterShape Shape(OpenApiParameter parameter, string pointer, ParameterPlace place)
    {
        var type = parameter.Schema is { } schema
            ? schemas.TypeOf(schema, pointer + "/schema")
            : new TypeRef(TypeKind.String);
        return new(
            parameter.Name,
            Naming.Unique(Naming.Camel(parameter.Name), _names, "Parameter"),
            type,
            place,
            parameter.Required || place is ParameterPlace.Path,
            DocText.Line(parameter.Description, $"The parameter {parameter.Name}.")
        );
    }

    private static bool CanBeSent(ParameterShape parameter) =>
        parameter.Type.IsScalar
        || (
            parameter.Place is ParameterPlace.Query
            && parameter.Type is { Kind: TypeKind.List, Item.IsScalar: true }
        );

    /// <summary>Path, required, body, optional; <c>envelope</c> and <c>pretty</c> last, so that new parameters never shift them.</summary>
    private static int Rank(ParameterShape parameter) =>
        parameter switch
        {
            { Place: ParameterPlace.Path } => 0,
            { IsRequired: true, IsBody: false } => 1,
            { IsRequired: true } => 2,
            { IsBody: true } => 3,
            { IsEnvelope: true } => 5,
            { WireName: "pretty" } => 6,
            _ => 4,
        };

    /// <summary>Splits <c>/groups/{groupId}/invites</c> into text and names.</summary>
    private static IReadOnlyList<PathPart> Template(string path)
    {
        var parts = new List<PathPart>();
        var position = 0;
        while (position < path.Length)
        {
            var open = path.IndexOf('{', position);
            var close = open < 0 ? -1 : path.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > position)
            {
                parts.Add(new(path.Substring(position, open - position), IsParameter: false));
            }

            parts.Add(new(path.Substring(open + 1, close - open - 1), IsParameter: true));
            position = close + 1;
        }

        if (position < path.Length)
        {
            parts.Add(new(path.Substring(position), IsParameter: false));
        }

        return parts;
    }
}
