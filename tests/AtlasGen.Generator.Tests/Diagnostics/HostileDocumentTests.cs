using System.CodeDom.Compiler;
using System.Reflection;
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

    private static string Answering(string schema) =>
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

    private static readonly string Bomb =
        "x-0: &n0 [1,1,1,1,1,1,1,1]\n"
        + string.Concat(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    $"x-{i + 1}: &n{i + 1} [*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i},*n{i}]\n"
                )
        );

    /// <remarks>N4 is a third of what one fragment may have.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("*n12", 3_000, 0)]
    [InlineData("*n4", 3_000, 2)]
    public async Task Each_part_whose_aliases_stand_for_too_much_is_left_out_before_it_is_written(
        string alias,
        int count,
        int read
    )
    {
        var names = Enumerable.Range(0, count).Select(i => $"A{i}").ToList();
        var document =
            Bomb
            + Answering(
                $"{{ type: object, properties: {{ {string.Join(", ", names.Select(name => $"{name}: {{ $ref: '#/components/schemas/{name}' }}"))} }} }}"
            )
            + "\ncomponents:\n  schemas:\n"
            + string.Concat(
                names.Select(name => $"    {name}: {{ type: object, example: {alias} }}\n")
            );
        var run = await Task.Run(
            () => SpecProject.With(document).Start().Run(),
            TestContext.Current.CancellationToken
        );
        var first = document.Split('\n').ToList().FindIndex(line => line.Contains("    A0:")) + 1;
        Assert.Equal(
            Enumerable.Range(read, count - read).Select(i => first + i),
            run.Diagnostics.Where(diagnostic =>
                    diagnostic.EndsWith("its aliases expand to too much", StringComparison.Ordinal)
                )
                .Select(Line)
        );
    }

    /// <remarks>Products of 30,000 by 30,000 do not end before the timeout, or in the memory of any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("paths: { {0} }", "/a{0}: *s", true)]
    [InlineData("paths: { {0} }", "/a{0}: { get: *s }", true)]
    [InlineData("paths: { {0} }", "/a{0}: { get: { tags: *s } }", true)]
    [InlineData("paths: { {0} }", "x-a{0}: *s", false)]
    [InlineData("components: { {0} }", "k{0}: *s", false)]
    [InlineData(
        "components: { schemas: *s, responses: *s, parameters: *s, examples: *s, headers: *s }",
        "",
        true
    )]
    public async Task Entries_that_aliases_multiply_are_counted(
        string text,
        string entry,
        bool isTooMuch
    )
    {
        const int count = 30_000;
        static string Repeat(string entry) =>
            string.Join(
                ", ",
                Enumerable
                    .Range(0, count)
                    .Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal))
            );
        var document =
            $"openapi: 3.0.1\nx-s: &s {{ {Repeat("a{0}: 1")} }}\n"
            + text.Replace("{0}", Repeat(entry), StringComparison.Ordinal);
        var run = await Task.Run(
            () => SpecProject.With(document, "getA").Start().Run(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            isTooMuch ? 1 : 0,
            run.Diagnostics.Count(diagnostic =>
                diagnostic.EndsWith(
                    "error AG2007: This part of the document cannot be read as OpenAPI: its aliases expand to too much",
                    StringComparison.Ordinal
                )
            )
        );
    }

    private static int Line(string diagnostic) =>
        int.Parse(diagnostic.Split('(', ',')[1], System.Globalization.CultureInfo.InvariantCulture);

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

    public static TheoryData<string> Large =>
        ["50 MB", "a million keys", "a million values in brackets", "five million members"];

    /// <remarks>With quadratic work, the test would reach the timeout on any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Large))]
    public async Task A_large_document_is_a_matter_of_seconds(string name)
    {
        var filler = name switch
        {
            "50 MB" => string.Concat(
                Enumerable.Repeat(
                    $"  x-{new string('a', 4_000)}: {new string('b', 1_000)}\n",
                    10_000
                )
            ),
            "a million keys" => string.Concat(
                Enumerable.Range(0, 1_000_000).Select(i => $"  x-{i}: {i}\n")
            ),
            "a million values in brackets" => "  x-a: ["
                + string.Concat(Enumerable.Repeat("1,", 1_000_000))
                + "]\n",
            _ => "  x-a: [" + string.Concat(Enumerable.Repeat("[],", 5_000_000)) + "]\n",
        };
        var project = SpecProject.With(
            SpecTexts.Invites.Replace(
                "\ncomponents:\n",
                $"\nx-more:\n{filler}components:\n",
                StringComparison.Ordinal
            ),
            "updateProjectInvitation"
        );
        var run = await Task.Run(
            () => project.Start().Run(),
            TestContext.Current.CancellationToken
        );
        run.AssertCompiles();
        if (name == "five million members")
        {
            Assert.EndsWith(
                "error AG2007: This part of the document cannot be read as OpenAPI: the document has more than 4000000 members and values",
                Assert.Single(run.Diagnostics),
                StringComparison.Ordinal
            );
        }
        else
        {
            Assert.Empty(run.Diagnostics);
            Assert.Contains(
                "UpdateProjectInvitationAsync(",
                run.File("IProjectsClient"),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("openapi: 3.0.1\n")]
    [InlineData("openapi: 3.0.1\npaths:\n")]
    [InlineData("openapi: 3.0.1\ninfo:\npaths: {}\ncomponents: {}\n")]
    public void A_document_without_operations_is_a_client_without_methods(string document) =>
        SpecProject.With(document).Run().AssertCompiles();

    [Fact]
    public void A_file_may_be_larger_than_a_megabyte()
    {
        var members = string.Concat(
            Enumerable
                .Range(0, 400)
                .Select(i => $"        p{i}{new string('a', 900)}: {{ type: string }}\n")
        );
        var document = $$"""
            openapi: 3.0.1
            paths:
              /a:
                get:
                  responses: { "200": { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            components:
              schemas:
                Thing:
                  type: object
                  properties:
            {{members}}
            """;
        var run = SpecProject.With(document).Run().AssertClean();
        Assert.InRange(run.File("Thing").Length, 1_100_000, 10_000_000);
    }

    [Theory]
    [InlineData("*/ class Evil { } /*")]
    [InlineData("\u2028public class Evil { } //")]
    [InlineData("\\u0085 class Evil {}")]
    [InlineData("\"); System.Environment.Exit(1); (\"")]
    [InlineData("{Evil()}")]
    [InlineData("]]></summary><script>")]
    [InlineData("#pragma warning disable")]
    [InlineData("\n#error Evil\n")]
    public void No_text_of_a_document_becomes_code(string payload)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(payload);
        var document = $$"""
            openapi: 3.0.1
            info: { title: {{text}}, version: "1" }
            servers: [{ url: {{text}} }]
            tags: [{ name: {{text}}, description: {{text}} }]
            paths:
              ? {{System.Text.Json.JsonSerializer.Serialize(
                "/"
                    + payload.Replace("{", "", StringComparison.Ordinal).Replace(
                        "}",
                        "",
                        StringComparison.Ordinal
                    )
            )}}
              : put:
                  tags: [{{text}}]
                  operationId: {{text}}
                  summary: {{text}}
                  description: {{text}}
                  deprecated: true
                  x-rolesRequirements: [{{text}}]
                  externalDocs: { url: {{text}} }
                  parameters:
                    - { name: {{text}}, in: query, description: {{text}}, schema: { type: string, enum: [{{text}}] } }
                    - { name: {{text}}, in: header, schema: { type: string } }
                  requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                  responses:
                    "200": { description: {{text}}, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
            components:
              schemas:
                Thing:
                  type: object
                  description: {{text}}
                  required: [{{text}}]
                  properties:
                    {{text}}: { type: string, description: {{text}}, enum: [{{text}}, plain] }
                    plain: { type: string, description: {{text}} }
            """;
        var run = SpecProject.With(document, path: "atlas.yaml").Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Matches(@"^atlas\.yaml\(7,5\): info AG4002: [^\p{Cc}\u2028]+$", diagnostic);
        run.AssertCompiles();
        // An enum may have this name. Only a type of the generator proves that it was generated.
        Assert.All(
            run.Load().GetTypes().Where(type => type.Name == "Evil"),
            type => Assert.NotNull(type.GetCustomAttribute<GeneratedCodeAttribute>())
        );
        Assert.All(run.Files.Keys, hint => Assert.Matches(@"^[A-Za-z0-9_.]+\.g\.cs$", hint));
    }
}
