using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for broken references.</summary>
public class ReferenceDiagnosticsTests
{
    [Fact]
    public void A_broken_reference_is_reported_at_its_line_and_the_rest_is_generated()
    {
        var spec = SpecTexts.Invites.Replace(
            "'#/components/schemas/Link'",
            "'#/components/schemas/Lnk'",
            StringComparison.Ordinal
        );
        var line = DocumentDiagnosticsTests.LineOf(spec, "schemas/Lnk");
        var run = SpecProject.With(spec).Run();
        Assert.Contains(
            run.Diagnostics,
            diagnostic =>
                diagnostic.StartsWith($"atlas.yaml({line},", StringComparison.Ordinal)
                && diagnostic.Contains(
                    "error AG2006: The reference '#/components/schemas/Lnk' does not resolve to a component of this document; did you mean '#/components/schemas/Link'?",
                    StringComparison.Ordinal
                )
        );
        run.AssertCompiles();
        Assert.Contains(
            "IReadOnlyList<JsonElement>? Links",
            run.File("GroupInvitation"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("#/components/schemas/a/b")]
    [InlineData("#/components/schemas/a%63")]
    [InlineData("#/paths/~1api~1atlas~1v1.0~1groups~1{groupId}~1invites")]
    public void A_reference_that_Readers_does_not_follow_is_reported(string reference)
    {
        var spec = SpecTexts
            .Invites.Replace(
                "'#/components/schemas/Link'",
                $"'{reference}'",
                StringComparison.Ordinal
            )
            .Replace(
                "  schemas:\n",
                "  schemas:\n    a/b: { type: string }\n    ab: { type: string }\n",
                StringComparison.Ordinal
            );
        var run = SpecProject.With(spec).Run();
        Assert.Contains(
            $"error AG2006: The reference '{reference}' does not resolve to a component of this document",
            string.Join("\n", run.Diagnostics),
            StringComparison.Ordinal
        );
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("!delete*", true)]
    [InlineData("*", false)]
    public void A_path_in_another_document_is_reported_if_all_operations_are_selected(
        string operations,
        bool isTold
    )
    {
        var spec = SpecTexts.Invites.Replace(
            "\npaths:\n",
            "\npaths:\n  /users:\n    $ref: 'paths/users.yaml'\n",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec, operations).Run().AssertCompiles();
        Assert.Equal(
            isTold
                ?
                [
                    $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "$ref: 'paths")},5): error AG2006: The reference 'paths/users.yaml' does not resolve to a component of this document; add 'paths/users.yaml' to Parts of the AtlasSpec item",
                ]
                : [],
            run.Diagnostics
        );
    }

    [Theory]
    [InlineData("info: { $ref: info.yaml }", "info", 9)]
    [InlineData("tags: { $ref: '#/x-tags' }", "tags", 9)]
    [InlineData("tags: [{ name: a }, { $ref: tag.yaml }]", "tags", 23)]
    [InlineData("servers: [{ url: 'https://example.com' }, { $ref: server.yaml }]", "servers", 45)]
    [InlineData("security: { $ref: security.yaml }", "security", 13)]
    public void A_reference_in_place_of_a_member_of_the_root_is_reported(
        string member,
        string name,
        int column
    )
    {
        var spec = $$"""
            openapi: 3.0.1
            {{member}}
            paths:
              /things:
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
            """;
        Assert.Equal(
            $"atlas.yaml(2,{column}): info AG2010: '$ref' is not supported and is ignored. OpenAPI does not define references in '{name}'. If it refers to a file, add the file to Parts of the AtlasSpec item. Otherwise, replace it by its target.",
            Assert.Single(SpecProject.With(spec).Run().AssertCompiles().Diagnostics)
        );
    }

    [Fact]
    public void A_reference_to_a_part_in_place_of_a_member_of_the_root_is_followed()
    {
        const string Spec = """
            openapi: 3.0.1
            info: { $ref: root.yaml#/info }
            servers: [{ $ref: root.yaml#/server }]
            paths:
              /things:
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
            """;
        var run = new SpecProject()
            .AddSpec(Spec, metadata: [("Parts", "root.yaml")])
            .AddFile(
                "root.yaml",
                "info: { title: Things, version: '1' }\nserver: { url: 'https://example.com' }\n"
            )
            .Run()
            .AssertClean();
        Assert.Empty(run.ServerDiagnostics);
    }

    [Theory]
    [InlineData("{ type: object, properties: { a: *a } }", "{ type: string }", "", true)]
    // The header is visited first, but a client does not read headers.
    [InlineData("{ type: object, properties: { a: *a } }", "*a", "", true)]
    [InlineData("{ type: object }", "*a", "", false)]
    [InlineData("*a", "{ type: string }", "", true)]
    [InlineData("{ type: object }", "{ type: string }", "{ in: query, name: a, schema: *a }", true)]
    public void A_broken_reference_behind_an_alias_is_reported_at_its_line(
        string schema,
        string header,
        string parameter,
        bool isReported
    )
    {
        var spec = $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            x-a: &a
              type: object
              properties:
                size:
                  $ref: '#/components/schemas/Siz'
            paths:
              /things:
                parameters: [{{parameter}}]
                get:
                  operationId: getThing
                  responses:
                    "200":
                      description: a
                      headers: { A: { $ref: '#/components/headers/Unread' } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
            components:
              headers: { Unread: { schema: {{header}} } }
              schemas: { Thing: {{schema}}, Size: { type: integer } }
            """;
        Assert.Equal(
            isReported
                ?
                [
                    "atlas.yaml(7,7): error AG2006: The reference '#/components/schemas/Siz' does not resolve to a component of this document; did you mean '#/components/schemas/Size'?",
                ]
                : [],
            SpecProject
                .With(spec)
                .Run()
                .AssertCompiles()
                .Diagnostics.Where(line => line.Contains("error", StringComparison.Ordinal))
        );
    }

    /// <remarks>A suggestion compares the reference with all components.</remarks>
    [Fact]
    public void Of_very_many_broken_references_only_the_first_ones_have_a_suggestion()
    {
        const int Count = 20_000;
        const int Members = 100;
        var groups = Enumerable.Range(0, Count / Members);
        var spec = $$"""
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            paths:
              /things:
                get:
                  responses:
                    "200":
                      description: a
                      content:
                        application/json:
                          schema:
                            properties:
            {{Lines(
                groups,
                i => $"                  p{i}: {{ $ref: '#/components/schemas/G{i}' }}"
            )}}
            components:
              schemas:
            {{Lines(
                groups,
                i =>
                    $"    G{i}:\n      properties:\n{Lines(Enumerable.Range(0, Members), j => $"        p{j}: {{ $ref: '#/components/schemas/Lnk{i}x{j}' }}")}"
            )}}
            {{Lines(
                Enumerable.Range(0, Count),
                i => $"    Link{i / Members}x{i % Members}: {{ type: string }}"
            )}}
            """;
        var diagnostics = SpecProject.With(spec).Start().Run().AssertCompiles().Diagnostics;
        Assert.Equal(Count, diagnostics.Count);
        Assert.EndsWith(
            "did you mean '#/components/schemas/Link0x0'?",
            diagnostics[0],
            StringComparison.Ordinal
        );
        Assert.InRange(
            diagnostics.Count(line => line.Contains("did you mean", StringComparison.Ordinal)),
            1,
            20
        );

        static string Lines(IEnumerable<int> numbers, Func<int, string> line) =>
            string.Join("\n", numbers.Select(line));
    }

    [Fact]
    public void So_is_one_in_a_path_that_is_an_alias()
    {
        const string Spec = """
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            paths:
              /a: &a
                parameters:
                  - $ref: '#/components/parameters/none'
                get:
                  responses:
                    "200":
                      $ref: '#/components/responses/none'
              /b: *a
            """;
        Assert.Equal(
            ["atlas.yaml(6,9): error AG2006", "atlas.yaml(10,11): error AG2006"],
            SpecProject
                .With(Spec, "path:/b")
                .Run()
                .AssertCompiles()
                .Diagnostics.Select(line => line[..line.IndexOf(": The", StringComparison.Ordinal)])
        );
    }

    [Fact]
    public void A_broken_reference_in_a_shared_body_is_reported()
    {
        const string Spec = """
            openapi: 3.0.1
            servers: [{ url: 'https://example.com' }]
            paths:
              /a:
                put:
                  requestBody: { $ref: '#/components/requestBodies/Body' }
                  responses: { "204": { description: a } }
            components:
              requestBodies:
                Body:
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/none'
            """;
        Assert.StartsWith(
            "atlas.yaml(14,13): error AG2006: The reference '#/components/schemas/none' ",
            Assert.Single(SpecProject.With(Spec).Run().AssertCompiles().Diagnostics),
            StringComparison.Ordinal
        );
    }
}
