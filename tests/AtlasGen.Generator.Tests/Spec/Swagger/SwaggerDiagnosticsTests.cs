using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Swagger;

/// <summary>Tests that errors in Swagger 2.0 documents are reported as in others, and that losses are reported.</summary>
public class SwaggerDiagnosticsTests
{
    private const string Head = """
        swagger: "2.0"
        info: { title: Old, version: "1" }
        host: example.com
        paths:

        """;

    private static string Get(string parameters, string rest = "") =>
        $"""
            {Head}  /a:
                get:
                  operationId: getA
            {rest}      parameters:
            {parameters}
                  responses:
                    "204":
                      description: None.
              /b:
                get:
                  operationId: getB
                  responses:
                    "204":
                      description: None.

            """;

    [Theory]
    [InlineData(
        """
                    - name: ids
                      in: query
                      type: array
                      items:
                        type: integer
                      collectionFormat: tsv
            """,
        "(14,11): info AG2010: 'collectionFormat: tsv' is not supported and is ignored. The value is a string. Separate its items with tabs."
    )]
    [InlineData(
        """
                    - name: ids
                      in: query
                      required: true
                      type: array
                      items:
                        type: array
                        items:
                          type: integer
            """,
        "(14,13): info AG2010: 'a list of lists' is not supported and is ignored. The value is a string. Separate its items as the server expects them."
    )]
    [InlineData(
        """
                    - name: X-Ids
                      in: header
                      type: array
                      items:
                        type: integer
                      collectionFormat: multi
            """,
        "(14,11): info AG2010: 'collectionFormat: multi' is not supported and is ignored. The items of the value are separated by commas."
    )]
    [InlineData(
        """
                    - name: X-Ids
                      in: header
                      type: array
                      items:
                        type: integer
                      collectionFormat: ssv
            """,
        "(14,11): info AG2010: 'collectionFormat: ssv' is not supported and is ignored. The value is a string. Separate its items with spaces."
    )]
    [InlineData(
        """
                    - name: file
                      in: query
                      type: file
            """,
        "(11,11): info AG2010: 'type: file' is not supported and is ignored. Only a form can contain a file. The value is a string."
    )]
    [InlineData(
        """
                    - name: a
                      in: formData
                      type: string
                    - name: b
                      in: body
                      schema:
                        type: string
            """,
        "(9,11): info AG2010: 'in: formData' is not supported and is ignored. The operation already has a body."
    )]
    public void What_OpenAPI_3_cannot_express_is_reported_where_it_is_used(
        string parameters,
        string expected
    )
    {
        var spec = Get(parameters);
        Assert.Equal($"atlas.yaml{expected}", Assert.Single(Run(spec, "getA")));
        Assert.Empty(Run(spec, "getB"));
    }

    [Fact]
    public void The_schemes_of_an_operation_are_reported_if_the_client_uses_another()
    {
        const string Parameters = "      - { name: a, in: query, type: string }";
        Assert.Equal(
            "atlas.yaml(8,7): info AG2010: 'schemes' is not supported and is ignored. The operation is called with https, as the others are.",
            Assert.Single(Run(Get(Parameters, "      schemes: [http]\n"), "getA"))
        );
        Assert.Empty(Run(Get(Parameters, "      schemes: [http, https]\n"), "getA"));
        Assert.Empty(Run("schemes: [http]\n" + Get(Parameters, "      schemes: [http]\n"), "getA"));
    }

    [Fact]
    public void A_shared_parameter_is_reported_where_it_is_declared()
    {
        var spec =
            Get("      - $ref: '#/parameters/ids'")
            + """
                parameters:
                  ids:
                    name: ids
                    in: query
                    type: array
                    items:
                      type: integer
                    collectionFormat: tsv
                """;
        Assert.StartsWith(
            "atlas.yaml(26,5): info AG2010: ",
            Assert.Single(Run(spec, "getA")),
            StringComparison.Ordinal
        );
        Assert.Empty(Run(spec, "getB"));
    }

