using AtlasGen.Generator.Shapes;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Tests.Shapes;

public class ServerUrlTests
{
    [Theory]
    [InlineData("https://example.com/v1", "https://example.com/v1")]
    [InlineData("http://localhost:8080", "http://localhost:8080")]
    [InlineData("https://{region}.example.com/{version}", "https://eu.example.com/v2")]
    [InlineData("/", ServerUrl.Atlas)]
    [InlineData("/api/{version}/", ServerUrl.Atlas + "/api/v2")]
    [InlineData("//example.com/api", "https://example.com/api")]
    [InlineData("ftp://example.com", ServerUrl.Atlas)]
    [InlineData("https://{unknown} host", ServerUrl.Atlas)]
    [InlineData("", ServerUrl.Atlas)]
    public void The_first_server_is_the_address(string url, string expected)
    {
        var first = new OpenApiServer
        {
            Url = url,
            Variables =
            {
                ["region"] = new() { Default = "eu" },
                ["version"] = new() { Default = "v2" },
            },
        };
        var document = new OpenApiDocument
        {
            Servers = [first, new() { Url = "https://second.example.com" }],
        };
        Assert.Equal(expected, ServerUrl.Of(document));
    }

    [Fact]
    public void A_document_without_servers_is_that_of_Atlas() =>
        Assert.Equal(ServerUrl.Atlas, ServerUrl.Of(new OpenApiDocument()));
}
