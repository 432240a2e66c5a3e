using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shapes;

/// <summary>Names come from the document's tree, and types from the model of the selection: both give the same answer to each question.</summary>
public class SameAnswerTests
{
    [Theory]
    [InlineData("required: True", "        string query,\n")]
    [InlineData("required: TRUE", "        string query,\n")]
    [InlineData("required: true", "        string query,\n")]
    [InlineData("required: 'true'", "        GetThingQuery? query = null,\n")]
    [InlineData("required: False", "        GetThingQuery? query = null,\n")]
    public void A_parameter_is_required_if_its_value_is_true(string required, string expected)
    {
        var run = Run(
            Get(
                "/things",
                "getThing",
                parameters: $"- {{ name: query, in: query, {required}, schema: {{ type: string }} }}"
            )
        );
        Assert.Contains(expected, run.File("IThingsClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_string_does_not_make_a_parameter_required_in_JSON() =>
        Assert.Contains(
            "        GetThingQuery? query = null,\n",
            SpecProject
                .With(
                    """
                    {
                      "openapi": "3.0.3",
                      "info": { "title": "Same", "version": "1" },
                      "paths": {
                        "/things": {
                          "get": {
                            "operationId": "getThing",
                            "tags": ["Things"],
                            "parameters": [
                              { "name": "query", "in": "query", "required": "true", "schema": { "type": "string" } }
                            ],
                            "responses": { "204": { "description": "None." } }
                          }
                        }
                      }
                    }
                    """,
                    path: "atlas.json"
                )
                .Run()
                .AssertClean()
                .File("IThingsClient"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_parameter_that_the_operation_replaces_lends_no_name()
    {
        var run = Run(
            """
              /things:
                parameters:
                  - { name: state, in: query, required: true, schema: { type: string, enum: [a, b] } }
                put:
                  operationId: putThing
                  tags: [Things]
                  parameters:
                    - { name: state, in: query, required: true, schema: { type: string, enum: [a, b, c] } }
                  responses: { "204": { description: None. } }
            """
        );
        Assert.Contains(
            "        PutThingState state,\n",
            run.File("IThingsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_parameter_that_is_listed_twice_is_sent_once()
    {
        var run = Run(
            Get(
                "/things",
                "getThing",
                parameters: """
                - { name: state, in: query, schema: { type: string } }
                - { name: state, in: query, schema: { type: boolean } }
                - { name: state, in: header, schema: { type: string } }
                """
            )
        );
        Assert.Equal(2, run.File("GetThingQuery").Split("\"state\"").Length);
        Assert.Contains("bool? State ", run.File("GetThingQuery"), StringComparison.Ordinal);
        Assert.Contains(
            "string? state = null",
            run.File("IThingsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_broken_reference_in_the_parameters_of_a_path_is_reported() =>
        Assert.StartsWith(
            "atlas.yaml(6,9): error AG2006:",
            Assert.Single(
                SpecProject
                    .With(
                        Document(
                            """
                              /things:
                                parameters:
                                  - $ref: '#/components/parameters/Stat'
                                get:
                                  operationId: getThing
                                  responses: { "204": { description: None. } }
                            """,
                            """
                              parameters:
                                State: { name: state, in: query, schema: { type: string } }
                            """
                        )
                    )
                    .Run()
                    .Diagnostics
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_parameter_behind_two_references_is_found()
    {
        var run = Run(
            Get("/things", "getThing", parameters: "- $ref: '#/components/parameters/Other'"),
            """
              parameters:
                Other: { $ref: '#/components/parameters/State' }
                State: { name: state, in: query, schema: { type: string } }
            """
        );
        Assert.Contains("string? State ", run.File("GetThingQuery"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_response_beside_a_success_is_an_error()
    {
        var run = Run(
            Get(
                "/a",
                "getThings",
                responses: """
                "200": { description: One., content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                default: { description: Error., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
                """
            )
                + Get(
                    "/b",
                    "listThings",
                    responses: Returns("{ $ref: '#/components/schemas/Page' }")
                ),
            Page
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    [Fact]
    public void A_default_response_alone_is_a_success()
    {
        var run = Run(
            Get(
                "/b",
                "listThings",
                responses: """
                default: { description: One page., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
                """
            ),
            Page
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    private const string PageNumber = "- { name: pageNum, in: query, schema: { type: integer } }";

    private const string Page = """
          schemas:
            Page: { type: object, properties: { results: { type: array, items: { type: string } } } }
        """;

    private static IEnumerable<string> Enumerations(GeneratorRun run) =>
        run.File("IThingsClient")
            .Split(' ', '\n')
            .Where(word => word.StartsWith("Enumerate", StringComparison.Ordinal))
            .Select(word => word.TrimEnd('('));

    private static GeneratorRun Run(string paths, string components = "") =>
        SpecProject.With(Document(paths, components)).Run().AssertClean();

    private static string Document(string paths, string components = "") =>
        $$"""
            openapi: 3.0.3
            info: { title: Same, version: "1" }
            paths:
            {{paths}}
            components:
            {{(components.Length == 0 ? "  schemas: {}" : components)}}
            """;

    private static string Get(
        string path,
        string operationId,
        string parameters = "",
        string responses = "\"204\": { description: None. }"
    ) =>
        $"""
              {path}:
                get:
                  operationId: {operationId}
                  tags: [Things]
                  parameters: {(parameters.Length == 0 ? "[]" : Indented(parameters))}
                  responses: {Indented(responses)}

            """;

    private static string Returns(string schema) =>
        $"\"200\": {{ description: One., content: {{ application/json: {{ schema: {schema} }} }} }}";

    private static string Indented(string lines) =>
        "\n        " + lines.Replace("\n", "\n        ", StringComparison.Ordinal);
}
