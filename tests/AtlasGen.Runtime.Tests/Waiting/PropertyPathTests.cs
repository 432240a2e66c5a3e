using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Waiting;

/// <summary>Tests how properties of responses are read by their names in JSON.</summary>
public class PropertyPathTests
{
    private static readonly JsonElement Value = JsonSerializer.Deserialize<JsonElement>(
        """{"a":{"b":"x","n":3},"t":true,"f":false,"nothing":null,"list":["x"]}"""
    );

    [Theory]
    [InlineData("a.b", "x")]
    [InlineData("a.n", "3")]
    [InlineData("t", "true")]
    [InlineData("f", "false")]
    [InlineData("a", null)]
    [InlineData("nothing", null)]
    [InlineData("nothing.b", null)]
    [InlineData("list", null)]
    [InlineData("list.x", null)]
    [InlineData("b", null)]
    public void The_text_of_a_property(string path, string? expected) =>
        Assert.Equal(expected, AtlasWaiter.Text<JsonElement, ElementJson>(Value, path.Split('.')));

    [Fact]
    public void No_value_has_no_property() =>
        Assert.Null(AtlasWaiter.Text<string, StringJson>(null, "a"));

    [Fact]
    public void A_property_has_the_type_of_the_parameter()
    {
        Assert.Equal(3, Read<int, Int32Json>("a", "n"));
        Assert.Equal("x", Read<string, StringJson>("a", "b"));
        Assert.True(Read<bool, BooleanJson>("t"));
    }

    [Theory]
    [InlineData("c", "has no 'c'")]
    [InlineData("nothing", "has no 'nothing'")]
    [InlineData("a.b", "'a.b' in the response to the change is not of the type")]
    public void A_property_that_cannot_be_used_is_an_error(string path, string expected)
    {
        var exception = Assert.Throws<AtlasResponseFormatException>(() =>
            Read<int, Int32Json>(path.Split('.'))
        );
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static TProperty Read<TProperty, TCodec>(params string[] path)
        where TCodec : IJsonCodec<TProperty> =>
        AtlasWaiter.Property<JsonElement, ElementJson, TProperty, TCodec>(Value, path);
}