    [Fact]
    public void A_shared_member_of_a_form_is_reported_once()
    {
        const string Operation = """
            operationId: {0}, consumes: [application/x-www-form-urlencoded], parameters: [{{ $ref: '#/parameters/ids' }}], responses: {{ "204": {{ description: A. }} }}
            """;
        var spec =
            Head
            + "  /a: { post: { "
            + string.Format(CultureInfo.InvariantCulture, Operation, "addA")
            + " }, put: { "
            + string.Format(CultureInfo.InvariantCulture, Operation, "putA")
            + " } }\n"
            + "parameters: { ids: { name: ids, in: formData, type: array, items: { type: string }, collectionFormat: tsv } }";
        Assert.StartsWith(
            "atlas.yaml(6,85): info AG2010: ",
            Assert.Single(Run(spec, "")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "'#/definitions/Thimg'",
        "The reference '#/definitions/Thimg' does not resolve to a component of this document; did you mean '#/definitions/Thing'?"
    )]
    [InlineData(
        "'#/definitions/Other'",
        "The reference '#/definitions/Other' does not resolve to a component of this document; define its target in this document"
    )]
    public void A_broken_reference_is_reported_as_written(string reference, string expected)
    {
        var spec = $$"""
            {{Head}}  /a:
                get:
                  operationId: getA
                  responses:
                    "200":
                      description: A.
                      schema:
                        $ref: {{reference}}
              /b:
                get:
                  operationId: getB
                  responses:
                    "200":
                      description: B.
                      schema:
                        $ref: '#/definitions/Thing'
            definitions:
              Thing:
                type: object
            """;
        Assert.Equal(
            $"atlas.yaml(12,13): error AG2006: {expected}",
            Assert.Single(Run(spec, "getA"))
        );
        Assert.Empty(Run(spec, "getB"));
    }

    [Theory]
    [InlineData("schema: { type: string }", "schema")]
    [InlineData("in: body", null)]
    [InlineData("description: A.", "description")]
    [InlineData("type: string", null)]
    public void A_duplicate_key_is_reported_at_its_line(string entry, string? name)
    {
        var spec = Get(
            $$"""
                    - name: a
                      in: body
                      description: A.
                      schema: { type: object }
                      {{entry}}
            """
        );
        Assert.Equal(
            name is null
                ? []
                :
                [
                    $"atlas.yaml(13,11): error AG2007: This part of the document cannot be read as OpenAPI: duplicate key '{name}'",
                ],
            Run(spec, "getA")
        );
        Assert.Empty(Run(spec, "getB"));
    }

    [Theory]
    [InlineData("host: example.com", "")]
    [InlineData("host: example.com\nschemes: [http, https]", "")]
    [InlineData("host: example.com\nschemes: https", "")]
    [InlineData("host: localhost:8080\nschemes: [http]", "")]
    [InlineData("host: 'https://example.com/'", "")]
    [InlineData("basePath: /v1", "The server '/v1' is not an absolute URL")]
    [InlineData("basePath: /", "The document has no servers")]
    [InlineData("x-a: b", "The document has no servers")]
    [InlineData(
        "host: example.com\nschemes: [http]\nbasePath: v1/",
        "The server 'http://example.com/v1' does not use https"
    )]
    [InlineData("host: [a]\nschemes: {}\nbasePath: {}", "The document has no servers")]
    public void The_server_is_that_of_the_host(string members, string fault)
    {
        var run = SpecProject
            .With(
                $$"""
                swagger: "2.0"
                info: { title: Old, version: "1" }
                {{members}}
                paths: { /a: { get: { operationId: getA, responses: { "204": { description: A. } } } } }
                """
            )
            .Run()
            .AssertClean();
        if (fault.Length == 0)
        {
            Assert.Empty(run.ServerDiagnostics);
        }
        else
        {
            Assert.Contains(fault, Assert.Single(run.ServerDiagnostics), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("host: localhost:8080", "http://localhost:8080")]
    [InlineData("host: 127.0.0.1", "http://127.0.0.1")]
    [InlineData("host: '[::1]:5000'\nbasePath: /v1", "http://[::1]:5000/v1")]
    [InlineData("host: localhost:8080\nschemes: [http, https]", "https://localhost:8080")]
    [InlineData("host: localhost.example.com", "https://localhost.example.com")]
    public void A_loopback_host_without_schemes_is_called_with_http(string members, string expected)
    {
        var run = SpecProject
            .With(
                $$"""
                swagger: "2.0"
                info: { title: Old, version: "1" }
                {{members}}
                paths: { /a: { get: { operationId: getA, responses: { "204": { description: A. } } } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Empty(run.ServerDiagnostics);
        Assert.Contains($"new(\"{expected}\", ", run.File("AtlasClient"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Run(string spec, string operations) =>
        SpecProject.With(spec, operations).Run().AssertCompiles().Diagnostics;
}
