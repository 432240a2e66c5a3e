using System.Text.Json;

namespace AtlasGen.Testing.Tests.Checks;

public class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"enum":["A","B"]}""", "\"A\"", "")]
    [InlineData("""{"enum":["A","B"]}""", "\"a\"", "body: 'a' is not one of A, B.")]
    [InlineData("""{"enum":[1,2]}""", "1.0", "")]
    [InlineData("""{"enum":[1,2]}""", "3", "body: '3' is not one of 1, 2.")]
    [InlineData("""{"enum":[true]}""", "false", "body: 'false' is not one of true.")]
    [InlineData("""{"enum":["A"]}""", "null", "body: null is not allowed.")]
    [InlineData("""{"enum":["A"],"nullable":true}""", "null", "")]
    [InlineData("""{"pattern":"b"}""", "\"abc\"", "")]
    [InlineData("""{"pattern":"^b$"}""", "\"b\\n\"", "body: 'b\n' does not match the pattern ^b$.")]
    [InlineData("""{"pattern":"^[$]$"}""", "\"$\"", "")]
    [InlineData("""{"pattern":"^\\$$"}""", "\"$\"", "")]
    [InlineData("""{"pattern":"^(?!x)\\p{L}+$"}""", "\"é\"", "")]
    [InlineData(
        """{"pattern":"^(?!x)\\p{L}+$"}""",
        "\"xé\"",
        "body: 'xé' does not match the pattern ^(?!x)\\p{L}+$."
    )]
    [InlineData("""{"pattern":"("}""", "\"a\"", "")]
    [InlineData("""{"pattern":"^a"}""", "5", "")]
    [InlineData(
        """{"minLength":2}""",
        "\"\uD83D\uDE00\"",
        "body: the number of characters is 1, but the minimum is 2."
    )]
    [InlineData("""{"maxLength":1}""", "\"\uD83D\uDE00\"", "")]
    [InlineData(
        """{"maxLength":1}""",
        "\"ab\"",
        "body: the number of characters is 2, but the maximum is 1."
    )]
    [InlineData("""{"minimum":1}""", "1", "")]
    [InlineData(
        """{"minimum":1}""",
        "0.9999999999999999999999",
        "body: 0.9999999999999999999999 is less than the minimum 1."
    )]
    [InlineData(
        """{"maximum":9007199254740992}""",
        "9007199254740993",
        "body: 9007199254740993 is greater than the maximum 9007199254740992."
    )]
    [InlineData("""{"maximum":1e3}""", "1000.0", "")]
    [InlineData("""{"maximum":5}""", "\"6\"", "")]
    [InlineData("""{"exclusiveMinimum":0}""", "0", "body: 0 is not greater than 0.")]
    [InlineData("""{"exclusiveMaximum":0}""", "0e5", "body: 0e5 is not less than 0.")]
    [InlineData("""{"multipleOf":0.1}""", "0.3", "")]
    [InlineData("""{"multipleOf":2}""", "3", "body: 3 is not a multiple of 2.")]
    [InlineData(
        """{"minItems":1}""",
        "[]",
        "body: the number of items is 0, but the minimum is 1."
    )]
    [InlineData(
        """{"maxItems":1}""",
        "[1,2]",
        "body: the number of items is 2, but the maximum is 1."
    )]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1]", "body: the items 0 and 2 are equal.")]
    [InlineData(
        """{"minProperties":1}""",
        "{}",
        "body: the number of properties is 0, but the minimum is 1."
    )]
    [InlineData(
        """{"maxProperties":0}""",
        """{"a":1}""",
        "body: the number of properties is 1, but the maximum is 0."
    )]
    [InlineData("""{"required":["a","b"]}""", """{"b":1}""", "a: required, but missing.")]
    [InlineData(
        """{"required":["a"],"properties":{"a":{"nullable":true}}}""",
        """{"a":null}""",
        ""
    )]
    [InlineData("""{"required":["a"]}""", "[]", "")]
    [InlineData(
        """{"only":["a"]}""",
        """{"a":1,"b":2}""",
        "b: the document does not allow this property."
    )]
    [InlineData(
        """{"properties":{"a":{"items":{"maximum":1}}}}""",
        """{"a":[1,2]}""",
        "a[1]: 2 is greater than the maximum 1."
    )]
    [InlineData(
        """{"additionalProperties":{"maximum":1},"declared":["a"]}""",
        """{"a":2,"b":3}""",
        "b: 3 is greater than the maximum 1."
    )]
    [InlineData(
        """{"allOf":[{"required":["a"]},{"only":["a"]}]}""",
        """{"b":1}""",
        "a: required, but missing."
    )]
    [InlineData(
        """{"anyOf":[[{"enum":["A"]},{"enum":["B"]}]]}""",
        "\"C\"",
        "body: 'C' is not one of A, B."
    )]
    [InlineData(
        """{"anyOf":[[{"required":["a","b"]},{"required":["c"]}]]}""",
        "{}",
        "c: required, but missing."
    )]
    [InlineData("""{"anyOf":[[{"minimum":1},{"minimum":2}]]}""", "3", "")]
    [InlineData(
        """{"discriminator":"t","cases":[[{"required":["a"]},["x"]],[true,["y"]]]}""",
        """{"t":"x"}""",
        "a: required, but missing."
    )]
    [InlineData(
        """{"discriminator":"t","cases":[[{"required":["a"]},["x"]],[true,["y"]]]}""",
        """{"t":"y"}""",
        ""
    )]
    [InlineData(
        """{"discriminator":"t","cases":[[{"required":["a"]},["x"]],[true,["y"]]]}""",
        """{"t":"z"}""",
        "t: 'z' is not one of x, y."
    )]
    [InlineData(
        """{"discriminator":"t","cases":[[true,["x"]]]}""",
        "{}",
        "t: required, but missing."
    )]
    [InlineData(
        "\"Node\"",
        """{"next":{"next":{"id":0}}}""",
        "next.next.id: 0 is less than the minimum 1."
    )]
    [InlineData("\"Loop\"", "{}", "a: required, but missing.")]
    [InlineData("\"Unknown\"", "{}", "")]
    public void A_value_is_checked(string schema, string value, string expected) =>
        Assert.Equal(expected, Check(schema, value));

    [Fact]
    public void A_long_list_of_values_is_cut()
    {
        var values = Enumerable.Range(0, 50).Select(i => $"V{i}");
        var schema = $$"""{"enum":{{JsonSerializer.Serialize(values)}}}""";
        Assert.Equal(
            "body: 'x' is not one of V0, V1, V2, V3, V4, V5, V6, V7, V8, V9, … (50 values).",
            Check(schema, "\"x\"")
        );
    }

    [Fact]
    public void A_schema_with_very_many_combinations_ends()
    {
        var value = string.Concat(Enumerable.Repeat("""{"n":""", 100)) + "0" + new string('}', 100);
        Assert.Equal("", Check("\"Many\"", value));
    }

    private static string Check(string schema, string value)
    {
        var options = new JsonDocumentOptions { MaxDepth = 1000 };
        using var schemas = JsonDocument.Parse(
            """
            {
              "Node":{"properties":{"id":{"minimum":1},"next":"Node"}},
              "Loop":{"allOf":["Loop",{"allOf":["Loop"],"required":["a"]}]},
              "Many":{"anyOf":[["Many1","Many2","Many1"]],"maximum":0},
              "Many1":{"required":["x"],"properties":{"n":"Many"}},
              "Many2":{"required":["y"],"properties":{"n":"Many"}}
            }
            """
        );
        using var rule = JsonDocument.Parse(schema);
        using var json = JsonDocument.Parse(value, options);
        var found = new SchemaCheck(schemas.RootElement).Check(
            rule.RootElement,
            new(json.RootElement),
            ""
        );
        return string.Join(" ", found);
    }
}
