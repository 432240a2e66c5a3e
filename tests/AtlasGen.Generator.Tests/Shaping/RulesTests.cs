using System.Globalization;
using System.Text.Json;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>The rules for requests that a client contains.</summary>
public class RulesTests
{
    private static readonly string[] Pieces =
    [
        "\"",
        "\"\"",
        "\"\"\"",
        "\\",
        "\\u0022",
        "\n",
        "\r\n",
        "\u2028",
        "\u0085",
        "\0",
        "\uFEFF",
        "\u202E",
        "\uD83D\uDE00",
        "{",
        "}}",
        "{{",
        "u8;",
        "//",
        "*/",
        "a",
        "é",
        "$",
    ];

    [Fact]
    public void An_operation_without_rules_has_no_entry()
    {
        var rules = RulesOf(
            SmallSpec.Run(
                SmallSpec.Get(
                    "/a/{b}",
                    "getA",
                    "- { name: b, in: path, required: true, schema: { type: string } }"
                )
            )
        );
        Assert.Equal("""{"parameters":{},"operations":{},"schemas":{}}""", Compact(rules));
    }

    [Fact]
    public void Equal_schemas_are_written_once()
    {
        const string Components = """
              schemas:
                One: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/Deep1' }, b: { $ref: '#/components/schemas/Deep2' } } }
                Deep1: { type: object, required: [x], properties: { x: { $ref: '#/components/schemas/Leaf1' } } }
                Deep2: { type: object, required: [x], properties: { x: { $ref: '#/components/schemas/Leaf2' } } }
                Leaf1: { type: object, required: [y] }
                Leaf2: { type: object, required: [y], properties: { z: { type: string } } }
            """;
        var rules = RulesOf(
            SmallSpec.Run(Post("{ $ref: '#/components/schemas/One' }"), Components)
        );
        Assert.Equal(
            """{"parameters":{},"operations":{"send":{"body":{"required":["a"],"properties":{"a":"Deep1","b":"Deep1"}}}},"schemas":{"Deep1":{"required":["x"],"properties":{"x":{"required":["y"]}}}}}""",
            Compact(rules)
        );
    }

    [Fact]
    public void A_circle_without_rules_is_omitted()
    {
        const string Components = """
              schemas:
                One: { type: object, properties: { two: { $ref: '#/components/schemas/Two' }, a: { type: string, maxLength: 1 } } }
                Two: { type: object, properties: { three: { $ref: '#/components/schemas/Three' } } }
                Three: { type: object, properties: { two: { $ref: '#/components/schemas/Two' } } }
            """;
        var rules = RulesOf(
            SmallSpec.Run(Post("{ $ref: '#/components/schemas/One' }"), Components)
        );
        Assert.Equal(
            """{"parameters":{},"operations":{"send":{"body":{"properties":{"a":{"maxLength":1}}}}},"schemas":{}}""",
            Compact(rules)
        );
    }

    [Fact]
    public void A_circle_with_rules_has_names()
    {
        const string Components = """
              schemas:
                One: { type: object, required: [a], properties: { one: { $ref: '#/components/schemas/One' } } }
            """;
        var rules = RulesOf(
            SmallSpec.Run(Post("{ $ref: '#/components/schemas/One' }"), Components)
        );
        Assert.Equal(
            """{"parameters":{},"operations":{"send":{"body":"One"}},"schemas":{"One":{"required":["a"],"properties":{"one":"One"}}}}""",
            Compact(rules)
        );
    }

    [Fact]
    public void A_long_chain_of_schemas_is_not_nested_deeply()
    {
        var schemas = Enumerable
            .Range(0, 200)
            .Select(i =>
                $"    S{i}: {{ type: object, required: [a], properties: {{ n: {{ $ref: '#/components/schemas/S{i + 1}' }} }} }}"
            );
        var rules = RulesOf(
            SmallSpec.Run(
                Post("{ $ref: '#/components/schemas/S0' }"),
                $"  schemas:\n{string.Join('\n', schemas)}\n    S200: {{ type: object }}"
            )
        );
        Assert.Equal(40, rules.GetProperty("schemas").EnumerateObject().Count());
    }

    [Fact]
    public void Text_of_the_document_cannot_end_the_literal()
    {
        var random = new Random(22);
        var values = Enumerable
            .Range(0, 500)
            .Select(i =>
                string.Concat(
                    Enumerable
                        .Range(0, random.Next(1, 6))
                        .Select(_ => Pieces[random.Next(Pieces.Length)])
                ) + i.ToString(CultureInfo.InvariantCulture)
            )
            .ToList();
        var quoted = values.Select(value => JsonSerializer.Serialize(value)).ToList();
        var properties = quoted
            .Take(40)
            .Select(name => $"{name}: {{ type: string, pattern: {name} }}");
        var rules = RulesOf(
            SmallSpec.Run(
                Post(
                    $$"""{ type: object, required: [{{string.Join(", ", quoted.Take(40))}}], properties: { {{string.Join(", ", properties)}}, e: { type: string, enum: [{{string.Join(", ", quoted)}}] } } }"""
                )
            )
        );
        var body = rules.GetProperty("operations").GetProperty("send").GetProperty("body");
        Assert.Equal(values.Take(40), Texts(body.GetProperty("required")));
        Assert.Equal(
            values,
            Texts(body.GetProperty("properties").GetProperty("e").GetProperty("enum"))
        );
        Assert.All(
            values.Take(40),
            value =>
                Assert.Equal(
                    value,
                    body.GetProperty("properties")
                        .GetProperty(value)
                        .GetProperty("pattern")
                        .GetString()
                )
        );
    }

    private static string Post(string schema) =>
        $$"""
              /a:
                post:
                  operationId: send
                  requestBody: { required: true, content: { application/json: { schema: {{schema}} } } }
                  responses: { "204": { description: None. } }

            """;

    private static IEnumerable<string> Texts(JsonElement list) =>
        list.EnumerateArray().Select(value => value.GetString()!);

    /// <summary>Returns the rules as the compiler reads them.</summary>
    private static JsonElement RulesOf(GeneratorRun run)
    {
        var literal = CSharpSyntaxTree
            .ParseText(run.File("AtlasRules"))
            .GetRoot()
            .DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Single(node => node.IsKind(SyntaxKind.Utf8StringLiteralExpression));
        return JsonDocument.Parse(literal.Token.ValueText).RootElement;
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
