using AtlasGen.Generator.Spec.Reading;
using Microsoft.OpenApi.Any;
using static AtlasGen.Generator.Tests.Harness.WholeDocument;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests that the selected part of a document is written as JSON that Readers reads correctly.</summary>
public class JsonFragmentTests
{
    [Theory]
    // OpenAPI requires text here.
    [InlineData("description: 123", """{"description":"123"}""")]
    [InlineData("description: 010", """{"description":"010"}""")]
    [InlineData("title: True", """{"title":"True"}""")]
    [InlineData("pattern: 0x1F", """{"pattern":"0x1F"}""")]
    [InlineData("description:", """{}""")]
    [InlineData("required: [010, TRUE]", """{"required":["010","TRUE"]}""")]
    [InlineData("properties: { 200: { title: 1 } }", """{"properties":{"200":{"title":"1"}}}""")]
    [InlineData(
        "discriminator: { mapping: { required: 1 } }",
        """{"discriminator":{"mapping":{"required":"1"}}}"""
    )]
    // Keywords with numbers or Booleans as values.
    [InlineData("maximum: 010", """{"maximum":10}""")]
    [InlineData("maximum: .5", """{"maximum":0.5}""")]
    [InlineData("maxLength: 0x1F", """{"maxLength":31}""")]
    [InlineData("maximum: '10'", """{"maximum":"10"}""")]
    [InlineData("nullable: True", """{"nullable":true}""")]
    [InlineData("nullable: 'true'", """{"nullable":"true"}""")]
    [InlineData("additionalProperties: FALSE", """{"additionalProperties":false}""")]
    // Data.
    [InlineData("default: 2020-01-01", """{"default":"2020-01-01"}""")]
    [InlineData("default: +1", """{"default":1}""")]
    [InlineData("default: '1'", """{"default":"1"}""")]
    [InlineData("default: True", """{"default":true}""")]
    [InlineData("default: 'true'", """{"default":"true"}""")]
    [InlineData("default: \"1.0\"", """{"default":"1.0"}""")]
    [InlineData("default: |-\n 1", """{"default":"1"}""")]
    [InlineData("default: ~", """{"default":null}""")]
    [InlineData("default:", """{"default":null}""")]
    [InlineData("default: .inf", """{"default":".inf"}""")]
    [InlineData("enum: [on, 1, null]", """{"enum":["on",1,null]}""")]
    [InlineData(
        "example: { a: [1.0, {required: 010}] }",
        """{"example":{"a":[1.0,{"required":10}]}}"""
    )]
    [InlineData("x-a: { type: string, default: 1 }", """{"x-a":{"type":"string","default":1}}""")]
    [InlineData(
        "properties: { default: { title: 1 } }",
        """{"properties":{"default":{"title":"1"}}}"""
    )]
    // A keyword without a value is missing, and a name without an object has an empty one.
    [InlineData("title: ~\ndescription:\ntype: null\nexample: ~", """{"example":null}""")]
    [InlineData("enum: ~\nproperties: { enum: ~ }", """{"properties":{"enum":{}}}""")]
    [InlineData("x-enum: ~\ndefault: { enum: ~ }", """{"x-enum":null,"default":{"enum":null}}""")]
    [InlineData("title: 'null'\ndescription: '~'", """{"title":"null","description":"~"}""")]
    [InlineData("properties: { a: ~, b: { title: } }", """{"properties":{"a":{},"b":{}}}""")]
    [InlineData(
        "discriminator: { propertyName: a, mapping: { b: ~ } }",
        """{"discriminator":{"propertyName":"a","mapping":{"b":"~"}}}"""
    )]
    // A tag decides, whatever the quotes say.
    [InlineData("enum: [!!str 5, !!int '6']", """{"enum":["5",6]}""")]
    // An escaped line break, and empty lines after it.
    [InlineData("title: \"e\\\n\n\n  f\"", """{"title":"e\n\nf"}""")]
    [InlineData("title: \"e\\\n  f\"", """{"title":"ef"}""")]
    // The values of a string schema are strings.
    [InlineData("type: string\ndefault: 010", """{"type":"string","default":"010"}""")]
    [InlineData(
        "type: string\nenum: [TRUE, 1.0, NULL, null, ~]",
        """{"type":"string","enum":["TRUE","1.0",null,null,null]}"""
    )]
    [InlineData("type: string\nexample: true", """{"type":"string","example":"true"}""")]
    public void A_scalar_without_quotes_is_what_its_place_makes_of_it(string schema, string json)
    {
        var text =
            $"{Head}components:\n  schemas:\n    A:\n      {schema.Replace("\n", "\n      ", StringComparison.Ordinal)}\n";
        Assert.Equal(json, Schema(text));
        // The slow parser returns the same result.
        Assert.Equal(
            json,
            Schema(text.Replace("title: a,", "title: &a a,", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Readers_makes_the_same_of_it_as_of_the_text()
    {
        var text = $$"""
            {{Head}}paths: {}
            components:
              schemas:
                A:
                  type: string
                  description: 010
                  pattern: 0x1F
                  maxLength: 010
                  nullable: True
                  enum: [on, 1, TRUE, 2020-01-01, 1.0]
                  default: 2020-01-01
                B:
                  type: integer
                  default: 010
                  maximum: +1
                C:
                  type: boolean
                  default: True
                D:
                  type: string
                  format: date-time
                  default: 2020-01-01T00:00:00Z
                E:
                  type: number
                  enum: [.5, 1e3, -0, 5.]
            """;
        Assert.Null(SpecReader.Parse(text, out var expected, out _));
        Assert.Null(SpecReader.Parse(Write(text), out var actual, out var errors));
        Assert.Empty(errors);
        Assert.Equal(Serialize(expected), Serialize(actual));
        Assert.Equal("1.10", actual.Info.Version);
        Assert.Equal(
            10,
            Assert.IsType<OpenApiInteger>(actual.Components.Schemas["B"].Default).Value
        );
        Assert.True(Assert.IsType<OpenApiBoolean>(actual.Components.Schemas["C"].Default).Value);
    }

    [Fact]
    public void An_escape_that_is_not_a_character_is_replaced() =>
        Assert.Equal(
            "{\"title\":\"a\uFFFD\uFFFDb\"}",
            Schema(
                $"{Head}components:\n  schemas:\n    A:\n      title: \"a\\U00110041\\UFFFFFFFFb\"\n"
            )
        );

    [Fact]
    public void An_alias_is_written_as_what_it_stands_for() =>
        Assert.Equal(
            """{"enum":["b",1],"x-c":["b",1]}""",
            Schema(
                $"{Head}x-b: &b [b, 1]\ncomponents: {{ schemas: {{ A: {{ enum: *b, x-c: *b }} }} }}\n"
            )
        );

    /// <summary>Returns the JSON of the schema of component A.</summary>
    private static string Schema(string text)
    {
        const string start = "\"components\":{\"schemas\":{\"A\":";
        var json = Write(text);
        var position = json.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return json[position..^3];
    }
}
