using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for keywords with wrong values or without a value.</summary>
public class KeywordDiagnosticsTests
{
    [Fact]
    public void Keywords_of_a_wrong_kind_are_reported_at_their_lines_and_the_rest_is_generated()
    {
        var spec = SpecTexts
            .Invites.Replace(
                "          format: int32\n",
                "          maximum: many\n",
                StringComparison.Ordinal
            )
            .Replace(
                "        rel:\n          type: string\n",
                "        rel:\n          type: string\n          readOnly: perhaps\n",
                StringComparison.Ordinal
            );
        var run = new SpecProject()
            .AddSpec(spec)
            .AddSource(DocumentDiagnosticsTests.UserCode)
            .Run();
        Assert.Equal(
            [
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "readOnly: perhaps")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'perhaps' is not a valid boolean",
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
        Assert.Contains("string? Rel ", run.File("Link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-a: &a { maximum: many }", "*a", "[]")]
    [InlineData("x-a: &a { x-b: { items: &b { maximum: many } } }", "*b", "[]")]
    [InlineData(
        "x-a: &a { type: string }",
        "*a",
        "[{ name: b, in: query, schema: { maximum: many } }]"
    )]
    public void So_are_those_behind_aliases_and_those_that_operations_share(
        string extension,
        string schema,
        string parameters
    )
    {
        var spec = $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            {{extension}}
            paths:
              /things:
                parameters: {{parameters}}
                get:
                  operationId: getThing
                  responses:
                    "200": { description: a, content: { application/json: { schema: {{schema}} } } }
            """;
        var run = SpecProject.With(spec).Run().AssertCompiles();
        var line =
            spec[..spec.IndexOf("maximum", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Contains(
            run.Diagnostics,
            text =>
                text.StartsWith($"atlas.yaml({line},", StringComparison.Ordinal)
                && text.EndsWith("'many' is not a valid number", StringComparison.Ordinal)
        );
        Assert.Contains("GetThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_examples_are_not_keywords()
    {
        var spec = SpecTexts.Invites.Replace(
            "          format: int32\n",
            """
                      format: int32
                      maximum: many
                      discriminator:
                        propertyName: error
                        mapping:
                          required: '#/components/schemas/Link'
                      example:
                        deprecated: never

            """,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            new SpecProject().AddSpec(spec).Run().Diagnostics
        );
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("examples")]
    [InlineData("encoding")]
    [InlineData("mapping")]
    [InlineData("scopes")]
    [InlineData("schemas")]
    [InlineData("example")]
    [InlineData("value")]
    [InlineData("x-name")]
    [InlineData("$ref")]
    public void A_property_can_have_any_name(string name)
    {
        var spec = SpecTexts.Invites.Replace(
            "        rel:\n          type: string\n",
            $$"""
                    {{name}}:
                      type: integer
                      maximum: many
                      example: { $ref: '#/nowhere', required: perhaps }
                      default: { value: { $ref: '#/nowhere' } }

            """,
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.Equal(
            [
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            run.Diagnostics
        );
        Assert.Contains($"\"{name}\"", run.File("Link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example")]
    [InlineData("default")]
    [InlineData("x-name")]
    public void A_property_behind_an_alias_can_have_any_name(string name)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.0.1
                servers: [{ url: 'https://example.com' }]
                x-a: &a { {{name}}: { $ref: '#/components/schemas/Thing' } }
                paths:
                  /things:
                    get:
                      operationId: getThing
                      responses:
                        "200": { description: a, content: { application/json: { schema: { type: object, properties: *a } } } }
                components: { schemas: { Thing: { type: object, properties: { size: { type: integer } } } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains("Acme.Atlas.Thing.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("schema: { $ref: ~, type: string }")]
    [InlineData("schema: { $ref: null, properties: { a: { type: string } } }")]
    [InlineData("schema: { type: object, properties: ~ }")]
    [InlineData("schema: { type: object, properties: null, additionalProperties: ~ }")]
    [InlineData("schema: { type: integer, maximum: ~, nullable: null, uniqueItems: ~ }")]
    [InlineData("schema: { type: string, discriminator: { propertyName: a, mapping: null } }")]
    [InlineData("schema: ~")]
    [InlineData("schema: { type: string, enum: ~ }")]
    [InlineData("examples: null")]
    [InlineData("encoding: ~")]
    [InlineData("schema: { type: string, maxLength: 4294967295 }")]
    [InlineData("schema: { type: number, maximum: 1e400 }")]
    public void Null_counts_as_missing_and_a_large_limit_as_none(string content) =>
        SpecProject
            .With(
                $$"""
                openapi: 3.0.1
                servers: [{ url: 'https://example.com' }]
                security: ~
                paths:
                  /things:
                    $ref: ~
                    get:
                      operationId: getThing
                      callbacks: null
                      responses:
                        "200":
                          description: a
                          headers: null
                          content:
                            application/json:
                              {{content}}
                components: ~
                """
            )
            .Run()
            .AssertClean();

    [Theory]
    [InlineData("security: [{ bearer: ~ }, { basic: null }]")]
    [InlineData("tags: [~]")]
    [InlineData("tags: [null, { name: Things }]")]
    [InlineData("parameters: ~")]
    public void So_does_null_in_a_list_of_an_operation(string member)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.0.1
                servers: [{ url: 'https://example.com' }]
                {{(member.StartsWith("security", StringComparison.Ordinal) ? member : "tags: []")}}
                paths:
                  /things:
                    get:
                      operationId: getThing
                      {{member}}
                      responses: { "204": { description: a, links: { next: { operationId: getThing, parameters: ~ } } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains("GetThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }
}
