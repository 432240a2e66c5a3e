using System.Text;
using System.Text.Json;
using AtlasGen.Generator.Spec.Reading;
using static AtlasGen.Generator.Tests.Harness.WholeDocument;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests that Readers reads the written strings and keys.</summary>
public class JsonTextTests
{
    [Theory]
    [InlineData("a\"b\\c/d", "a\\\"b\\\\c/d")]
    [InlineData("a\nb\tc\0", "a\\nb\\u0009c\\u0000")]
    [InlineData(
        "\u0085\u2028\u2029\uFEFF\u007F\uFFFE",
        "\\u0085\\u2028\\u2029\\ufeff\\u007f\\ufffe"
    )]
    [InlineData("é🚀", "é🚀")]
    public void Strings(string value, string expected)
    {
        var json = new StringBuilder();
        JsonText.Append(json, value);
        Assert.Equal($"\"{expected}\"", json.ToString());
        var read = Description(json.ToString());
        Assert.Equal(JsonSerializer.Deserialize<string>(json.ToString()), read);
    }

    [Fact]
    public void Half_of_a_character_is_replaced()
    {
        var json = new StringBuilder();
        JsonText.Append(json, "\ud83da\ude80\ud83d");
        Assert.Equal("\uFFFDa\uFFFD\uFFFD", Description(json.ToString()));
    }

    [Fact]
    public void A_text_that_is_too_long_for_Readers_is_cut_off_between_characters()
    {
        var json = new StringBuilder();
        JsonText.Append(json, new string('a', JsonText.LengthLimit - 1) + "🚀🚀");
        Assert.Equal(new string('a', JsonText.LengthLimit - 1), Description(json.ToString()));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    public void A_long_key_is_read(int length)
    {
        var name = new string('k', length);
        var text =
            $"{Head}components:\n  schemas:\n    A:\n      properties:\n        ? {name}\n        : {{ title: b }}\n";
        Assert.Null(SpecReader.Parse(Write(text), out var model, out _));
        Assert.Equal("b", model.Components.Schemas["A"].Properties[name].Title);
    }

    private static string? Description(string json)
    {
        var text =
            $$$"""{"openapi":"3.0.1","info":{"title":"a","version":"1","description":{{{json}}}},"paths":{}}""";
        Assert.Null(SpecReader.Parse(text, out var model, out _));
        return model.Info.Description;
    }
}
