using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Json.Codecs;

public class EnumJsonTests
{
    public static TheoryData<string> Texts { get; } =
    [
        "RED",
        "",
        "a",
        new string('x', 64),
        new string('x', 65),
        new string('x', 5000),
        "größe",
        "\u0080",
        "\0",
        "a\"b",
        "€\U0001F600",
    ];

    [Theory]
    [InlineData("RED")]
    [InlineData("a value that no document lists")]
    [InlineData("64 characters 64 characters 64 characters 64 characters 64 chars")]
    public void A_repeated_value_is_the_same_string(string text)
    {
        var first = Read($"\"{text}\"").Value;
        Assert.Equal(text, first);
        Assert.Same(first, Read($"\"{text}\"").Value);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_read_in_every_notation(string text)
    {
        var escaped = $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";
        var plain = JsonText.Write<string, StringJson>(text);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(text, Read(plain).Value);
            Assert.Equal(text, Read(escaped).Value);
            Assert.Equal(text, JsonText.ReadSegments<Color, EnumJson<Color>>(plain).Value);
        }

        Assert.Equal(plain, JsonText.Write<Color, EnumJson<Color>>(new(text)));
    }

    [Fact]
    public void Values_that_replace_each_other_are_read_correctly()
    {
        for (var i = 0; i < 10_000; i++)
        {
            var (one, other) = ($"value {i}", $"value {i % 300}");
            Assert.Equal(one, Read($"\"{one}\"").Value);
            Assert.Equal(other, Read($"\"{other}\"").Value);
        }
    }

    [Fact]
    public void Values_that_are_read_at_the_same_time_are_read_correctly() =>
        Parallel.For(
            0,
            8,
            thread =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    // More values than are kept, so that threads replace those of each other.
                    var text = $"value {(i * (thread + 1)) % 500}";
                    Assert.Equal(text, Read($"\"{text}\"").Value);
                }
            }
        );

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("true")]
    public void Only_a_string_is_read(string json) =>
        Assert.StartsWith(
            "Expected a string, found ",
            Assert.Throws<JsonException>(() => Read(json)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_default_value_is_an_empty_text()
    {
        Assert.Equal("", default(Color).Value);
        Assert.Equal(default, new Color(""));
        Assert.Equal(default(Color).GetHashCode(), new Color("").GetHashCode());
        Assert.Equal(default, Read("\"\""));
        Assert.Equal("\"\"", JsonText.Write<Color, EnumJson<Color>>(default));
        Assert.NotEqual(default, new Color(" "));
        Assert.Throws<ArgumentNullException>(() => new Color(null!));
    }

    private static Color Read(string json) => JsonText.Read<Color, EnumJson<Color>>(json);

    // As the generator writes an enum.
    private readonly record struct Color : IAtlasEnum<Color>
    {
        private readonly string? _value;

        public Color(string value) => _value = EnumText.Of(value);

        public string Value => _value ?? "";

        static Color IAtlasEnum<Color>.FromValue(string value) => new(value);
    }
}
