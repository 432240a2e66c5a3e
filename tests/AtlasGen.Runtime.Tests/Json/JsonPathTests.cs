using System.Text;

namespace AtlasGen.Runtime.Tests.Json;

public class JsonPathTests
{
    [Fact]
    public void A_deeply_nested_place_is_described_from_its_end()
    {
        var json = string.Concat(
            Enumerable.Range(0, 40).Select(i => $$"""{"member_of_level_{{i}}":""")
        );
        var path = JsonPath.Of(Encoding.UTF8.GetBytes(json + "null"), json.Length);
        Assert.Matches("^\\$….{500}$", path);
        Assert.EndsWith(".member_of_level_38.member_of_level_39", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_of_a_place_is_hidden_that_may_be_an_address()
    {
        var json = """{"a@b.c":{"x":[{"d@e.f":5}]}}""";
        Assert.Equal(
            "$['***'].x[0]['***']",
            JsonPath.Of(Encoding.UTF8.GetBytes(json), json.IndexOf('5', StringComparison.Ordinal))
        );
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F600", 400));
        var json = Encoding.UTF8.GetBytes($$"""{"a{{name}}":{"b{{name}}c":5} }""");
        var path = JsonPath.Of(json, json.AsSpan().IndexOf((byte)'5'));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path)));
        Assert.StartsWith("$…", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_Unicode_does_not_hide_another()
    {
        var json = """{"\ud800":1,"a":[{"_b2":[0,5]}]}""";
        Assert.Equal(
            "$.a[0]._b2[1]",
            JsonPath.Of(Encoding.UTF8.GetBytes(json), json.IndexOf('5', StringComparison.Ordinal))
        );
    }
}
