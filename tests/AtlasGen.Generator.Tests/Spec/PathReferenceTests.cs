using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>
/// Tests references into paths, which bundlers write, such as <c>#/paths/~1things/get/responses/200</c>.
/// </summary>
public class PathReferenceTests
{
    private const string Paths = """
        paths:
          /things/{id}:
            get:
              operationId: getThing
              tags: [Things]
              parameters:
                - name: id
                  in: path
                  required: true
                  schema:
                    type: string
              responses:
                "200":
                  description: The thing.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          name:
                            type: string
                          owner:
                            type: object
                            properties:
                              email:
                                type: string
                              thing:
                                $ref: '#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema'
            put:
              operationId: replaceThing
              tags: [Things]
              parameters:
                - $ref: '#/paths/~1things~1%7Bid%7D/get/parameters/0'
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema'
              responses:
                "200":
                  $ref: '#/paths/~1things~1%7Bid%7D/get/responses/200'
          /owners:
            get:
              operationId: listOwners
              tags: [Things]
              responses:
                "200":
                  description: The owners.
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          $ref: '#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema/properties/owner'
        """;

    private const string Head = """
        openapi: 3.0.1
        info: { title: Bundled, version: "1" }
        servers: [{ url: 'https://example.com' }]

        """;

    [Theory]
    [InlineData("")]
    [InlineData("components: {}\n")]
    [InlineData("components:\n  schemas: {}\n")]
    [InlineData("components:\n")]
    [InlineData("components:\n  schemas:\n")]
    [InlineData("components: { schemas: { Other: { type: string } } }\n")]
    [InlineData("components:\n  schemas: { Other: { type: string } }\n")]
    [InlineData("components:\n    schemas:\n        Other:\n            type: string\n")]
    [InlineData(
        "components:\n  securitySchemes:\n    Key:\n      type: http\n      scheme: digest\n"
    )]
    [InlineData(
        "components:\n  schemas:\n    getThing-Response:\n      type: object\n      properties:\n        taken:\n          type: string\n"
    )]
    public void What_they_lead_to_is_one_type(string components)
    {
        AssertTypes(Head + components + Paths + "\n");
        AssertTypes(Head + Paths + "\n" + components);
        AssertTypes((Head + Paths + "\n" + components).ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"components\": {},")]
    [InlineData("\"components\": { \"schemas\": {} },")]
    [InlineData("\"components\": { \"schemas\": { \"Other\": { \"type\": \"string\" } } },")]
    public void So_it_is_in_JSON(string components) =>
        AssertTypes(
            $$$"""
            { {{{components}}} "openapi": "3.0.1", "info": { "title": "Bundled", "version": "1" }, "paths": {
              "/things/{id}": {
                "get": { "operationId": "getThing", "tags": ["Things"],
                  "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                  "responses": { "200": { "description": "The thing.", "content": { "application/json": { "schema": { "type": "object", "properties": {
                    "name": { "type": "string" }, "owner": { "type": "object", "properties": { "email": { "type": "string" },
                    "thing": { "$ref": "#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema" } } } } } } } } } },
                "put": { "operationId": "replaceThing", "tags": ["Things"],
                  "parameters": [{ "$ref": "#/paths/~1things~1%7Bid%7D/get/parameters/0" }],
                  "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema" } } } },
                  "responses": { "200": { "$ref": "#/paths/~1things~1%7Bid%7D/get/responses/200" } } } },
              "/owners": { "get": { "operationId": "listOwners", "tags": ["Things"], "responses": { "200": { "description": "The owners.", "content": { "application/json": { "schema": {
                "type": "array", "items": { "$ref": "#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema/properties/owner" } } } } } } } } } }
            """
        );

