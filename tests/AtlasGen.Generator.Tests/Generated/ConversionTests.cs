using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the conversion of values and nulls to a choice.</summary>
public class ConversionTests
{
    private static readonly Lazy<Assembly> Choices = UserCode.Compile(
        "choices",
        """
            public static Task<string> Nulls(AtlasClient atlas) => SendNulls(atlas, isSet: false);

            private static async Task<string> SendNulls(AtlasClient atlas, bool isSet)
            {
                string? address = isSet ? "ada" : null;
                bool? flag = isSet ? true : null;
                Alarm? alarm = null;
                Rule? rule = alarm;
                await atlas.Rules.ReplaceRuleAsync(
                    new Mail { To = address, Options = flag, Only = isSet ? null : alarm });
                return $"{rule is null}";
            }

            public static Task<string> Values(AtlasClient atlas) => SendValues(atlas, isSet: true);

            private static async Task<string> SendValues(AtlasClient atlas, bool isSet)
            {
                string? address = isSet ? "ada" : null;
                bool? flag = isSet ? true : null;
                // What is not null converts to what is not null, without a warning.
                MailTo bob = "bob";
                MailOptions option = true;
                Rule rule = new Mail { To = address, Options = flag };
                await atlas.Rules.ReplaceRuleAsync(rule);
                await atlas.Rules.ReplaceRuleAsync(
                    new Mail { To = isSet ? bob.AsString() : null, Options = isSet ? true : null });
                return $"{bob.AsString()} {option.Json}";
            }

        """
    );

    [Theory]
    [InlineData("Nulls", "{}", "True")]
    [InlineData(
        "Values",
        """{"to":"ada","options":true}|{"to":"bob","options":true}""",
        "bob True"
    )]
    public async Task A_nullable_value_of_a_kind_converts(
        string call,
        string bodies,
        string expected
    )
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Json("{}"));
        Assert.Equal(expected, await Choices.CallAsync(call, server));
        Assert.Equal(
            bodies,
            string.Join('|', server.Requests.Select(request => request.Split('\n')[^1]))
        );
    }
}
