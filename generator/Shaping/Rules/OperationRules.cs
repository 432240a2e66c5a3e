using AtlasGen.Generator.Shapes;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>What the document states for the requests of one operation.</summary>
internal sealed class OperationRules
{
    private readonly List<(string Place, string Name, RuleSchema Schema)> _parameters = [];
    private readonly List<string> _required = [];

    /// <summary>Gets or sets the rules for the body; <see langword="null"/> if the operation has no body.</summary>
    public RuleSchema? Body { get; set; }

    /// <summary>Gets or sets a value that indicates whether the body can be omitted.</summary>
    public bool IsBodyOptional { get; set; }

    /// <summary>Gets the example of the response as JSON; <see langword="null"/> if there is none.</summary>
    public string? Example { get; init; }

    /// <summary>Adds a parameter.</summary>
    /// <param name="parameter">The parameter as it is sent.</param>
    /// <param name="declared">The parameter as it is declared.</param>
    /// <param name="schema">The rules for its text; <see langword="null"/> if there are none.</param>
    public void Add(ParameterShape parameter, OpenApiParameter declared, RuleSchema? schema)
    {
        var place = declared.In?.ToString().ToLowerInvariant() ?? "";
        _parameters.Add((place, parameter.WireName, schema ?? new()));
        // A path always contains its parameters. An object in the query has other names than its parameter.
        if (
            parameter.IsRequired
            && !parameter.IsInPath
            && parameter.Style is not (ParameterFormat.Members or ParameterFormat.DeepMembers)
        )
        {
            _required.Add(parameter.WireName);
        }
    }

    /// <summary>Returns the parameters, each with its rules as JSON, which are <c>true</c> if there are none.</summary>
    public IEnumerable<(string Place, string Name, string Json)> Parameters(RuleWriter writer) =>
        _parameters.Select(parameter =>
            (
                parameter.Place,
                parameter.Name,
                writer.HasRules(parameter.Schema)
                    ? writer.Write(parameter.Schema, parameter.Name)
                    : "true"
            )
        );

    /// <summary>Returns the rules as JSON.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="defaults">The rules for the parameters of a name that most operations share.</param>
    public string Write(
        RuleWriter writer,
        IReadOnlyDictionary<(string Place, string Name), string> defaults
    )
    {
        var members = Parameters(writer)
            .Where(parameter =>
                parameter.Json
                != (
                    defaults.TryGetValue((parameter.Place, parameter.Name), out var json)
                        ? json
                        : "true"
                )
            )
            .GroupBy(parameter => parameter.Place, StringComparer.Ordinal)
            .OrderBy(place => place.Key, StringComparer.Ordinal)
            .Select(place =>
                (
                    RuleText.Quote(place.Key),
                    RuleWriter.Object(
                        place.Select(parameter => (RuleText.Quote(parameter.Name), parameter.Json))
                    )
                )
            )
            .ToList();
        if (_required.Count > 0)
        {
            members.Add(("\"required\"", RuleText.List(_required.Select(RuleText.Quote))));
        }

        if (Body is { } body)
        {
            members.Add(("\"body\"", writer.HasRules(body) ? writer.Write(body, "body") : "true"));
        }

        if (Body is not null && IsBodyOptional)
        {
            members.Add(("\"optional\"", "true"));
        }

        if (Example is { } example)
        {
            members.Add(("\"example\"", example));
        }

        return RuleWriter.Object(members);
    }
}
