using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Swagger;

/// <summary>Tests unusual and malicious Swagger 2.0 documents.</summary>
public class SwaggerEdgeTests
{
    private static string Document(string paths, string rest = "") =>
        $$"""
            swagger: "2.0"
            info: { title: Old, version: "1" }
            host: example.com
            paths:
            {{paths}}
            {{rest}}
            """;

    private static string Put(string members) =>
        $$"""
              /a/{id}:
                put:
                  operationId: putA
            {{members}}
            """;

    private const string Rest = """
              parameters: [{ name: id, in: path, required: true, type: string }]
              responses: { "204": { description: None. } }
        """;

    /// <summary>Each keyword with a value of each wrong kind must never lead to an exception.</summary>
    [Theory]
    [InlineData("swagger")]
    [InlineData("host")]
    [InlineData("basePath")]
    [InlineData("schemes")]
    [InlineData("consumes")]
    [InlineData("produces")]
    [InlineData("definitions")]
    [InlineData("parameters")]
    [InlineData("responses")]
    [InlineData("securityDefinitions")]
    [InlineData("paths")]
    [InlineData("tags")]
    public void A_member_of_the_root_can_have_any_value(string key)
    {
        foreach (var value in Values)
        {
            var document = Document(Put(Rest), $"x-a: b\n{key}: {value}");
            var run = SpecProject.With(document).Run();
            run.AssertCompiles();
            Assert.DoesNotContain(
                run.Diagnostics,
                text => text.Contains("CS8785", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("      schemes: {0}\n      consumes: {0}\n      produces: {0}")]
    [InlineData("      parameters: {0}")]
    [InlineData("      parameters: [ {0} ]")]
    [InlineData("      parameters: [{{ name: {0}, in: query, type: string }}]")]
    [InlineData("      parameters: [{{ name: a, in: {0}, type: string }}]")]
    [InlineData("      parameters: [{{ name: a, in: query, type: {0} }}]")]
    [InlineData("      parameters: [{{ name: a, in: query, type: array, items: {0} }}]")]
    [InlineData(
        "      parameters: [{{ name: a, in: query, type: array, items: {{ type: {0} }}, collectionFormat: {0} }}]"
    )]
    [InlineData("      parameters: [{{ name: a, in: query, type: string, enum: {0} }}]")]
    [InlineData("      parameters: [{{ name: a, in: query, required: {0}, x-nullable: {0} }}]")]
    [InlineData("      parameters: [{{ name: a, in: body, schema: {0} }}]")]
    [InlineData("      parameters: [{{ name: a, in: body, required: {0} }}]")]
    [InlineData("      parameters: [{{ name: {0}, in: formData, type: {0} }}]")]
    [InlineData(
        "      parameters: [{{ name: a, in: formData, type: array, items: {0}, collectionFormat: {0}, required: {0} }}]"
    )]
    [InlineData("      parameters: [{{ $ref: {0} }}]")]
    [InlineData("      responses: {0}")]
    [InlineData("      responses: {{ '200': {0} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, schema: {0} }} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, headers: {0} }} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, headers: {{ A: {0} }} }} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, examples: {0} }} }}")]
    [InlineData("      responses: {{ '200': {{ $ref: {0} }} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, schema: {{ type: {0} }} }} }}")]
    [InlineData("      responses: {{ '200': {{ description: a, schema: {{ $ref: {0} }} }} }}")]
    [InlineData(
        "      responses: {{ '200': {{ description: a, schema: {{ type: object, discriminator: {0}, x-nullable: {0}, properties: {0}, allOf: {0} }} }} }}"
    )]
    [InlineData(
        "      responses: {{ '200': {{ description: a, schema: {{ $ref: '#/definitions/A', x-nullable: {0} }} }} }}"
    )]
    public void A_keyword_of_an_operation_can_have_any_value(string members)
    {
        foreach (var value in Values)
        {
            var text = string.Format(CultureInfo.InvariantCulture, members, value);
            SpecProject
                .With(Document(Put(text), "definitions: { A: { type: object } }"))
                .Run()
                .AssertCompiles();
        }
    }

    [Theory]
    [InlineData("definitions: { A: ~ }")]
    [InlineData("definitions: { A: [] }")]
    [InlineData("definitions: { A: 5 }")]
    [InlineData("definitions: { A: { $ref: '#/definitions/A' } }")]
    [InlineData("definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } }")]
    [InlineData("definitions: { A: { allOf: [{ $ref: '#/definitions/A' }] } }")]
    [InlineData("definitions: { A: { type: array, items: { $ref: '#/definitions/A' } } }")]
    [InlineData("definitions: { A: { $ref: '#/definitions/A', x-nullable: true } }")]
    [InlineData(
        "definitions: { A: { $ref: '#/responses/A/schema' } }\nresponses: { A: { schema: { $ref: '#/definitions/A' } } }"
    )]
    [InlineData("definitions: { A: { $ref: '#' } }")]
    [InlineData("definitions: { A: { $ref: '#/' } }")]
    [InlineData("definitions: { A: { $ref: '#/definitions' } }")]
    [InlineData("definitions: { A: { $ref: '#/definitions/' } }")]
    public void A_definition_can_be_anything(string definitions) =>
        SpecProject
            .With(
                Document(
                    Put(
                        """
                              parameters: [{ name: id, in: path, required: true, type: string }]
                              responses: { "200": { description: A., schema: { $ref: '#/definitions/A' } } }
                        """
                    ),
                    definitions
                )
            )
            .Run()
            .AssertCompiles();

    [Theory]
    [InlineData("{ A: { $ref: '#/parameters/A' } }")]
    [InlineData("{ A: { $ref: '#/parameters/B' }, B: { $ref: '#/parameters/A' } }")]
    [InlineData("{ A: ~ }")]
    [InlineData("{ A: [] }")]
    [InlineData("{ A: { in: body } }")]
    [InlineData("{ A: { in: formData } }")]
    [InlineData(
        "{ A: { $ref: '#/parameters/B' }, B: { name: b, in: body, schema: { type: string } } }"
    )]
    public void A_shared_parameter_can_be_anything(string parameters) =>
        SpecProject
            .With(
                Document(
                    Put(
                        """
                              parameters:
                                - { name: id, in: path, required: true, type: string }
                                - { $ref: '#/parameters/A' }
                              responses: { "204": { description: A. } }
                        """
                    ),
                    "parameters: " + parameters
                )
            )
            .Run()
            .AssertCompiles();

    [Fact]
    public void A_reference_into_another_part_is_followed()
    {
        var run = SpecProject
            .With(
                Document(
                    """
                      /a:
                        post:
                          operationId: addA
                          consumes: [application/xml, application/json]
                          parameters:
                            - { name: q, in: query, type: string }
                            - name: a
                              in: body
                              required: true
                              schema: { type: object, properties: { name: { type: string } } }
                          responses: { "200": { description: A., schema: { $ref: '#/paths/~1a/post/parameters/1/schema' } } }
                      /b:
                        post:
                          operationId: addB
                          parameters:
                            - $ref: '#/paths/~1a/post/parameters/0'
                            - $ref: '#/paths/~1a/post/parameters/1'
                          responses: { "200": { $ref: '#/paths/~1a/post/responses/200' } }
                    """
                )
            )
            .Run()
            .AssertClean();
        var client = run.File("IDefaultClient");
        Assert.Contains("Task<AddARequest> AddAAsync(", client, StringComparison.Ordinal);
        Assert.Contains("Task<AddARequest> AddBAsync(", client, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_depends_on_the_number_of_definitions()
    {
        var definitions = string.Concat(
            Enumerable
                .Range(0, 50_000)
                .Select(i =>
                    $"  D{i}: {{ type: object, properties: {{ a: {{ $ref: '#/definitions/D{(i + 1) % 50_000}' }} }} }}\n"
                )
        );
        var run = SpecProject
            .With(
                Document(
                    Put(
                        """
                              parameters: [{ name: id, in: path, required: true, type: string }]
                              responses: { "204": { description: A. } }
                        """
                    ),
                    "definitions:\n" + definitions
                )
            )
            .Run();
        run.AssertClean();
    }

    [Theory]
    [InlineData("items:")]
    [InlineData("properties:")]
    [InlineData("additionalProperties:")]
    public void A_deep_schema_is_one_error(string level)
    {
        var levels = string.Concat(
            Enumerable
                .Range(0, 58)
                .Select(i => $"{new string(' ', 14 + i)}{(i % 2 == 0 ? level : "items:")}\n")
        );
        var run = SpecProject
            .With(
                Document(
                    Put(
                        $"""
                              parameters: [{"{"} name: id, in: path, required: true, type: string {"}"}]
                              responses:
                                '200':
                                  description: A.
                                  schema:
                        {levels}
                        """
                    )
                )
            )
            .Run()
            .AssertCompiles();
        Assert.Contains(
            "nested more than",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Media_types_cannot_multiply_a_document_without_limit()
    {
        var types = string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"a/b{i}"));
        var properties = string.Join(
            ", ",
            Enumerable.Range(0, 1_000).Select(i => $"p{i}: {{ type: string }}")
        );
        var run = SpecProject
            .With(
                Document(
                    Put(
                        $"      produces: [{types}]\n      parameters: [{{ name: id, in: path, required: true, type: string }}]\n      responses: {{ '200': {{ description: A., schema: {{ type: object, properties: {{ {properties} }} }} }} }}"
                    )
                )
            )
            .Run()
            .AssertCompiles();
        Assert.Contains("AG2007", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_JSON_with_a_number_as_version_is_read()
    {
        var run = SpecProject
            .With(
                """
                {
                  "swagger": 2.0, "info": { "title": "A", "version": 1.0 }, "host": "example.com",
                  "paths": { "/a": { "get": { "operationId": "getA", "responses": { "200": { "description": "A.", "schema": { "$ref": "#/definitions/A" } } } } } },
                  "definitions": { "A": { "type": "object", "properties": { "b": { "type": "string", "x-nullable": true } } } }
                }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains("Task<A> GetAAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_are_read()
    {
        var run = SpecProject
            .With(
                Document(
                    """
                      /a:
                        get: &get
                          operationId: getA
                          parameters: &parameters
                            - { name: q, in: query, type: array, items: { type: string } }
                            - { name: b, in: body, schema: { type: string } }
                          responses: &responses { "200": { description: A., schema: { type: string } } }
                        put:
                          operationId: putA
                          parameters: *parameters
                          responses: *responses
                    """
                )
            )
            .Run()
            .AssertClean();
        var client = run.File("IDefaultClient");
        Assert.Contains("Task<string> GetAAsync(", client, StringComparison.Ordinal);
        Assert.Contains("Task<string> PutAAsync(", client, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_document_changes_nothing()
    {
        var text = SpecTexts.Feature("swagger-2.0");
        var sections = text[text.IndexOf("swagger:", StringComparison.Ordinal)..]
            .Split("\n")
            .Aggregate(
                new List<string>(),
                (all, line) =>
                {
                    if (all.Count > 0 && (line.Length == 0 || line[0] == ' '))
                    {
                        all[^1] += line + "\n";
                    }
                    else
                    {
                        all.Add(line + "\n");
                    }

                    return all;
                }
            );
        var paths = sections.Single(section =>
            section.StartsWith("paths:", StringComparison.Ordinal)
        );
        var items = paths.Split("\n  /");
        var shuffled =
            string.Concat(sections.Where(section => section != paths).Reverse())
            + items[0]
            + "\n  /"
            + string.Join("\n  /", items.Skip(1).Reverse().Select(item => item.TrimEnd('\n')))
            + "\n";
        Assert.Equal(
            SpecProject.With(text).Run().AssertClean().Files,
            SpecProject.With(shuffled).Run().AssertClean().Files
        );
    }

    private static IEnumerable<string> Values =>
        ["~", "5", "a", "[]", "{}", "[a]", "{ a: b }", "true", "[~]", "[[]]", "''"];
}
