using System.Text;

namespace AtlasGen.Runtime.Tests.Json;

public class JsonPathTests
{
    [Fact]
    public void A_place_far_inside_is_told_from_its_end()
    {
        var json = string.Concat(
            Enumerable.Range(0, 40).Select(i => $$"""{"member_of_level_{{i}}":""")
        );
        var path = JsonPath.Of(Encoding.UTF8.GetBytes(json + "null"), json.Length);
        Assert.Matches("^\\$….{500}$", path);
        Assert.EndsWith(".member_of_level_38.member_of_level_39", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_Unicode_hides_no_other()
    {
        var json = """{"\ud800":1,"a":[{"_b2":[0,5]}]}""";
        Assert.Equal(
            "$.a[0]._b2[1]",
            JsonPath.Of(Encoding.UTF8.GetBytes(json), json.IndexOf('5', StringComparison.Ordinal))
        );
    }
}
