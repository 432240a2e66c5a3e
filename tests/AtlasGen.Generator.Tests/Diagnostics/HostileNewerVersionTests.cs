using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests documents of OpenAPI 3.1 and 3.2 that are wrong, huge, or endless.</summary>
public class HostileNewerVersionTests
{
    private static readonly string[] Values =
    [
        "5",
        "x",
        "true",
        "false",
        "~",
        "[]",
        "{}",
        "[5]",
        "[~]",
        "[[]]",
        "[{}]",
        "[true, false]",
        "{ a: 5 }",
        "{ a: ~, b: [], c: true }",
        "{ $ref: 5 }",
        "{ $ref: '#' }",
        "{ $ref: '#/components/schemas/Bad' }",
        "[{ $ref: '#/components/schemas/Bad' }, { type: 'null' }]",
    ];

    private static readonly string[] SchemaKeywords =
    [
        "$ref: '#/components/schemas/Good', type",
        "$id",
        "$anchor",
        "$dynamicRef",
        "$defs",
        "$ref",
        "type",
        "const",
        "enum",
        "type: object, const",
        "type: [string, integer], enum",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "items",
        "prefixItems",
        "prefixItems: [{ type: string }], items",
        "properties",
        "patternProperties",
        "additionalProperties",
        "patternProperties: { a: true }, additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
        "dependentSchemas",
        "if",
        "then",
        "else",
        "contains",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "contentEncoding",
        "contentMediaType",
        "examples",
        "nullable",
        "required",
        "discriminator",
        "xml",
        "description",
        "default",
    ];

    private static readonly string[] OperationKeywords =
    [
        "parameters",
        "requestBody",
        "requestBody: { content: { application/json: { itemSchema: { type: string } } } }, responses",
        "responses",
        "callbacks",
        "servers",
        "tags",
    ];

    public static TheoryData<string> Schemas => [.. SchemaKeywords];

    public static TheoryData<string> AllValues => [.. Values];

    public static TheoryData<string> Operations => [.. OperationKeywords];

    private const string Good = """
              responses: { '200': { description: Good., content: { application/json: { schema: { $ref: '#/components/schemas/Good' } } } } }
        """;

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_wrong_value_of_a_keyword_is_survived(string keyword) =>
        AssertSurvives(
            "openapi: 3.1.0\npaths:\n  /good:\n    get:\n      operationId: getGood\n"
                + Good
                + string.Concat(
                    Values.Select(
                        (value, i) =>
                            $$"""

                                  /bad{{i}}:
                                    put:
                                      operationId: replaceBad{{i}}
                                      parameters: [{ name: a, in: query, schema: { {{keyword}}: {{value}} } }]
                                      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Bad{{i}}' } } } }
                                      responses: { '200': { content: { application/json: { schema: { {{keyword}}: {{value}} } } } } }
                                """
                    )
                )
                + """

                components:
                  schemas:
                    Good: { type: object, properties: { text: { type: [string, 'null'] } } }
                    Bad: { type: string }
                """
                + string.Concat(
                    Values.Select(
                        (value, i) =>
                            $$"""

                                    Bad{{i}}: { type: object, properties: { bad: { {{keyword}}: {{value}} }, list: { type: array, items: { {{keyword}}: {{value}} } } } }
                                    Worse{{i}}: { {{keyword}}: {{value}} }
                                """
                    )
                )
        );

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_wrong_value_in_an_operation_is_survived(string keyword) =>
        AssertSurvives(
            "openapi: 3.2.0\npaths:\n  /good:\n    get:\n      operationId: getGood\n"
                + Good
                + string.Concat(
                    Values.Select(
                        (value, i) =>
                            $$"""

                                  /bad{{i}}:
                                    query: { operationId: queryBad{{i}}, {{keyword}}: {{value}} }
                                    put: { operationId: replaceBad{{i}}, {{keyword}}: {{value}} }
                                    additionalOperations: { COPY: { operationId: copyBad{{i}}, {{keyword}}: {{value}} }, 'a b': {{value}}, c: {{value}} }
                                  /worse{{i}}: { query: {{value}}, additionalOperations: {{value}}, parameters: {{value}} }
                                  /worst{{i}}: {{value}}
                                """
                    )
                )
                + """

                components:
                  schemas:
                    Good: { type: object, properties: { text: { type: [string, 'null'] } } }
                    Bad: { type: string }
                """
        );

