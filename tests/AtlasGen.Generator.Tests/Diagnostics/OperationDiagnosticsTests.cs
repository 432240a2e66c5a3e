using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>
/// Tests the build output for operations and parameters that cannot be sent. The others must still be generated.
/// </summary>
public class OperationDiagnosticsTests
{
    [Theory]
    [InlineData(
        "requestBody: { content: { multipart/mixed: { schema: { type: object } } } }",
        "its body is multipart/mixed, but OpenAPI does not define how to serialize a schema in this format"
    )]
    [InlineData(
        "requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: array, items: { type: string } } } } }",
        "its body is application/x-www-form-urlencoded, but its schema is not an object"
    )]
    [InlineData(
        "parameters: [{ name: session, in: cookie, required: true, schema: { type: string } }]",
        "its parameter 'session' cannot be sent, because cookies are not supported"
    )]
    [InlineData(
        "parameters: [{ name: thing, in: body, required: true, schema: { type: string } }]",
        "its parameter 'thing' cannot be sent, because its 'in' is not 'path', 'query', 'header', or 'cookie'"
    )]
    [InlineData(
        "parameters: [{ name: X-Size, in: header, required: true, schema: { type: object, properties: { a: { type: object } } } }]",
        "its parameter 'X-Size' cannot be sent, because OpenAPI does not define how style 'simple' serializes its values"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, required: true, schema: { type: array, items: { type: object } } }]",
        "its parameter 'q' cannot be sent, because OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, required: true, content: { application/xml: { schema: { type: object, properties: { a: { type: string } } } } } }]",
        "its parameter 'q' cannot be sent, because application/xml is not supported for its schema"
    )]
    [InlineData(
        "servers: [{ url: 'https://files.example.com' }]",
        "its server is https://files.example.com, but the document has no usable server for the client"
    )]
    public void An_operation_that_cannot_be_called_is_left_out(string member, string reason)
    {
        var run = Run(member);
        Assert.Equal(
            $"atlas.yaml(5,5): warning AG3002: The operation 'tryThing' is not generated: {reason}. Exclude it from the selection to remove this warning.",
            Assert.Single(run.Diagnostics)
        );
        Assert.DoesNotContain("TryThing", run.File("IDefaultClient"), StringComparison.Ordinal);
        Assert.Contains("GetThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "parameters: [{ name: q, in: query, schema: { type: array, items: { type: object, properties: { a: { type: string } } } } }]",
        "OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans"
    )]
    [InlineData(
        "parameters: [{ name: q, in: cookie, schema: { type: string } }]",
        "cookies are not supported"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, style: spaceDelimited, explode: true, schema: { type: object, properties: { a: { type: string } } } }]",
        "OpenAPI does not define how style 'spaceDelimited' serializes its values"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, schema: { oneOf: [{ type: string }, { type: object, properties: { a: { type: string } } }] } }]",
        "OpenAPI does not define how style 'form' serializes its values"
    )]
    public void An_optional_parameter_that_cannot_be_sent_is_left_out(string member, string reason)
    {
        var run = Run(member);
        Assert.Equal(
            $"atlas.yaml(6,20): info AG3003: The optional parameter 'q' is omitted, because {reason}",
            Assert.Single(run.Diagnostics)
        );
        Assert.DoesNotContain(
            "<param name=\"q\">",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
        Assert.Contains("TryThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "parameters: [{ name: q, in: qurey, schema: { type: string } }]",
        "(6,20): warning AG2005: The document contains an error in a part the client uses: the optional parameter 'q' is omitted, because its 'in' is not 'path', 'query', 'header', or 'cookie'"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, schema: { type: integr } }]",
        "(6,20): warning AG2005: The document contains an error in a part the client uses: the optional parameter 'q' is omitted, because 'integr' is not a valid OpenAPI type"
    )]
    [InlineData(
        "parameters: [{ name: q, in: query, schema: { type: array, items: { type: integr } } }]",
        "(6,20): warning AG2005: The document contains an error in a part the client uses: the optional parameter 'q' is omitted, because 'integr' is not a valid OpenAPI type"
    )]
    [InlineData(
        "requestBody: { content: { application/json: { schema: { type: objekt } } } }",
        "(6,63): warning AG2005: The document contains an error in a part the client uses: 'objekt' is not a valid OpenAPI type"
    )]
    public void A_value_that_OpenAPI_does_not_define_is_reported(string member, string expected)
    {
        var run = Run(member);
        Assert.Equal("atlas.yaml" + expected, Assert.Single(run.Diagnostics));
        Assert.Contains("TryThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{ type: array, items: { type: object, properties: { a: { type: string } } } }",
        "{ style: form, explode: false }",
        "OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans"
    )]
    [InlineData(
        "{ type: array, items: { type: array, items: { type: string } } }",
        "{ style: pipeDelimited }",
        "OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans"
    )]
    [InlineData(
        "{ type: object, properties: { a: { type: string } } }",
        "{ style: spaceDelimited, explode: true }",
        "OpenAPI does not define how style 'spaceDelimited' serializes its values"
    )]
    [InlineData(
        "{ type: object, properties: { a: { type: string } } }",
        "{ contentType: application/xml }",
        "OpenAPI does not define how to serialize it as application/xml"
    )]
    public void An_encoding_that_cannot_be_applied_is_reported(
        string schema,
        string encoding,
        string reason
    )
    {
        var run = Run(
            $"requestBody: {{ content: {{ application/x-www-form-urlencoded: {{ encoding: {{ x: {encoding} }}, schema: {{ type: object, properties: {{ x: {schema} }} }} }} }} }}"
        );
        Assert.Equal(
            $"atlas.yaml(6,82): warning AG3004: The encoding of 'x' is not applied, because {reason}. Objects are sent as JSON. If the server requires a different form, correct the encoding in the document.",
            Assert.Single(run.Diagnostics)
        );
        Assert.Contains("TryThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_a_part_is_reported_and_its_type_is_in_the_documentation()
    {
        var run = Run(
            "requestBody: { content: { multipart/form-data: { encoding: { x: { contentType: 'image/png, image/jpeg', headers: { X-A: { schema: { type: string } }, Content-Type: {} } } }, schema: { type: object, required: [x], properties: { x: { type: string, format: binary } } } } } }"
        );
        Assert.Equal(
            "atlas.yaml(6,122): info AG3003: The optional parameter 'X-A' is omitted, because it is a header of the part 'x', and servers ignore headers of parts (RFC 7578)",
            Assert.Single(run.Diagnostics)
        );
        Assert.Contains(
            "Parts: <c>x</c> (required, image/png, image/jpeg).",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_error_behind_references_is_reported_once_at_its_line()
    {
        const string Spec = """
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /things:
                get:
                  operationId: getThing
                  responses: { "200": { $ref: '#/components/responses/Thing' } }
                put:
                  operationId: putThing
                  responses: { "200": { $ref: '#/components/responses/Thing' } }
            components:
              responses:
                Thing:
                  description: A thing.
                  content: { application/json: { schema: { type: strng } } }
            """;
        Assert.Equal(
            "atlas.yaml(15,48): warning AG2005: The document contains an error in a part the client uses: 'strng' is not a valid OpenAPI type",
            Assert.Single(SpecProject.With(Spec, "*Thing").Run().AssertCompiles().Diagnostics)
        );
    }

    [Fact]
    public void An_operationId_of_two_operations_is_reported()
    {
        const string Spec = """
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /things:
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
              /others:
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
            """;
        Assert.Equal(
            "atlas.yaml(10,7): warning AG2005: The document contains an error in a part the client uses: duplicate operationId 'getThing', which GET /things also has",
            Assert.Single(SpecProject.With(Spec, "getThing").Run().AssertCompiles().Diagnostics)
        );
    }

    [Theory]
    [InlineData("/things/{}", "its path contains {}, which is not the name of a parameter")]
    [InlineData(
        "/things?a={b}{c}",
        "its path contains {b}{c}, which is not the name of a parameter"
    )]
    [InlineData("/things?a=b{c}", "its path contains {b{c}}, which is not the name of a parameter")]
    [InlineData("/things?{b}", "its path contains {{b}}, which is not the name of a parameter")]
    [InlineData("'/m/{;id}'", "its path contains {;id}, which is not the name of a parameter")]
    [InlineData("'/m/{+id}'", "its path contains {+id}, which is not the name of a parameter")]
    [InlineData("'/m/{a,b}'", "its path contains {a,b}, which is not the name of a parameter")]
    [InlineData("'/m/{id'", "a brace in its path has no counterpart")]
    [InlineData("'/m/}'", "a brace in its path has no counterpart")]
    [InlineData("things", "its path 'things' does not begin with a slash")]
    public void An_operation_with_an_invalid_path_is_left_out(string path, string reason)
    {
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              {{path}}:
                get:
                  operationId: tryThing
                  responses: { "204": { description: Done. } }
            """;
        Assert.Equal(
            $"atlas.yaml(5,5): warning AG3002: The operation 'tryThing' is not generated: {reason}. Exclude it from the selection to remove this warning.",
            Assert.Single(SpecProject.With(spec).Run().AssertCompiles().Diagnostics)
        );
    }

    [Fact]
    public void A_path_parameter_that_the_path_does_not_contain_is_reported()
    {
        const string Spec = """
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /a/{id}/b?c={c}:
                parameters: [{ name: ID, in: path, required: true, schema: { type: string } }]
                get:
                  operationId: getA
                  parameters:
                    - { name: c, in: path, required: true, schema: { type: string } }
                    - { name: idd, in: path, required: true, schema: { type: string } }
                  responses: { "204": { description: Done. } }
            """;
        Assert.Equal(
            "atlas.yaml(10,11): info AG3003: The path parameter 'idd' is omitted, because the path '/a/{id}/b?c={c}' does not contain it",
            Assert.Single(SpecProject.With(Spec).Run().AssertCompiles().Diagnostics)
        );
    }

    [Theory]
    [InlineData("Id", "{Id}", "GetAAsync(\n        long id,\n        AtlasRequestOptions?")]
    [InlineData("id", "{id}/{Id}", "long id,\n        string id")]
    public void A_path_parameter_can_be_declared_in_another_case(
        string inPath,
        string template,
        string expected
    )
    {
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /a/{{template}}:
                get:
                  operationId: getA
                  parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
                  responses: { "204": { description: Done. } }
            """;
        var run = SpecProject.With(spec).Run().AssertCompiles();
        Assert.Equal(inPath == "Id" ? 0 : 1, run.Diagnostics.Count);
        Assert.Contains(expected, run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_parameter_for_the_whole_query_that_is_not_a_form_is_named()
    {
        const string Spec = """
            openapi: 3.2.0
            info: { title: Odd, version: "1" }
            paths:
              /a:
                get:
                  operationId: getA
                  parameters: [{ name: q, in: querystring, required: true, content: { application/json: {} } }]
                  responses: { "204": { description: Done. } }
            """;
        Assert.Equal(
            "atlas.yaml(5,5): warning AG3002: The operation 'getA' is not generated: its parameter 'q' cannot be sent, because a parameter for the whole query must be a form with known properties (OpenAPI 3.2). Exclude it from the selection to remove this warning.",
            Assert.Single(SpecProject.With(Spec).Run().AssertCompiles().Diagnostics)
        );
    }

    [Theory]
    [InlineData("servers: [{ url: 'https://cloud.mongodb.com/v1' }]")]
    [InlineData("servers: [{ url: /v1 }, { url: 'https://files.example.com' }]")]
    [InlineData("servers: []")]
    public void An_operation_may_name_the_server_of_the_client(string member)
    {
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            servers: [{ url: 'https://cloud.mongodb.com/v1' }]
            paths:
              /things:
                {{member}}
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
            """;
        SpecProject.With(spec).Run().AssertClean();
    }

    [Theory]
    [InlineData("{}", "string? Q {")]
    [InlineData("{ type: string, format: byte }", "string? Q {")]
    [InlineData("{ oneOf: [{ type: string }, { type: integer }] }", "string? Q {")]
    [InlineData("{ anyOf: [{ type: integer }, { type: integer }] }", "long? Q {")]
    [InlineData(
        "{ oneOf: [{ type: string, enum: [a] }, { type: string, enum: [b] }] }",
        "TryThingQ? Q {"
    )]
    [InlineData("{ type: integer, enum: [1, 2] }", "TryThingQ? Q {")]
    [InlineData(
        "{ type: array, items: { oneOf: [{ type: string }, { type: boolean }] } }",
        "IReadOnlyList<string>? Q {"
    )]
    [InlineData("{ type: array, items: { type: number } }", "IReadOnlyList<double>? Q {")]
    public void A_parameter_of_single_values_has_the_type_that_all_of_them_have(
        string schema,
        string property
    )
    {
        var run = Run($"parameters: [{{ name: q, in: query, schema: {schema} }}]").AssertClean();
        Assert.Contains(property, run.File("TryThingQuery"), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string member)
    {
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /things:
                post:
                  {{member}}
                  operationId: tryThing
                  responses: { "204": { description: Done. } }
                get:
                  operationId: getThing
                  responses: { "204": { description: Done. } }
            """;
        return SpecProject.With(spec).Run().AssertCompiles();
    }
}
