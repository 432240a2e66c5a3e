using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Any;

namespace AtlasGen.Generator.Tests.Shaping;

public class DefaultTextTests
{
    public static TheoryData<IOpenApiAny?, string> Defaults =>
        new()
        {
            { new OpenApiString("a<b"), "The default is <c>a&lt;b</c>." },
            { new OpenApiString(""), "The default is <c>&quot;&quot;</c>." },
            { new OpenApiString(new string('a', 61)), "" },
            { new OpenApiInteger(-1), "The default is <c>-1</c>." },
            { new OpenApiLong(10_000_000_000), "The default is <c>10000000000</c>." },
            { new OpenApiDouble(0.1), "The default is <c>0.1</c>." },
            { new OpenApiFloat(1.5f), "The default is <c>1.5</c>." },
            { new OpenApiBoolean(true), "The default is <c>true</c>." },
            { new OpenApiDate(new(2026, 1, 2)), "The default is <c>2026-01-02</c>." },
            {
                new OpenApiDateTime(new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))),
                "The default is <c>2026-01-02T02:04:05Z</c>."
            },
            { new OpenApiArray(), "The default is an empty list." },
            {
                new OpenApiArray { new OpenApiString("a"), new OpenApiInteger(2) },
                "The default is <c>a</c>, <c>2</c>."
            },
            {
                new OpenApiArray { new OpenApiObject() },
                ""
            },
            { new OpenApiObject(), "" },
            { new OpenApiPassword("a"), "" },
            { new OpenApiNull(), "" },
            { null, "" },
        };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Of(IOpenApiAny? value, string text) => Assert.Equal(text, DefaultText.Of(value));
}