    [Theory]
    [MemberData(nameof(AllValues))]
    public void A_wrong_value_in_the_document_is_survived(string value) =>
        AssertSurvives(
            $$"""
            openapi: 3.2.0
            $self: {{value}}
            jsonSchemaDialect: {{value}}
            webhooks: {{value}}
            paths:
              /good:
                get:
                  operationId: getGood
            {{Good}}
            components:
              pathItems: {{value}}
              mediaTypes: {{value}}
              callbacks: {{value}}
              schemas:
                Good: { type: object, properties: { text: { type: [string, 'null'] } } }
            """
        );

    private static void AssertSurvives(string document)
    {
        var run = SpecProject.With(document).Run();
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.Matches(@"^atlas\.yaml\(\d+,\d+\): \w+ AG[1-4]\d{3}: ", diagnostic)
        );
        run.AssertCompiles();
        Assert.Contains("string? Text", run.File("Good"), StringComparison.Ordinal);
        var selected = SpecProject.With(document, "getGood").Run();
        Assert.All(
            selected.Diagnostics,
            diagnostic => Assert.Contains("webhooks", diagnostic, StringComparison.Ordinal)
        );
        Assert.Contains("string? Text", selected.File("Good"), StringComparison.Ordinal);
        selected.AssertCompiles();
    }

    public static TheoryData<string, string> Endless =>
        new()
        {
            {
                "references with siblings",
                "A: { $ref: '#/components/schemas/B', description: a }, B: { $ref: '#/components/schemas/A', type: [string, 'null'] }"
            },
            {
                "null or itself",
                "A: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }"
            },
            {
                "definitions of itself",
                "A: { $ref: '#/components/schemas/A/$defs/B', $defs: { B: { $ref: '#/components/schemas/A/$defs/C' }, C: { $ref: '#/components/schemas/A/$defs/B' } } }"
            },
            {
                "a definition that contains itself",
                "A: { $ref: '#/$defs/B', $defs: { B: { properties: { a: { $ref: '#/components/schemas/A/$defs/B/properties/b' }, b: { $ref: '#/components/schemas/A/$defs/B' } } } } }"
            },
            {
                "a pointer through itself",
                "A: { properties: { a: { $ref: '#/components/schemas/A/properties/a/properties/b' } } }"
            },
            {
                "pointers through each other",
                "A: { properties: { a: { $ref: '#/components/schemas/A/properties/b/x' }, b: { $ref: '#/components/schemas/A/properties/a/x' } } }"
            },
            { "an anchor of itself", "A: { $anchor: a, $ref: '#a' }" },
            {
                "an ID of itself",
                "A: { $id: 'a', allOf: [{ $ref: 'a' }], $defs: { A: { $id: 'a', $ref: 'a#/$defs/A' } } }"
            },
            {
                "the document",
                "A: { $ref: '#/' , allOf: [{ $ref: '#/components' }, { $ref: '#/components/schemas' }, { $ref: '#/openapi' }] }"
            },
            {
                "nested null",
                "A: "
                    + string.Concat(Enumerable.Repeat("{ anyOf: [{ type: 'null' }, ", 20))
                    + "{ type: string }"
                    + string.Concat(Enumerable.Repeat("] }", 20))
            },
        };

    [Theory]
    [MemberData(nameof(Endless))]
    public void Circles_are_survived(string name, string schemas)
    {
        Assert.NotEmpty(name);
        var document = $$"""
            openapi: 3.1.0
            paths:
              /a: { get: { operationId: getA, responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } } }
              /b: { get: { operationId: getB, responses: { '200': { content: { application/json: { schema: { type: object, properties: { b: { type: string } } } } } } } } }
            components: { schemas: { {{schemas}} } }
            """;
        SpecProject.With(document).Run().AssertCompiles();
        SpecProject.With(document, "getB").Run().AssertClean();
    }

    [Fact]
    public void Circles_of_path_items_are_survived()
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.1.0
                paths:
                  /a: { $ref: '#/components/pathItems/A' }
                  /b: { $ref: '#/paths/~1b' }
                  /c: { $ref: '#/paths/~1d' }
                  /d: { $ref: '#/paths/~1c' }
                components:
                  pathItems:
                    A:
                      get:
                        operationId: getA
                        responses: { '204': { description: None. } }
                        callbacks: { a: { 'b': { $ref: '#/components/pathItems/A' } } }
                """
            )
            .Run()
            .AssertCompiles();
        Assert.Contains("GetAAsync", string.Concat(run.Files.Values), StringComparison.Ordinal);
        Assert.Equal(3, run.Diagnostics.Count(d => d.Contains("AG2006", StringComparison.Ordinal)));
    }

    [Fact]
    public void Circles_of_media_types_are_survived() =>
        SpecProject
            .With(
                """
                openapi: 3.2.0
                paths:
                  /a:
                    get:
                      operationId: getA
                      responses: { '200': { content: { application/json: { $ref: '#/components/mediaTypes/A' } } } }
                  /b:
                    get:
                      operationId: getB
                      responses: { '204': { description: None. } }
                components:
                  mediaTypes:
                    A:
                      schema: { type: string }
                      encoding: { a: { headers: { h: { content: { text/plain: { $ref: '#/components/mediaTypes/A' } } } } } }
                """,
                "getB"
            )
            .Run()
            .AssertClean();

    [Fact]
    public void Ten_thousand_levels_are_one_diagnostic()
    {
        var document =
            "{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":{\"get\":{\"operationId\":\"getA\",\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":"
            + string.Concat(Enumerable.Repeat("{\"type\":[\"array\",\"null\"],\"items\":", 10_000))
            + "true"
            + new string('}', 10_000)
            + "}}}}}},\"/b\":{\"get\":{\"operationId\":\"getB\",\"responses\":{\"204\":{}}}}}}";
        var run = SpecProject.With(document).Run().AssertCompiles();
        Assert.Contains("AG2004", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_schemas_are_lowered()
    {
        var document =
            "openapi: 3.1.0\npaths: { /a: { get: { operationId: getA, responses: { '204': {} } } } }\ncomponents:\n  schemas:\n    A:\n      properties:\n"
            + string.Concat(
                Enumerable
                    .Range(0, 50_000)
                    .Select(i => $"        p{i}: {(i % 2 == 0 ? "true" : "false")}\n")
            )
            + "    B:\n      anyOf:\n"
            + string.Concat(Enumerable.Repeat("        - type: 'null'\n", 50_000))
            + "    C:\n      $defs:\n"
            + string.Concat(
                Enumerable
                    .Range(0, 20_000)
                    .Select(i =>
                        $"        d{i}: {{ $ref: '#/components/schemas/C/$defs/d{(i * 7) % 20_000}', description: a }}\n"
                    )
            );
        SpecProject.With(document).Run().AssertClean();
    }

    [Fact]
    public void Aliases_that_expand_to_too_much_are_one_diagnostic()
    {
        var document =
            "openapi: 3.1.0\npaths: {}\nx-0: &n0 { type: [string, 'null'] }\n"
            + string.Concat(
                Enumerable
                    .Range(0, 25)
                    .Select(i => $"x-{i + 1}: &n{i + 1} {{ anyOf: [*n{i}, *n{i}, *n{i}] }}\n")
            );
        var run = SpecProject.With(document).Run();
        Assert.Contains("AG2007", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }
}
