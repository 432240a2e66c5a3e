using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The rules that the document states for requests, which tests check.</summary>
/// <param name="Parameters">For each place of parameters, the rules that the parameters of a name have in most operations.</param>
/// <param name="Operations">The operations that have a rule of their own, a body, or an example.</param>
/// <param name="Schemas">The schemas that the operations refer to.</param>
internal sealed record RulesShape(
    ClientSettings Client,
    string Name,
    EquatableArray<RuleShape> Parameters,
    EquatableArray<RuleShape> Operations,
    EquatableArray<RuleShape> Schemas
) : SourceShape(Client, Name);

/// <summary>The rules for one operation, one schema, or the parameters of one place.</summary>
/// <param name="Name">The name, as a JSON string.</param>
/// <param name="Json">The rules, as JSON in ASCII that never contains three quotation marks in a row.</param>
internal sealed record RuleShape(string Name, string Json);
