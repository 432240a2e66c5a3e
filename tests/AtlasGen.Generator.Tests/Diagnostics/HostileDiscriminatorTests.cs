using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests unions of very many types.</summary>
public class HostileDiscriminatorTests
{
    private const string Discriminator =
        "{ properties: { kind: { type: string } }, discriminator: { propertyName: kind";

    public static TheoryData<string, string> TooLarge =>
        new()
        {
            { "100,000 values of one type", Mapped(100_000, 1) },
            { "100,000 values of 100 types", Mapped(100_000, 100) },
            { "1,001 values of one type", Mapped(1_001, 1) },
            {
                "100,000 values of no type",
                $"    Thing: {Discriminator}, mapping: {{ {List(100_000, i => $"v{i}: None{i}")} }} }} }}\n{Derived(1)}"
            },
            { "5,000 derived types", $"    Thing: {Discriminator} }} }}\n{Derived(5_000)}" },
            { "5,000 mapped types", Mapped(5_000, 5_000) },
            {
                "5,000 listed types",
                $"    Thing: {{ discriminator: {{ propertyName: kind }}, {Listed(5_000)} }}\n{Plain(5_000)}"
            },
            {
                "a listed type with 100,000 values",
                $"    Thing: {{ discriminator: {{ propertyName: kind, mapping: {{ {List(100_000, i => $"v{i}: T0")} }} }}, {Listed(2)} }}\n{Plain(2)}"
            },
            { "5,000 alternatives", $"    Thing: {{ {Listed(5_000)} }}\n{Plain(5_000)}" },
        };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void A_union_of_too_many_types_is_any_json(string name, string schemas)
    {
        Assert.NotEmpty(name);
        var spec = Spec(schemas);
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.Equal(
            [
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "    Thing: ")},5): info AG3001: No type is generated for this schema, because it is a union of more than 1000 types or discriminator values. Its values are of type JsonElement.",
            ],
            run.Diagnostics
        );
        var client = run.File("IDefaultClient");
        Assert.Contains("Task<JsonElement> GetThingAsync(", client, StringComparison.Ordinal);
        Assert.Contains("Task<T0> GetOneAsync(", client, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme.Atlas.T1.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_union_of_many_values_is_generated()
    {
        var run = SpecProject.With(Spec(Mapped(1_000, 2))).Run().AssertClean();
        Assert.Contains(
            "Task<Thing> GetThingAsync(",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
        Assert.Contains("\"v999\"", run.File("Thing"), StringComparison.Ordinal);
    }

    private static string Spec(string schemas) =>
        $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            paths:
              /thing: { get: { operationId: getThing, responses: { "200": { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } } }
              /one: { get: { operationId: getOne, responses: { "200": { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/T0' } } } } } } }
            components:
              schemas:
            {{schemas}}
            """;

    private static string Mapped(int values, int types) =>
        $"    Thing: {Discriminator}, mapping: {{ {List(values, i => $"v{i}: T{i % types}")} }} }} }}\n{Derived(types)}";

    private static string Derived(int types) =>
        Lines(
            types,
            i =>
                $"    T{i}: {{ allOf: [{{ $ref: '#/components/schemas/Thing' }}], properties: {{ p{i}: {{ type: string }} }} }}"
        );

    private static string Plain(int types) =>
        Lines(
            types,
            i =>
                $"    T{i}: {{ properties: {{ kind: {{ type: string }}, p{i}: {{ type: string }} }} }}"
        );

    private static string Listed(int types) =>
        $"oneOf: [{List(types, i => $"{{ $ref: '#/components/schemas/T{i}' }}")}]";

    private static string List(int count, Func<int, string> item) =>
        string.Join(", ", Enumerable.Range(0, count).Select(item));

    private static string Lines(int count, Func<int, string> line) =>
        string.Join("\n", Enumerable.Range(0, count).Select(line));
}
