using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;
using static AtlasGen.Generator.Tests.Harness.SmallSpec;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>
/// Tests that names, which are based on the tree, and types, which are based on the model of the selection, are
/// consistent.
/// </summary>
public class ConsistencyTests
{
    [Theory]
    [InlineData(
        "{ allOf: [{ allOf: [{ type: object, properties: { state: { type: string, enum: [a, b] } } }] }, { type: object, properties: { a: { type: string } } }] }"
    )]
    [InlineData(
        "{ allOf: [{ oneOf: [{ type: object, properties: { state: { type: string, enum: [a, b] } } }] }, { type: object, properties: { a: { type: string } } }] }"
    )]
    [InlineData(
        "{ anyOf: [{ type: object, properties: { state: { type: string, enum: [a, b] } } }] }"
    )]
    public void A_property_of_a_nested_part_has_its_type(string schema)
    {
        var run = Run(
            Get("/a", "getThing", responses: Returns("{ $ref: '#/components/schemas/Thing' }")),
            "  schemas:\n    Thing: " + schema
        );
        Assert.Contains("ThingState? State ", run.File("Thing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_discriminator_is_found_in_a_composition_of_one()
    {
        var run = Run(
            Get("/a", "getPet", responses: Returns("{ $ref: '#/components/schemas/Pet' }")),
            """
              schemas:
                Pet:
                  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
                  discriminator: { propertyName: kind }
                Cat:
                  type: object
                  oneOf: [{ type: object, required: [kind], properties: { kind: { type: string, enum: [feline] } } }]
                Dog: { type: object, required: [kind], properties: { kind: { type: string, enum: [canine] } } }
            """
        );
        Assert.Contains("\"feline\"", run.File("Pet"), StringComparison.Ordinal);
        Assert.Contains("\"canine\"", run.File("Pet"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ type: object, oneOf: [{ type: string }, { type: string, format: uri }] }")]
    [InlineData("{ oneOf: [{ $ref: '#/components/schemas/Name' }, { type: string }] }")]
    [InlineData("{ anyOf: [{ allOf: [{ type: string }] }, { type: string, format: date }] }")]
    public void Variants_of_one_scalar_are_that_scalar(string schema)
    {
        var run = Run(
            Get("/a", "getThing", responses: Returns("{ $ref: '#/components/schemas/Thing' }")),
            $$"""
              schemas:
                Thing: { type: object, properties: { text: {{schema}} } }
                Name: { allOf: [{ $ref: '#/components/schemas/Text' }] }
                Text: { type: string }
            """
        );
        Assert.Contains("string? Text ", run.File("Thing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_that_is_a_reference_has_the_type_of_its_target()
    {
        var run = Run(
            Get("/a", "getThing", responses: Returns("{ $ref: '#/components/schemas/Other' }")),
            """
              schemas:
                Other: { $ref: '#/components/schemas/Thing' }
                Thing: { type: object, properties: { other: { $ref: '#/components/schemas/Last' } } }
                Last: { $ref: '#/components/schemas/Other' }
            """
        );
        Assert.Contains(
            "Task<Thing> GetThingAsync",
            run.File("IThingsClient"),
            StringComparison.Ordinal
        );
        Assert.Contains("Thing? Other ", run.File("Thing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ type: string, format: email }")]
    [InlineData("{ type: string, format: password }")]
    [InlineData("{ type: string, writeOnly: true }")]
    [InlineData("{ type: array, items: { type: string, format: email } }")]
    [InlineData("{ allOf: [{ type: string, format: password }] }")]
    [InlineData("{ oneOf: [{ $ref: '#/components/schemas/Email' }, { type: string }] }")]
    public void A_secret_is_one_in_a_record_and_in_a_query(string schema)
    {
        var run = Run(
            Get(
                "/a",
                "getThing",
                parameters: $$"""
                - { name: before, in: query, schema: { type: string } }
                - { name: value, in: query, schema: {{schema}} }
                - { name: after, in: query, schema: { type: string } }
                """,
                responses: Returns("{ $ref: '#/components/schemas/Thing' }")
            ),
            $$"""
              schemas:
                Thing: { type: object, properties: { before: { type: string }, value: {{schema}}, after: { type: string } } }
                Email: { type: string, format: email }
            """
        );
        Assert.All(
            ["Thing", "GetThingQuery"],
            type =>
                Assert.Contains(
                    "(\"value\", ",
                    Assert.Single(
                        run.File(type).Split('\n'),
                        line => line.Contains(".Secret()", StringComparison.Ordinal)
                    ),
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("2027-07-01", "2027-07-01")]
    [InlineData("'2027-07-01'", "2027-07-01")]
    [InlineData("2027-07-01T00:00:00Z", "2027-07-01")]
    [InlineData("'2027-07-01T00:00:00Z'", "2027-07-01")]
    [InlineData("2027-07-01T23:30:00-05:00", "2027-07-01")]
    [InlineData("2027-7-1", "2027-07-01")]
    [InlineData("'2027-7-1'", "2027-07-01")]
    [InlineData("soon", "")]
    public void A_date_is_the_same_with_quotes_and_without(string date, string expected)
    {
        var run = SpecProject
            .With(
                Document(
                    $$"""
                      /a:
                        get:
                          operationId: getThing
                          x-sunset: {{date}}
                          responses: { "204": { description: None. } }
                    """
                )
            )
            .Run();
        Assert.Equal(expected.Length > 0 ? 1 : 0, run.Diagnostics.Count);
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.Contains(expected, diagnostic, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{ type: integer, enum: [0x10, 010, +1] }", "16|10|1")]
    [InlineData("{ type: integer, enum: [1, 99999999999999999999] }", "")]
    [InlineData("{ type: string, enum: [TRUE, 010, NULL, 'null'] }", "TRUE|010|null")]
    [InlineData("{ enum: [NaN, Null, 'Null', a] }", "NaN|Null|a")]
    [InlineData("{ enum: [0x10, True, .5] }", "")]
    [InlineData("{ type: string, enum: [Null] }", "")]
    public void The_values_of_an_enum_are_those_of_its_JSON(string schema, string expected)
    {
        var run = Run(
            Get("/a", "getThing", responses: Returns("{ $ref: '#/components/schemas/Thing' }")),
            $$"""
              schemas:
                Thing: { type: object, properties: { size: { $ref: '#/components/schemas/Size' } } }
                Size: {{schema}}
            """
        );
        if (expected.Length == 0)
        {
            Assert.DoesNotContain("Size?", run.File("Thing"), StringComparison.Ordinal);
            return;
        }

        var values = Regex
            .Matches(run.File("Size"), "public const (?:string|long) [^=]+= \"?([^\";]+)")
            .Select(match => match.Groups[1].Value);
        Assert.Equal(expected, string.Join('|', values));
    }

    [Fact]
    public void Null_is_missing_for_names_and_for_types()
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.0.3
                info: { title: Same, version: "1" }
                servers:
                  - url: https://example.com:{port}
                    variables: { port: { default: 0443, enum: [0443, 8443] } }
                paths:
                  /things:
                    get:
                      operationId: getThing
                      tags:
                      summary: null
                      description: ~
                      parameters:
                      requestBody:
                      deprecated: ~
                      responses:
                        "200":
                          description:
                          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
                        "404":
                components:
                  schemas:
                    Thing: { type: object, properties: { free: ~, text: { type: string, format: null } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains(
            "https://example.com:0443",
            run.File("AtlasClient"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Task<Thing> GetThingAsync(",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "null</summary>",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
        Assert.Contains("JsonElement? Free ", run.File("Thing"), StringComparison.Ordinal);
        Assert.Contains("string? Text ", run.File("Thing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_with_the_name_of_the_component_schemas_has_the_type_of_any_other()
    {
        const string Property =
            "{ type: array, items: { allOf: [{ $ref: '#/components/schemas/Pet' }] } }";
        var run = Run(
            Get("/a", "getThing", responses: Returns("{ $ref: '#/components/schemas/Thing' }")),
            $$"""
              schemas:
                Thing: { type: object, properties: { schemas: {{Property}}, others: {{Property}} } }
                Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
                Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { a: { type: string } } }] }
            """
        );
        Assert.Contains("IReadOnlyList<Pet>? Others ", run.File("Thing"), StringComparison.Ordinal);
        Assert.Contains(
            "IReadOnlyList<Pet>? Schemas ",
            run.File("Thing"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Component_schemas_behind_an_alias_have_the_same_types()
    {
        const string Schemas =
            "{ "
            + "Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }, "
            + "Cat: { type: object, properties: { kind: { type: string } } }, "
            + "Dog: { type: object, properties: { kind: { type: string }, friend: { $ref: '#/components/schemas/Friend' } } }, "
            + "Friend: { allOf: [{ $ref: '#/components/schemas/Cat' }] } }";
        var paths = Get(
            "/a",
            "getThing",
            responses: Returns("{ $ref: '#/components/schemas/Pet' }")
        );
        var expected = Run(paths, $"  schemas: {Schemas}").Files;
        var run = SpecProject
            .With($"x-schemas: &s {Schemas}\n{Document(paths, "  schemas: *s")}")
            .Run()
            .AssertClean();
        Assert.Equal(expected, run.Files);
    }
}
