using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for documents that cannot be used. User code must still find the client.</summary>
public class DocumentDiagnosticsTests
{
    private const string UserCode = """
        using Acme.Atlas;
        public static class Program
        {
            public static AtlasClient Client() => AtlasClient.Create(AtlasGen.AtlasCredentials.Token("t"));
        }
        """;

    [Theory]
    [InlineData(
        null,
        "error AG1001: The OpenAPI document 'atlas.yaml' of this AtlasSpec item does not exist or cannot be read. Correct the path.",
        1,
        1
    )]
    [InlineData("", "error AG2001: The OpenAPI document is empty. Download it again.", 1, 1)]
    [InlineData(" \n\t\n", "error AG2001: The OpenAPI document is empty. Download it again.", 1, 1)]
    [InlineData(
        "just words",
        "error AG2002: This file is not an OpenAPI document, because it has no 'openapi' member at the root. Check how the file was downloaded.",
        1,
        1
    )]
    [InlineData(
        "a: 1\nb:\n  openapi: 3.0.1\n",
        "error AG2002: This file is not an OpenAPI document, because it has no 'openapi' member at the root. Check how the file was downloaded.",
        1,
        1
    )]
    [InlineData(
        "[1, 2]",
        "error AG2002: This file is not an OpenAPI document, because it has no 'openapi' member at the root. Check how the file was downloaded.",
        1,
        1
    )]
    [InlineData(
        "# old\nswagger: \"2.0\"\n",
        "error AG2003: This document is Swagger 2.0, but AtlasGen supports only OpenAPI 3.0. Download the document as OpenAPI 3.0, or convert it.",
        2,
        1
    )]
    [InlineData(
        "info: {}\nopenapi: 3.1.0\n",
        "error AG2003: This document is OpenAPI 3.1.0, but AtlasGen supports only OpenAPI 3.0. Download the document as OpenAPI 3.0, or convert it.",
        2,
        1
    )]
    [InlineData(
        "{\n  \"openapi\": \"3.1.1\"\n}",
        "error AG2003: This document is OpenAPI 3.1.1, but AtlasGen supports only OpenAPI 3.0. Download the document as OpenAPI 3.0, or convert it.",
        2,
        3
    )]
    public void A_document_that_cannot_be_used(string? spec, string expected, int line, int column)
    {
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        Assert.Equal([$"atlas.yaml({line},{column}): {expected}"], run.Diagnostics);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("openapi: 3.0.1\ninfo: {title: a\npaths: {}\n", 3)]
    [InlineData("openapi: 3.0.1\npaths:\n\t/a: {}\n", 3)]
    [InlineData("{\n  \"openapi\": \"3.0.1\",\n  \"paths\": {\n", 4)]
    [InlineData("openapi: \"3.0.1\n", 1)]
    public void A_syntax_error_is_told_at_its_line(string spec, int line)
    {
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.StartsWith($"atlas.yaml({line},", diagnostic, StringComparison.Ordinal);
        Assert.Contains(
            "error AG2004: The document is neither valid YAML nor valid JSON: ",
            diagnostic,
            StringComparison.Ordinal
        );
        run.AssertCompiles();
    }

    [Fact]
    public void A_fault_that_the_reader_finds_in_a_selected_part_is_told_at_its_line()
    {
        var spec = SpecTexts.Invites.Replace(
            "        rel:\n          type: string\n",
            "        rel:\n          type: string\n          longest: 5\n",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec).Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.StartsWith(
            $"atlas.yaml({LineOf(spec, "        rel:")},",
            diagnostic,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "warning AG2005: The document contains an error in a part the client uses: ",
            diagnostic,
            StringComparison.Ordinal
        );
        run.AssertCompiles();
    }

