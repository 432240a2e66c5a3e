using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Shapes the rules that the document states for the requests of the selected operations.</summary>
internal sealed class RulesShaper(ClientSettings client, TypeResolver schemas)
{
    private readonly RuleReader _reader = new(schemas);

    public RulesShape Shape(IReadOnlyList<OperationRequest> requests)
    {
        var names = requests.ToLookup(request => request.Operation.Name, StringComparer.Ordinal);
        var operations = requests
            .Select(request => (Name: NameOf(request.Operation, names), Rules: Read(request)))
            .OrderBy(operation => operation.Name, StringComparer.Ordinal)
            .ToList();
        var (writer, shared) = new RuleSharing(
            _reader.Components(),
            writer =>
            {
                foreach (var operation in operations)
                {
                    operation.Rules.Write(writer, NoDefaults);
                }
            }
        ).Writer();
        var defaults = Defaults(
            operations.SelectMany(operation => operation.Rules.Parameters(writer))
        );
        return new(
            client,
            "AtlasRules",
            defaults
                .OrderBy(one => one.Key.Name, StringComparer.Ordinal)
                .GroupBy(one => one.Key.Place, StringComparer.Ordinal)
                .OrderBy(place => place.Key, StringComparer.Ordinal)
                .Select(place => new RuleShape(
                    RuleText.Quote(place.Key),
                    RuleWriter.Object(
                        place.Select(one => (RuleText.Quote(one.Key.Name), one.Value))
                    )
                ))
                .ToEquatableArray(),
            operations
                .Select(operation => new RuleShape(
                    RuleText.Quote(operation.Name),
                    operation.Rules.Write(writer, defaults)
                ))
                .Where(rule => rule.Json != "{}")
                .ToEquatableArray(),
            shared
                .Select(leaf => (Name: leaf.Value, Json: leaf.Key))
                .Concat(writer.Components())
                .OrderBy(schema => schema.Name, StringComparer.Ordinal)
                .Select(schema => new RuleShape(RuleText.Quote(schema.Name), schema.Json))
                .ToEquatableArray()
        );
    }

    private static readonly Dictionary<(string Place, string Name), string> NoDefaults = [];

    /// <summary>Returns the rules that most parameters of a name have, because nearly all operations share them.</summary>
    private static Dictionary<(string Place, string Name), string> Defaults(
        IEnumerable<(string Place, string Name, string Json)> parameters
    ) =>
        parameters
            .GroupBy(parameter => (parameter.Place, parameter.Name))
            .Select(same =>
                (
                    same.Key,
                    Most: same.GroupBy(one => one.Json, StringComparer.Ordinal)
                        .OrderByDescending(equal => equal.Count())
                        .ThenBy(equal => equal.Key, StringComparer.Ordinal)
                        .First()
                )
            )
            // A caller can send any header, also one that only other operations declare.
            .Where(one =>
                one.Key.Place != "header" && one.Most.Key != "true" && one.Most.Skip(1).Any()
            )
            .ToDictionary(one => one.Key, one => one.Most.Key);

    /// <summary>Returns the operationId, or the method and the path if other operations have the same one.</summary>
    private static string NameOf(
        OperationModel operation,
        ILookup<string, OperationRequest> names
    ) =>
        names[operation.Name].Skip(1).Any()
            ? $"{operation.Method} {operation.Path}"
            : operation.Name;

    private OperationRules Read(OperationRequest request)
    {
        var rules = new OperationRules { Example = Example(request) };
        foreach (var parameter in request.Parameters.All.Concat(request.Parameters.QueryMembers))
        {
            var schema = request
                .Operation.Parameters.FirstOrDefault(declared =>
                    declared.Parameter.Name == parameter.WireName
                    && declared.Parameter.In == LocationOf(parameter.Place)
                )
                ?.Parameter;
            if (schema is not null)
            {
                rules.Add(parameter, schema, Read(parameter, schema));
            }
        }

        if (request.Body.Parameter is { } body)
        {
            rules.IsBodyOptional = !body.IsRequired;
            rules.Body =
                body.Style is ParameterFormat.Json ? _reader.Read(request.Body.Schema) : new();
        }

        return rules;
    }

    /// <summary>
    /// Returns the rules for the text of a parameter; <see langword="null"/> if the text is neither a single value nor a
    /// list.
    /// </summary>
    private RuleSchema? Read(ParameterShape parameter, OpenApiParameter declared)
    {
        var separator = parameter.Style switch
        {
            ParameterFormat.Text => "",
            _ when parameter.IsInPath || parameter.Type.Form is not TypeForm.List => null,
            ParameterFormat.Repeated => "",
            ParameterFormat.Commas => ",",
            ParameterFormat.Spaces => " ",
            ParameterFormat.Bars => "|",
            _ => null,
        };
        if (
            separator is null
            || (parameter.IsInPath && declared.Style is not (null or ParameterStyle.Simple))
        )
        {
            return null;
        }

        var rule = _reader.Read(
            declared.Schema ?? declared.Content?.Values.FirstOrDefault()?.Schema
        );
        return separator.Length == 0 ? rule : new() { Separator = separator, AllOf = { rule } };
    }

    private static ParameterLocation? LocationOf(ParameterPlace place) =>
        place switch
        {
            ParameterPlace.Path => ParameterLocation.Path,
            ParameterPlace.Query => ParameterLocation.Query,
            ParameterPlace.Header => ParameterLocation.Header,
            _ => null,
        };

    /// <summary>
    /// Returns the example of the response (OpenAPI 3.0.3, Media Type Object); <see langword="null"/> if the document has
    /// none.
    /// </summary>
    private static string? Example(OperationRequest request)
    {
        var (operation, response) = (request.Operation, request.Response);
        if (
            response.Type is null
            || response.ContentPointer.Length == 0
            || operation.Index.Find(response.ContentPointer) is not { } content
        )
        {
            return null;
        }

        var example = content.Child("example");
        if (
            example is null
            && content.Child("examples") is { IsMapping: true } examples
            && examples.Children.Take(1).ToList() is [var first]
        )
        {
            example = operation.Index.Resolve(first)?.Child("value");
        }

        example = response.IsEnveloped && example?.Child("content") is { } inner ? inner : example;
        return example is { } found ? RuleText.Example(found) : null;
    }
}
