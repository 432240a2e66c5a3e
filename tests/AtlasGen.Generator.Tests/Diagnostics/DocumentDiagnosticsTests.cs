using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for documents that cannot be used. User code must still find the client.</summary>
public class DocumentDiagnosticsTests
{
    internal const string UserCode = """
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
        "# old\nswagger: \"1.2\"\n",
        "error AG2003: This document is Swagger 1.2, but AtlasGen supports only Swagger 2.0, and OpenAPI 3.0, 3.1, and 3.2. Download the document in one of these versions, or convert it.",
        2,
        1
    )]
    [InlineData(
        "info: {}\nopenapi: 3.3.0\n",
        "error AG2003: This document is OpenAPI 3.3.0, but AtlasGen supports only Swagger 2.0, and OpenAPI 3.0, 3.1, and 3.2. Download the document in one of these versions, or convert it.",
        2,
        1
    )]
    [InlineData(
        "{\n  \"openapi\": \"4.0.1\"\n}",
        "error AG2003: This document is OpenAPI 4.0.1, but AtlasGen supports only Swagger 2.0, and OpenAPI 3.0, 3.1, and 3.2. Download the document in one of these versions, or convert it.",
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
    [InlineData("openapi: 3.0.1\nservers: [{ url: https://a.b }]\nx-a: 'c\n", 3)]
    [InlineData("openapi: 3.0.1\nservers: [{ url: https://a.b }]\nx-a: *c\n", 3)]
    public void A_syntax_error_is_reported_at_its_line(string spec, int line)
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
    public void An_error_that_Readers_finds_in_a_selected_part_is_reported_at_its_line()
    {
        var spec = SpecTexts.Invites.Replace(
            "        rel:\n          type: string\n",
            "        rel:\n          type: string\n          externalDocs: 5\n",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec).Run();
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.StartsWith(
            $"atlas.yaml({LineOf(spec, "externalDocs: 5")},",
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

    [Theory]
    [InlineData(
        "openapi: 3.3.0\nopenapi: 3.0.1\npaths: ~\n",
        "(2,1): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key 'openapi'"
    )]
    [InlineData(
        "openapi: 3.0.1\nopenapi: 3.0.3\nswagger: '2.0'\n",
        "(2,1): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key 'openapi'"
    )]
    [InlineData(
        "openapi: 3.0.1\nopenapi: 3.10.0\n",
        "(2,1): error AG2003: This document is OpenAPI 3.10.0, "
    )]
    [InlineData(
        "swagger: '1.2'\nswagger: '2.0'\npaths: ~\n",
        "(2,1): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key 'openapi'"
    )]
    [InlineData("swagger: 2.0\npaths: ~\n", null)]
    [InlineData(
        "swagger: '2.0'\nswagger: '1.2'\n",
        "(2,1): error AG2003: This document is Swagger 1.2, "
    )]
    [InlineData(
        "swagger: '2.0'\nopenapi: 3.3.0\n",
        "(2,1): error AG2003: This document is OpenAPI 3.3.0, "
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
            return;
        }

        Assert.StartsWith($"atlas.yaml{expected}", Assert.Single(errors), StringComparison.Ordinal);
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
    public void A_schema_without_a_type_of_its_own_becomes_json_and_is_reported_as_information()
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
            "/invites/{invitationId}/{}:",
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
            "its path contains {}, which is not the name of a parameter",
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

    [Fact]
    public void Keywords_that_OpenAPI_does_not_define_are_ignored()
    {
        const string Spec = """
            openapi: 3.0.1
            info: { title: Boats, version: "1" }
            servers: [{ url: 'https://example.com' }]
            paths:
              /boats:
                get:
                  operationID: getBoats
                  operationId: getBoat
                  responses:
                    "204": { descripion: Done. }
            """;
        Assert.Equal(
            [
                "atlas.yaml(6,5): info AG2010: 'operationID' is not supported and is ignored. OpenAPI does not define this keyword here.",
                "atlas.yaml(10,9): info AG2010: 'descripion' is not supported and is ignored. OpenAPI does not define this keyword here.",
            ],
            SpecProject.With(Spec).Run().AssertCompiles().Diagnostics
        );
    }

    [Fact]
    public void Addresses_that_the_client_does_not_need_are_not_read()
    {
        const string Url = "'https://{tenant}.example.com/'";
        const string Spec = $$"""
            openapi: 3.0.1
            info:
              title: Boats
              version: "1.0"
              termsOfService: {{Url}}
              contact: { name: A, url: {{Url}} }
              license: { name: B, url: {{Url}} }
            externalDocs: { url: {{Url}} }
            servers: [{ url: 'https://example.com' }]
            paths:
              /boats:
                get:
                  operationId: getBoat
                  externalDocs: { url: {{Url}} }
                  responses:
                    "200":
                      description: A boat.
                      content:
                        application/json:
                          schema:
                            type: object
                            externalDocs: { url: {{Url}} }
                            xml: { namespace: {{Url}} }
                            properties:
                              contact: { type: string }
            components:
              securitySchemes:
                login:
                  type: oauth2
                  flows:
                    implicit:
                      authorizationUrl: {{Url}}
                      tokenUrl: {{Url}}
                      refreshUrl: {{Url}}
                      scopes: {}
            """;
        var run = SpecProject.With(Spec).Run().AssertCompiles();
        Assert.Empty(run.Diagnostics);
        Assert.Contains("string? Contact ", run.File("GetBoatResponse"), StringComparison.Ordinal);
    }

    internal static int LineOf(string text, string part) =>
        text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
