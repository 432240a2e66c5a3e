using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests that plain scalars are null, Booleans, numbers, or text (YAML 1.2 section 10.3.2).</summary>
public class CoreSchemaTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("false", "false")]
    [InlineData("False", "false")]
    [InlineData("FALSE", "false")]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("+1", "1")]
    [InlineData("-0", "-0")]
    [InlineData("000", "0")]
    [InlineData("010", "10")]
    [InlineData("-007", "-7")]
    [InlineData("0o10", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("0xffffffffffffffff", "18446744073709551615")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.0", "1.0")]
    [InlineData("1.10", "1.10")]
    [InlineData("00.50", "0.50")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5.0")]
    [InlineData("+1.5", "1.5")]
    [InlineData("1e3", "1e3")]
    [InlineData("1.E+3", "1.0E+3")]
    [InlineData(".5e-3", "0.5e-3")]
    public void Values(string plain, string json)
    {
        Assert.Equal(json, CoreSchema.Json(plain));
        using var document = System.Text.Json.JsonDocument.Parse(json);
    }

    [Theory]
    [InlineData("nULL")]
    [InlineData("tRUE")]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData("2020-01-01")]
    [InlineData("12:30:45")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("-.")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData(".nan")]
    [InlineData("1e")]
    [InlineData("1.2.3")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("-0x1")]
    [InlineData("0b1")]
    [InlineData("0x10000000000000000")]
    [InlineData("1\n")]
    [InlineData("٣")]
    public void Texts(string plain) => Assert.Null(CoreSchema.Json(plain));

    [Fact]
    public void A_number_that_no_type_can_hold_is_text() =>
        Assert.Null(CoreSchema.Json(new string('1', 401)));

    [Fact]
    public void A_text_that_begins_like_a_number_takes_linear_time()
    {
        var text = new string('0', 399) + "x";
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < 2_000; i++)
        {
            Assert.Null(CoreSchema.Json(text));
        }

        process.Refresh();
        Assert.InRange((process.TotalProcessorTime - before).TotalSeconds, 0, 20);
    }
}
