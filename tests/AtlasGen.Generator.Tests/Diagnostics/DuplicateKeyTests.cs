using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for duplicate keys.</summary>
public class DuplicateKeyTests
{
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
    [InlineData("openapi: 3.0.1\n", "", "openapi")]
    [InlineData("servers: [{ url: 'https://example.com' }]\n", "", "servers")]
    [InlineData("    parameters: []\n    parameters: []\n", "components:", "parameters")]
    [InlineData("    parameters: ~\n    parameters: []\n", "components:", "parameters")]
    [InlineData("    parameters: ~\n    parameters: ~\n", "components:", "parameters")]
    public void Duplicate_keys_around_parts_are_reported_and_all_parts_are_generated(
        string text,
        string before,
        string key
    )
    {
        var start = before.Length == 0 ? Twice.Length : Twice.IndexOf(before);
        var spec = Twice.Insert(start, text);
        var run = SpecProject.With(spec).Run().AssertCompiles();
        var line =
            spec[..spec.LastIndexOf($"{key}:", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Equal(
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
        Assert.Single(diagnostics, diagnostic => diagnostic.Contains("AG2010"));
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
        var line = DocumentDiagnosticsTests.LineOf(spec, keywords);
        var column = spec.Split('\n')[line - 1].LastIndexOf(key, StringComparison.Ordinal) + 1;
        Assert.Contains(
            $"atlas.yaml({line},{column}): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key '{key}'",
            SpecProject.With(spec).Run().AssertCompiles().Diagnostics
        );
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
        var run = new SpecProject()
            .AddSpec(spec)
            .AddSource(DocumentDiagnosticsTests.UserCode)
            .Run();
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
            run.Diagnostics
        );
        Assert.Contains("GetOthersAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }
}
