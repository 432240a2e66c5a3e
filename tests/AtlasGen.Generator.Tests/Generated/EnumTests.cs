using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

public class EnumTests
{
    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "enums",
        """
            public static Task<string> Empty(AtlasClient atlas) => Task.FromResult(string.Join(" ",
                default(SwitchBrand) == new SwitchBrand(""),
                default(SwitchBrand).GetHashCode() == new SwitchBrand("").GetHashCode(),
                default(SwitchBrand) == System.Text.Json.JsonSerializer.Deserialize<Switch>("{\"brand\":\"\"}")!.Brand,
                new Switch { Brand = default } == new Switch { Brand = new SwitchBrand("") },
                default(SwitchBrand) == SwitchBrand.Acme,
                System.Text.Json.JsonSerializer.Serialize(default(SwitchBrand))));

            public static Task<string> Made(AtlasClient atlas) => Write(new Switch());

            public static Task<string> Chosen(AtlasClient atlas) => Write(new Switch { Brand = new SwitchBrand("Other"), Kind = SwitchKind.Switch });

            public static Task<string> Absent(AtlasClient atlas) => Read("{}");

            public static Task<string> Other(AtlasClient atlas) => Read("{\"brand\":\"OTHER\"}");

            private static Task<string> Read(string json) => Write(System.Text.Json.JsonSerializer.Deserialize<Switch>(json)!);

            private static Task<string> Write(Switch value) => Task.FromResult(System.Text.Json.JsonSerializer.Serialize(value));

        """
    );

    [Theory]
    [InlineData("Made", """{"brand":"ACME"}""")]
    [InlineData("Chosen", """{"brand":"Other","kind":"SWITCH"}""")]
    [InlineData("Absent", "{}")]
    [InlineData("Other", """{"brand":"OTHER"}""")]
    public async Task A_required_member_of_one_value_does_not_have_to_be_set(
        string call,
        string expected
    )
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Nothing);
        Assert.Equal(expected, await Compiled.CallAsync(call, server));
    }

    [Fact]
    public async Task The_default_value_equals_an_empty_text()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Nothing);
        Assert.Equal("True True True True False \"\"", await Compiled.CallAsync("Empty", server));
    }
}
