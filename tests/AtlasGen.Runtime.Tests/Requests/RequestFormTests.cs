using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Requests;

/// <summary>Tests form members in each OpenAPI style.</summary>
public class RequestFormTests
{
    private const string Colors = """{"c":["red","b,l|u e"]}""";
    private const string Size = """{"c":{"w":5,"h":"7,5","none":null}}""";
    private const string Nested = """{"c":[{"w":5}]}""";

    [Theory]
    [InlineData(Colors, null, "c=red&c=b%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.Commas, "c=red,b%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.Spaces, "c=red%20b%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.Bars, "c=red%7Cb%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.Members, "c=red&c=b%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.DeepMembers, "c%5B0%5D=red&c%5B1%5D=b%2Cl%7Cu%20e")]
    [InlineData(Colors, AtlasFormStyle.Json, "c=%5B%22red%22%2C%22b%2Cl%7Cu%20e%22%5D")]
    [InlineData(Size, null, "c=%7B%22w%22%3A5%2C%22h%22%3A%227%2C5%22%2C%22none%22%3Anull%7D")]
    [InlineData(Size, AtlasFormStyle.Commas, "c=w,5,h,7%2C5")]
    [InlineData(Size, AtlasFormStyle.Spaces, "c=w%205%20h%207%2C5")]
    [InlineData(Size, AtlasFormStyle.Bars, "c=w%7C5%7Ch%7C7%2C5")]
    [InlineData(Size, AtlasFormStyle.Members, "w=5&h=7%2C5")]
    [InlineData(Size, AtlasFormStyle.DeepMembers, "c%5Bw%5D=5&c%5Bh%5D=7%2C5")]
    // A value that no style can represent is sent as JSON, so that nothing is lost.
    [InlineData(Nested, null, "c=%7B%22w%22%3A5%7D")]
    [InlineData(Nested, AtlasFormStyle.Commas, "c=%7B%22w%22%3A5%7D")]
    [InlineData("""{"c":"a b"}""", AtlasFormStyle.Spaces, "c=a%20b")]
    [InlineData("""{"c":"a"}""", AtlasFormStyle.Json, "c=%22a%22")]
    [InlineData("""{"c":null,"d":1}""", AtlasFormStyle.Commas, "d=1")]
    [InlineData("""{"c":null,"d":null}""", AtlasFormStyle.EmptyIfNull, "c=")]
    [InlineData("""{"c":"a"}""", AtlasFormStyle.EmptyIfNull, "c=a")]
    [InlineData("""{"c":[],"d":1}""", AtlasFormStyle.Commas, "d=1")]
    // A server that decodes the form does not notice whether reserved characters are escaped.
    [InlineData("""{"c":"a&b=c+d","e&":":/"}""", null, "c=a%26b%3Dc%2Bd&e%26=%3A%2F")]
    public void A_member_is_written_in_its_style(
        string json,
        AtlasFormStyle? style,
        string expected
    ) =>
        Assert.Equal(
            expected,
            RequestForm.Text<JsonElement, ElementJson>(
                JsonElement.Parse(json),
                JsonMode.Part,
                style is { } one ? [new("c", one)] : []
            )
        );
}
