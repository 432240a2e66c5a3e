using System.CodeDom.Compiler;
using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests that no text of a malicious document becomes code.</summary>
public class HostileTextTests
{
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