    [Fact]
    public void So_it_is_in_a_document_that_is_parsed_slowly()
    {
        var run = SpecProject.With(Head + "x-a: [b: c]\n" + Paths, "listOwners").Run();
        Assert.Contains("info AG2008", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Equal(
            SpecProject.With(Head + Paths, "listOwners").Run().File("GetThingResponseOwner"),
            run.File("GetThingResponseOwner")
        );
    }

    [Fact]
    public void A_document_with_aliases_is_read_the_same_way()
    {
        var run = SpecProject
            .With(Head + "x-a: &a b\nx-c: *a\n" + Paths, "listOwners")
            .Run()
            .AssertClean();
        Assert.Equal(SpecProject.With(Head + Paths, "listOwners").Run().Files, run.Files);
    }

    [Fact]
    public void An_error_is_at_its_line()
    {
        var spec =
            Head
            + Paths.Replace(
                "email:\n                        type: string",
                "email:\n                        $ref: '#/components/schemas/Email'",
                StringComparison.Ordinal
            );
        Assert.DoesNotContain(
            "email:\n                        type",
            spec,
            StringComparison.Ordinal
        );
        var line =
            1
            + spec[..spec.IndexOf("schemas/Email", StringComparison.Ordinal)].Count(c => c == '\n');
        Assert.Equal(
            $"atlas.yaml({line},25): error AG2006: The reference '#/components/schemas/Email' does not resolve to a component of this document; define its target in this document",
            Assert.Single(SpecProject.With(spec).Run().Diagnostics)
        );
    }

    [Fact]
    public void A_reference_to_a_reference_to_a_component_is_that_component()
    {
        const string Component = "'#/components/schemas/Owner'";
        const string Reference =
            "'#/paths/~1owners/get/responses/200/content/application~1json/schema/items'";
        var spec = $$"""
            {{Head}}paths:
              /owners:
                get:
                  operationId: listOwners
                  tags: [Things]
                  responses:
                    "200":
                      description: The owners.
                      content:
                        application/json:
                          schema: { type: array, items: { $ref: {{Component}} } }
              /owners/first:
                get:
                  operationId: getOwner
                  tags: [Things]
                  responses:
                    "200":
                      description: The owner.
                      content: { application/json: { schema: { $ref: {{Reference}} } } }
            components:
              schemas:
                Owner: { type: object, properties: { email: { type: string } } }
            """;
        Assert.Contains(
            "Task<Owner> GetOwnerAsync(",
            SpecProject.With(spec, "getOwner").Run().AssertClean().File("IThingsClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("'#/paths/~1things~1%7Bid%7D/get/responses/404'")]
    [InlineData("'#/paths/~1things~1%7Bid%7D/get'")]
    [InlineData("'#/paths/~1owners/get/responses/200/content/application~1json/schema/items'")]
    public void A_broken_one_is_reported(string reference)
    {
        var run = SpecProject
            .With(
                Head
                    + Paths.Replace(
                        "'#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema/properties/owner'",
                        reference,
                        StringComparison.Ordinal
                    )
            )
            .Run()
            .AssertCompiles();
        Assert.Contains(
            run.Diagnostics,
            text => text.Contains("error AG2006", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("#/paths/~1a/post/callbacks/parameters/%7B$url%7D")]
    [InlineData("#/paths/~1a/post/responses/204/links/next/parameters/id")]
    [InlineData("#/paths/~1a/post/x-a/parameters/0")]
    public void A_name_or_data_with_the_key_of_a_keyword_cannot_be_referred_to(string reference)
    {
        var run = SpecProject
            .With(
                $$"""
                {{Head}}paths:
                  /a:
                    post:
                      x-a: { parameters: [{ name: a, in: query }] }
                      callbacks: { parameters: { '{$url}': { post: { responses: {} } } } }
                      responses: { "204": { description: a, links: { next: { parameters: { id: { name: a, in: query } } } } } }
                  /b:
                    get:
                      operationId: getB
                      parameters:
                        - $ref: '{{reference}}'
                      responses: { "204": { description: a } }
                """,
                "getB"
            )
            .Run()
            .AssertCompiles();
        Assert.Contains(
            $": error AG2006: The reference '{reference}' does not resolve ",
            Assert.Single(
                run.Diagnostics,
                text => text.Contains("AG2006", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );
    }

    private static void AssertTypes(string spec)
    {
        var whole = SpecProject.With(spec).Run().AssertClean();
        var client = whole.File("IThingsClient");
        var thing = spec.Contains("taken", StringComparison.Ordinal)
            ? "GetThingResponse2"
            : "GetThingResponse";
        Assert.Contains($"Task<{thing}> GetThingAsync(", client, StringComparison.Ordinal);
        Assert.Contains($"Task<{thing}> ReplaceThingAsync(", client, StringComparison.Ordinal);
        Assert.Contains($"        {thing} body,", client, StringComparison.Ordinal);
        Assert.Contains(
            "Task<IReadOnlyList<GetThingResponseOwner>> ListOwnersAsync(",
            client,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"public {thing}? Thing",
            whole.File("GetThingResponseOwner"),
            StringComparison.Ordinal
        );
        var alone = SpecProject.With(spec, "listOwners").Run().AssertClean();
        Assert.Equal(whole.File("GetThingResponseOwner"), alone.File("GetThingResponseOwner"));
    }
}