    [Fact]
    public void Keywords_of_a_wrong_kind_are_told_at_their_lines_and_the_rest_is_generated()
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
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        Assert.Equal(
            [
                $"atlas.yaml({LineOf(spec, "readOnly: perhaps")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'perhaps' is not a valid boolean",
                $"atlas.yaml({LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
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
    public void Names_and_examples_are_no_keywords()
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
                $"atlas.yaml({LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
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
                $"atlas.yaml({LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
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
            .AssertCompiles();
        Assert.EndsWith(
            "Replace this construct to make builds faster.",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Contains("Acme.Atlas.Thing.g.cs", run.Files.Keys);
    }

    private const string Twice = """
        openapi: 3.0.1
        servers: [{ url: 'https://example.com' }]
        paths:
          /things:
            get:
              operationId: getThing
              responses:
                "200": { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:
            Thing: { type: object, properties: { size: { type: integer } } }

        """;

    [Theory]
    [InlineData(
        "  /things:\n    put: { operationId: putThing, responses: { '204': { description: a } } }\n",
        "components:",
        "/things"
    )]
    [InlineData(
        "paths: { /others: { put: { operationId: putThing, responses: { '204': { description: a } } } } }\n",
        "components:",
        "paths"
    )]
    [InlineData(
        "    get: { operationId: putThing, responses: { '204': { description: a } } }\n",
        "components:",
        "get"
    )]
    [InlineData("components: { schemas: { Other: { type: object } } }\n", "", "components")]
    [InlineData("  schemas: { Other: { type: object } }\n", "", "schemas")]
    [InlineData("openapi: 3.0.1\n", "", null)]
    [InlineData("servers: [{ url: 'https://example.com' }]\n", "", "servers")]
    [InlineData("    parameters: []\n    parameters: []\n", "components:", "parameters")]
    [InlineData("    parameters: ~\n    parameters: []\n", "components:", "parameters")]
    [InlineData("    parameters: ~\n    parameters: ~\n", "components:", "parameters")]
    public void Duplicate_keys_around_parts_are_reported_and_all_parts_are_generated(
        string text,
        string before,
        string? key
    )
    {
        var start = before.Length == 0 ? Twice.Length : Twice.IndexOf(before);
        var spec = Twice.Insert(start, text);
        var run = SpecProject.With(spec).Run().AssertCompiles();
        var line =
            spec[..spec.LastIndexOf($"{key}:", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Equal(
            key is null
                ? []
                :
                [
                    $"atlas.yaml({line},{text.Length - text.TrimStart().Length + 1}): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key '{key}'",
                ],
            run.Diagnostics
        );
        var client = run.File("IDefaultClient");
        Assert.Equal(
            text.Contains("putThing", StringComparison.Ordinal),
            client.Contains("PutThingAsync(", StringComparison.Ordinal)
        );
        Assert.Equal(key is not "get", client.Contains("GetThingAsync(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("components: { schemas: { Thing: { type: object, longest: 5 } } }\n")]
    [InlineData("  schemas: { Thing: { type: object, longest: 5 } }\n")]
    [InlineData("    Thing: { type: object, longest: 5 }\n")]
    public void Errors_in_a_duplicate_component_are_reported_at_the_line_of_the_last_one(
        string text
    )
    {
        var diagnostics = SpecProject.With(Twice + text).Run().AssertCompiles().Diagnostics;
        var line = Twice.Count(c => c == '\n') + 1;
        Assert.Single(diagnostics, diagnostic => diagnostic.Contains("AG2005"));
        Assert.All(
            diagnostics,
            diagnostic =>
                Assert.StartsWith($"atlas.yaml({line},", diagnostic, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("properties: ~, properties: { size: { type: integer } }", "properties")]
    [InlineData("properties: { size: { type: integer } }, properties: null", "properties")]
    [InlineData("properties: { size: ~, size: { type: integer } }", "size")]
    [InlineData("title: ~, title: ~", "title")]
    // A limit that is too large for Readers is omitted.
    [InlineData("maxLength: 4294967295, maxLength: 5", "maxLength")]
    public void A_duplicate_key_is_reported_if_a_value_counts_as_missing(
        string keywords,
        string key
    )
    {
        const string Schema = "properties: { size: { type: integer } }";
        var spec = Twice.Replace(Schema, keywords, StringComparison.Ordinal);
        Assert.NotEqual(Twice, spec);
        var line = LineOf(spec, keywords);
        var column = spec.Split('\n')[line - 1].LastIndexOf(key, StringComparison.Ordinal) + 1;
        Assert.Contains(
            $"atlas.yaml({line},{column}): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key '{key}'",
            SpecProject.With(spec).Run().AssertCompiles().Diagnostics
        );
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

    [Theory]
    [InlineData("openapi: 3.1.0\nopenapi: 3.0.1\npaths: ~\n", null)]
    [InlineData("openapi: 3.0.1\nopenapi: 3.0.3\nswagger: '2.0'\n", null)]
    [InlineData(
        "openapi: 3.0.1\nopenapi: 3.1.0\n",
        "(2,1): error AG2003: This document is OpenAPI 3.1.0, "
    )]
    [InlineData(
        "swagger: '1.2'\nswagger: '2.0'\n",
        "(2,1): error AG2003: This document is Swagger 2.0, "
    )]
    [InlineData(
        "openapi: 3.0.1\npaths: {}\npaths: [1]\n",
        "(3,1): error AG2007: This part of the document cannot be read as OpenAPI: 'paths' must be "
    )]
    public void Of_two_versions_the_last_one_counts(string spec, string? expected)
    {
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        run.AssertCompiles();
        var errors = run
            .Diagnostics.Where(text => text.Contains("error AG2", StringComparison.Ordinal))
            .ToList();
        if (expected is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.StartsWith(
                $"atlas.yaml{expected}",
                Assert.Single(errors),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("  version: \"1.0\"\n")]
    [InlineData("  - name: Projects\n    description: Projects")]
    [InlineData("        rel:\n          type: string\n")]
    [InlineData("      summary: List the pending invitations of a project\n")]
    [InlineData("  parameters:\n    envelope:\n")]
    [InlineData("  /api/atlas/v1.0/groups/{groupId}/invites:\n    get:\n")]
    public void A_duplicate_key_is_reported_at_its_line_and_the_rest_is_generated(string place)
    {
        var end = SpecTexts.Invites.IndexOf(place, StringComparison.Ordinal) + place.Length;
        var start = SpecTexts.Invites.LastIndexOf('\n', end - 2) + 1;
        var key = SpecTexts.Invites[start..end].Split(':')[0];
        var spec = SpecTexts.Invites.Insert(start, $"{key}: {{}}\n");
        var line = spec[..start].Count(c => c == '\n') + 2;
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        Assert.Equal(
            [
                $"atlas.yaml({line},{key.Length - key.TrimStart().Length + 1}): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key '{key.Trim()}'",
            ],
            run.Diagnostics
        );
        Assert.Contains("Acme.Atlas.GroupInvitation.g.cs", run.Files.Keys);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("x-a: 1", "[{ in: query, name: a, name: b }]", "{ type: string }", 5)]
    [InlineData("x-a: &a [{ in: query, name: a, name: b }]", "*a", "{ type: string }", 3)]
    [InlineData("x-a: &a { name: a, name: b }", "[]", "*a", 3)]
    [InlineData("x-a: &a { name: a, name: b }", "[]", "{ example: *a }", 3)]
    [InlineData("x-b: &b { c: &a { name: a, name: b } }", "[]", "{ x-a: *b, not: *a }", 3)]
    public void So_is_one_that_operations_share_and_one_behind_an_alias(
        string extension,
        string parameters,
        string schema,
        int line
    )
    {
        var content = $"{{ application/json: {{ schema: {schema} }} }}";
        var spec = $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            {{extension}}
            paths:
              /things: { parameters: {{parameters}}, get: { responses: { "200": { description: a, content: {{content}} } } }, put: { responses: { "200": { description: a, content: {{content}} } } } }
              /others: { get: { responses: { "204": { description: a } } } }
            """;
        var run = SpecProject.With(spec).Run().AssertCompiles();
        var column =
            spec.Split('\n')[line - 1].LastIndexOf("name: b", StringComparison.Ordinal) + 1;
        Assert.Equal(
            [
                $"atlas.yaml({line},{column}): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key 'name'",
            ],
            run.Diagnostics.Where(text => !text.Contains("AG2008", StringComparison.Ordinal))
        );
        Assert.Contains("GetOthersAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_reader_stumbles_over_is_left_out_with_its_line()
    {
        var deep = string.Concat(
            Enumerable.Range(0, 70).Select(i => $"{new string(' ', 6 + i)}not:\n")
        );
        var spec = SpecTexts.Invites.Replace(
            "    Link:\n",
            $"    Link:\n{deep}{new string(' ', 80)}type: string\n    Other:\n",
            StringComparison.Ordinal
        );
        var run = new SpecProject().AddSpec(spec).AddSource(UserCode).Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.EndsWith(
            ": error AG2007: This part of the document cannot be read as OpenAPI: it is nested more than 64 levels deep",
            diagnostic,
            StringComparison.Ordinal
        );
        var line = int.Parse(diagnostic.Split('(', ',')[1], CultureInfo.InvariantCulture);
        Assert.InRange(line, LineOf(spec, "    Link:"), LineOf(spec, "    Other:"));
        run.AssertCompiles();
        Assert.Contains(
            "UpdateProjectInvitationAsync(",
            run.File("IProjectsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void That_a_document_with_anchors_is_parsed_slowly_is_reported_as_information()
    {
        var spec = WithAnchor(SpecTexts.Invites);
        var run = SpecProject.With(spec).Run();
        Assert.Equal([SlowlyAt(spec)], run.Diagnostics);
        run.AssertCompiles();
        Assert.Equal(SpecProject.With(SpecTexts.Invites).Run().Files, run.Files);
    }

    [Fact]
    public void A_mistake_in_a_document_with_anchors_does_not_cost_the_client()
    {
        var spec = WithAnchor(
            SpecTexts.Invites.Replace(
                "          format: int32\n",
                "          maximum: many\n",
                StringComparison.Ordinal
            )
        );
        var run = SpecProject.With(spec).Run();
        Assert.Equal(
            [
                SlowlyAt(spec),
                $"atlas.yaml({LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            run.Diagnostics.Order(StringComparer.Ordinal)
        );
        run.AssertCompiles();
        Assert.Contains("Acme.Atlas.GroupInvitation.g.cs", run.Files.Keys);
    }

    private static string WithAnchor(string spec) =>
        spec.Replace("    Link:\n", "    Link: &link\n", StringComparison.Ordinal);

    private static string SlowlyAt(string spec) =>
        $"atlas.yaml({LineOf(spec, "Link: &link")},11): info AG2008: The document is parsed slowly in every build, because an anchor, a tag, or another indicator appears here. Replace this construct to make builds faster.";

    [Fact]
    public void A_fault_in_a_part_that_was_not_selected_is_not_the_users_concern()
    {
        var spec = SpecTexts.Invites.Replace(
            "    GroupInvitationUpdateRequest:\n      type: object\n",
            "    GroupInvitationUpdateRequest:\n      most: 5\n      type: object\n",
            StringComparison.Ordinal
        );
        SpecProject.With(spec, "updateProjectInvitation").Run().AssertClean();
        Assert.NotEmpty(SpecProject.With(spec, "updateProjectInvitationById").Run().Diagnostics);
    }

    [Fact]
    public void A_schema_without_a_type_of_its_own_becomes_json_and_is_told_as_information()
    {
        var spec = SpecTexts
            .Invites.Replace(
                "        rel:\n          type: string\n",
                "        rel:\n          $ref: '#/components/schemas/Nested'\n",
                StringComparison.Ordinal
            )
            .Replace(
                "  schemas:\n",
                "  schemas:\n    Nested:\n      type: array\n      items:\n        $ref: '#/components/schemas/Nested'\n",
                StringComparison.Ordinal
            );
        var run = SpecProject.With(spec).Run();
        var line = LineOf(spec, "    Nested:");
        Assert.Equal(
            [
                $"atlas.yaml({line},5): info AG3001: No type is generated for this schema, because it consists only of itself. Its values are of type JsonElement.",
            ],
            run.Diagnostics
        );
        Assert.Contains(
            "public IReadOnlyList<JsonElement>? Rel",
            run.File("Link"),
            StringComparison.Ordinal
        );
        run.AssertCompiles();
    }

    [Fact]
    public void An_operation_that_cannot_be_called_is_left_out_and_the_others_are_not()
    {
        var spec = SpecTexts.Invites.Replace(
            "/invites/{invitationId}:",
            "/invites/{invitationId}/{more}:",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec).Run();
        Assert.Equal(3, run.Diagnostics.Count);
        Assert.All(
            run.Diagnostics,
            diagnostic =>
                Assert.Contains(
                    "warning AG3002: The operation '",
                    diagnostic,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            "but no parameter with this name is declared",
            run.Diagnostics[0],
            StringComparison.Ordinal
        );
        run.AssertCompiles();
        Assert.Contains(
            " UpdateProjectInvitationAsync(",
            run.File("IProjectsClient"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("ByIdAsync(", run.File("IProjectsClient"), StringComparison.Ordinal);
    }

    internal static int LineOf(string text, string part) =>
        text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
