using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>
/// Tests malicious documents: each must result in one diagnostic, and never in an exception or a stack overflow.
/// </summary>
public class HostileDocumentTests
{
    public static TheoryData<string, string> Documents =>
        new()
        {
            {
                "brackets",
                "{\"openapi\":\"3.0.1\",\"x-a\":"
                    + new string('[', 100_000)
                    + new string(']', 100_000)
                    + "}"
            },
            {
                "brackets in front",
                "{\"x-a\":"
                    + new string('[', 100_000)
                    + new string(']', 100_000)
                    + ",\"openapi\":\"3.0.1\"}"
            },
            {
                "braces",
                "openapi: 3.0.1\nx-a: "
                    + string.Concat(Enumerable.Repeat("{a: ", 20_000))
                    + "1"
                    + new string('}', 20_000)
            },
            {
                "aliases",
                "openapi: 3.0.1\nx-0: &n0 [1,1,1,1,1,1,1,1]\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, 25)
                            .Select(i =>
                                $"x-{i + 1}: &n{i + 1} [*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i}]\n"
                            )
                    )
                    + "info: { x-a: *n25 }\n"
            },
            { "an alias of nothing", "openapi: 3.0.1\npaths: *none\n" },
            { "NUL", "openapi: 3.0.1\npaths: {}\u0000\n" },
            {
                "levels of indentation",
                "openapi: 3.0.1\n"
                    + string.Concat(
                        Enumerable.Range(0, 3_000).Select(i => $"{new string(' ', i)}a:\n")
                    )
            },
            { "an alias of itself", "openapi: 3.0.1\nx-a: &a [*a]\npaths: {}\n" },
            {
                "aliases of the schemas that they stand in",
                Answering("&a { properties: { a: *a, b: { type: array, items: *a } } }")
            },
            {
                "aliases of schemas",
                "x-0: &n0 { properties: { a: { type: string } } }\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, 25)
                            .Select(i =>
                                $"x-{i + 1}: &n{i + 1} {{ properties: {{ a: *n{i}, b: *n{i}, c: *n{i}, d: *n{i} }} }}\n"
                            )
                    )
                    + Answering("*n25")
            },
            { "half a surrogate", "openapi: 3.0.1\npaths:\n  /\uD800: 5\n  ? [/\uDC00]\n" },
            { "a list of paths", "openapi: 3.0.1\npaths: [1, 2]\n" },
        };

    internal static string Answering(string schema) =>
        $$"""
            openapi: 3.0.1
            paths:
              /a:
                get:
                  responses:
                    '200':
                      content: { application/json: { schema: {{schema}} } }
            """;

    [Theory]
    [MemberData(nameof(Documents))]
    public void Is_one_diagnostic(string name, string document)
    {
        Assert.NotEmpty(name);
        var run = SpecProject.With(document).Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Matches(@"^atlas\.yaml\(\d+,\d+\): (error|warning) AG(1003|2\d{3}): ", diagnostic);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("      parameters: [{ in: query, schema: { type: string } }]\n")]
    [InlineData("      parameters: [{ name: '', in: query }, null, 5]\n")]
    [InlineData("      parameters: [{ name: a }, { in: query, name: b, schema: }]\n")]
    [InlineData(
        "      parameters: [{ $ref: }, { $ref: 5 }, { $ref: '#/components/parameters/' }]\n"
    )]
    [InlineData("      requestBody:\n")]
    [InlineData("      requestBody: { content: { application/json: } }\n")]
    [InlineData("      requestBody: { content: { application/json: { schema: } } }\n")]
    [InlineData("      tags: [null, { a: b }]\n")]
    [InlineData("      tags:\n      operationId:\n")]
    [InlineData("      externalDocs: { url: ':' }\n      x-sunset: {}\n      deprecated: true\n")]
    [InlineData("      responses:\n")]
    [InlineData("      responses: { '200': }\n")]
    [InlineData("      responses: { '200': { content: { application/json: } } }\n")]
    [InlineData("      responses: { '200': { content: { application/json: { schema: } } } }\n")]
    [InlineData(
        "      responses: { '200': { $ref: }, '400': { $ref: '#/components/responses/none' } }\n"
    )]
    [InlineData(
        "      responses: { '200': { content: { application/json: { schema: { type: object, properties: { a: , b: { items: }, c: { allOf: [null] }, d: { enum: [null] } } } } } } }\n"
    )]
    public void What_is_missing_is_survived(string members)
    {
        var document = $"openapi: 3.0.1\npaths:\n  /a:\n    get:\n{members}";
        var run = SpecProject.With(document).Run();
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.StartsWith("atlas.yaml(", diagnostic, StringComparison.Ordinal)
        );
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("schemas: { A: { $ref: '#/components/schemas/A' } }")]
    [InlineData(
        "schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }"
    )]
    [InlineData("schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }] } }")]
    [InlineData(
        "schemas: { A: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }, B: { anyOf: [{ $ref: '#/components/schemas/A' }] } }"
    )]
    [InlineData("schemas: { A: { type: array, items: { $ref: '#/components/schemas/A' } } }")]
    [InlineData("schemas: { A: { additionalProperties: { $ref: '#/components/schemas/A' } } }")]
    [InlineData(
        "schemas: { A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } }, discriminator: { propertyName: a, mapping: { a: A } } } }"
    )]
    [InlineData("schemas: { A: { $ref: '#/components/schemas/A/properties/a' } }")]
    [InlineData("schemas: { A: { not: { $ref: '#/components/schemas/A' } } }")]
    [InlineData("responses: { A: { $ref: '#/components/responses/A' } }")]
    [InlineData(
        "parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } }"
    )]
    [InlineData("requestBodies: { A: { $ref: '#/components/requestBodies/A' } }")]
    [InlineData("headers: { A: { $ref: '#/components/headers/A' } }")]
    public void Circles_of_references_are_survived(string components)
    {
        var document = $$"""
            openapi: 3.0.1
            paths:
              /a:
                put:
                  parameters:
                    - $ref: '#/components/parameters/A'
                  requestBody:
                    $ref: '#/components/requestBodies/A'
                  responses:
                    '200':
                      headers: { A: { $ref: '#/components/headers/A' } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/A' } } }
                    '400': { $ref: '#/components/responses/A' }
            components: { {{components}} }
            """;
        var run = SpecProject.With(document).Run();
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.Matches(@"^atlas\.yaml\(\d+,\d+\): \w+ AG[23]\d{3}: ", diagnostic)
        );
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-a: &a 1\n")]
    public void Other_documents_are_never_read(string end)
    {
        using var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        server.Start();
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "type: object\nproperties: { evil: { type: string } }\n");
        var document = $$"""
            openapi: 3.0.1
            paths:
              /a:
                get:
                  responses:
                    '200': { content: { application/json: { schema: { $ref: 'http://{{server.LocalEndpoint}}/a.yaml#/A' } } } }
              /b:
                get:
                  responses:
                    '200': { content: { application/json: { schema: { $ref: '{{file}}' } } } }
              /c:
                $ref: '{{new Uri(file)}}#/a'
            {{end}}
            """;
        var run = SpecProject.With(document).Run();
        File.Delete(file);
        Assert.False(server.Pending());
        Assert.Equal(
            [6, 10, 12],
            run.Diagnostics.Where(d => d.Contains("error AG2006: ", StringComparison.Ordinal))
                .Select(d =>
                    int.Parse(
                        d.Split('(', ',')[1],
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
        );
        Assert.DoesNotContain("Evil", string.Concat(run.Files.Values), StringComparison.Ordinal);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("openapi: 3.0.1\n")]
    [InlineData("openapi: 3.0.1\npaths:\n")]
    [InlineData("openapi: 3.0.1\ninfo:\npaths: {}\ncomponents: {}\n")]
    public void A_document_without_operations_is_a_client_without_methods(string document) =>
        SpecProject.With(document).Run().AssertCompiles();
}
