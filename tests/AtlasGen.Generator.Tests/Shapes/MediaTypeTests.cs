using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shapes;

/// <summary>Which of several media types is asked for, and which is sent.</summary>
public class MediaTypeTests
{
    [Theory]
    [InlineData("application/json", "application/hal+json", "application/json")]
    [InlineData("application/json; charset=utf-8", "*/*", "application/json; charset=utf-8")]
    [InlineData("application/geo+json", "text/plain", "application/geo+json")]
    [InlineData("application/vnd.b+json", "application/vnd.a+json", "application/vnd.a+json")]
    [InlineData("application/zip", "text/csv", "application/zip")]
    public void Plain_JSON_is_preferred(string one, string other, string chosen)
    {
        var client = Run(one, other);
        Assert.Contains($"Accept = \"{chosen}\",", client, StringComparison.Ordinal);
        Assert.Equal(client, Run(other, one));
    }

    [Theory]
    [InlineData("application/json", "application/hal+json", "application/json")]
    [InlineData("text/json", "application/json", "application/json")]
    [InlineData("application/json-patch+json", "application/json", "application/json")]
    public void A_body_is_plain_JSON_where_it_may_be(string one, string other, string chosen) =>
        Assert.Contains($"ContentType = \"{chosen}\",", Run(one, other), StringComparison.Ordinal);

    private static string Run(string one, string other)
    {
        var content =
            $"content: {{ '{one}': {{ schema: {{ type: string }} }}, '{other}': {{ schema: {{ type: string }} }} }}";
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /things:
                post:
                  operationId: tryThing
                  requestBody: { {{content}} }
                  responses: { "200": { description: Done., {{content}} } }
            """;
        return SpecProject.With(spec).Run().AssertClean().File("DefaultClient");
    }
}
