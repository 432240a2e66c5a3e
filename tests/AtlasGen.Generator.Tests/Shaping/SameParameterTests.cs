using AtlasGen.Generator.Tests.Harness;
using static AtlasGen.Generator.Tests.Harness.SmallSpec;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests that the tree and the model have the same parameters.</summary>
public class SameParameterTests
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
        Assert.Equal(2, run.File("GetThingQuery").Split("AddQuery(\"state\"").Length);
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
}
