using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests components that are only references to other components.</summary>
public class ComponentReferenceTests
{
    private const string Circular =
        "define its target, because it consists only of references that lead back to it";

    private const string Undefined = "define its target in this document";

    private static readonly Dictionary<string, (string Use, string Component)> Kinds = new()
    {
        ["schemas"] = (
            "responses: { '200': { description: a, content: { application/json: { schema: {0} } } } }",
            "{ type: object, properties: { size: { type: integer } } }"
        ),
        ["parameters"] = (
            "parameters: [{0}], responses: { '204': { description: a } }",
            "{ in: query, name: size, schema: { type: integer } }"
        ),
        ["responses"] = (
            "responses: { '200': {0} }",
            "{ description: a, content: { application/json: { schema: { type: integer } } } }"
        ),
        ["requestBodies"] = (
            "requestBody: {0}, responses: { '204': { description: a } }",
            "{ content: { application/json: { schema: { type: integer } } } }"
        ),
        ["headers"] = (
            "responses: { '204': { description: a, headers: { Size: {0} } } }",
            "{ schema: { type: integer } }"
        ),
    };

    /// <summary>
    /// Gets each kind with chains of references, the links of each chain that are reported, and what the message says.
    /// </summary>
    public static TheoryData<string, string, string, string> Broken
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var kind in Kinds.Keys)
            {
                data.Add(kind, "A-None", "A", Undefined);
                data.Add(kind, "A-B B-C C-None", "C", Undefined);
                data.Add(kind, "A-A", "A", Circular);
                data.Add(kind, "A-B B-A", "A B", Circular);
                data.Add(kind, "C-B B-C A-B", "C B", Circular);
            }

            return data;
        }
    }

    public static TheoryData<string, int> Whole =>
        [.. Kinds.Keys.SelectMany(kind => new[] { (kind, 1), (kind, 2), (kind, 50) })];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_component_is_reported_at_its_line_and_generated_like_a_broken_reference(
        string kind,
        string chain,
        string reported,
        string advice
    )
    {
        var links = chain.Split(' ').Select(link => link.Split('-')).ToList();
        var spec = Spec(kind, "A", links.Select(link => (link[0], Reference(kind, link[1]))));
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.Equal(
            reported
                .Split(' ')
                .Select(name => links.Find(link => link[0] == name)!)
                .Select(link =>
                    $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, $"    {link[0]}: ")},10): error AG2006: The reference '#/components/{kind}/{link[1]}' does not resolve to a component of this document; {advice}"
                ),
            run.Diagnostics
        );
        Assert.Equal(SpecProject.With(Spec(kind, "A", [])).Run().Files, run.Files);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_chain_of_references_is_generated_like_a_reference_to_its_end(
        string kind,
        int length
    )
    {
        var end = ("End", Kinds[kind].Component);
        var links = Enumerable
            .Range(0, length)
            .Select(i => ($"L{i}", Reference(kind, i + 1 < length ? $"L{i + 1}" : "End")));
        var run = SpecProject.With(Spec(kind, "L0", links.Append(end))).Run().AssertClean();
        Assert.Equal(SpecProject.With(Spec(kind, "End", [end])).Run().Files, run.Files);
        Assert.Contains(
            kind switch
            {
                "schemas" => "Task<End>",
                "parameters" => "PutThingQuery? query",
                "responses" => "Task<long>",
                "requestBodies" => "long? body",
                _ => "Task PutThingAsync(",
            },
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
    }

    private static string Spec(
        string kind,
        string target,
        IEnumerable<(string Name, string Component)> components
    ) =>
        $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            paths:
              /things:
                put: { operationId: putThing, {{Kinds[kind].Use.Replace(
                "{0}",
                Reference(kind, target),
                StringComparison.Ordinal
            )}} }
            components:
              {{kind}}:
            {{string.Join("\n", components.Select(one => $"    {one.Name}: {one.Component}"))}}
            """;

    private static string Reference(string kind, string name) =>
        $"{{ $ref: '#/components/{kind}/{name}' }}";
}
