using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests the server of a client. Credentials are sent to it, so it must never be guessed.</summary>
public class ServerUrlTests
{
    private const string Atlas = "https://cloud.mongodb.com";

    [Theory]
    [InlineData("url: 'https://example.com/v1'", "https://example.com/v1")]
    [InlineData("url: 'http://localhost:8080'", "http://localhost:8080")]
    [InlineData("url: '//example.com/api'", "https://example.com/api")]
    [InlineData(
        "{ url: 'https://{region}.example.com/{basePath}', variables: { region: { default: eu }, basePath: { default: v2 } } }",
        "https://eu.example.com/v2"
    )]
    [InlineData(
        "{ url: 'https://example.com{path}', variables: { path: { default: '' } } }",
        "https://example.com"
    )]
    [InlineData(
        "{ url: '{host}', variables: { host: { default: 'https://example.com' } } }",
        "https://example.com"
    )]
    public void A_client_calls_the_server_that_the_document_names(string server, string expected)
    {
        var run = Run($"servers: [{Braced(server)}]");
        Assert.Empty(run.ServerDiagnostics);
        Assert.Contains(
            $"AtlasApi Api = new(\"{expected}\", ",
            run.File("AtlasClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_first_server_that_can_be_called_is_used()
    {
        var run = Run(
            "servers: [{ url: /api }, { url: 'http://example.com' }, { url: 'https://example.com' }, { url: 'https://second.example.com' }]"
        );
        Assert.Empty(run.ServerDiagnostics);
        Assert.Contains(
            "new(\"https://example.com\", ",
            run.File("AtlasClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("x-none: 1", "(1,1)", "The document has no servers")]
    [InlineData("servers: []", "(3,1)", "The document has no servers")]
    [InlineData("servers: [{ url: / }]", "(3,1)", "The server '/' is not an absolute URL")]
    [InlineData("servers: [{ url: '' }]", "(3,1)", "The server '' is not an absolute URL")]
    [InlineData("servers: [{ description: a }]", "(3,1)", "The server '' is not an absolute URL")]
    [InlineData(
        "servers: [{ url: api/v3 }]",
        "(3,1)",
        "The server 'api/v3' is not an absolute URL"
    )]
    [InlineData(
        "servers: [{ url: 'example.com:443' }]",
        "(3,1)",
        "The server 'example.com:443' does not use https, or contains user info, a query, or a fragment"
    )]
    [InlineData(
        "servers: [{ url: 'https://a b' }]",
        "(3,1)",
        "The server 'https://a b' is not an absolute URL"
    )]
    [InlineData(
        "servers: [{ url: 'ftp://example.com' }]",
        "(3,1)",
        "The server 'ftp://example.com' does not use https, or contains user info, a query, or a fragment"
    )]
    [InlineData(
        "servers: [{ url: 'http://example.com' }]",
        "(3,1)",
        "The server 'http://example.com' does not use https, or contains user info, a query, or a fragment"
    )]
    [InlineData(
        "servers: [{ url: 'https://a:b@example.com' }]",
        "(3,1)",
        "The server 'https://a:b@example.com' does not use https, or contains user info, a query, or a fragment"
    )]
    [InlineData(
        "servers: [{ url: 'https://{region}.example.com' }]",
        "(3,1)",
        "The variable 'region' of the server 'https://{region}.example.com' has no default"
    )]
    [InlineData(
        "servers: [{ url: 'https://{a}.{b}.com', variables: { a: { default: '{b}' }, b: { enum: [c] } } }]",
        "(3,1)",
        "The variable 'b' of the server 'https://{b}.{b}.com' has no default"
    )]
    public void A_client_without_a_server_has_no_default(string member, string place, string reason)
    {
        var run = Run(member);
        Assert.Equal(
            $"atlas.yaml{place}: info AG2009: {reason}, so the client has no default server. Set AtlasClientOptions.BaseAddress to the URL that the paths are appended to.",
            Assert.Single(run.ServerDiagnostics)
        );
        var client = run.File("AtlasClient");
        Assert.Contains("AtlasApi Api = new(null, ", client, StringComparison.Ordinal);
        Assert.DoesNotContain("mongodb.com", client, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MongoDB Atlas Administration API", "/api/atlas/v1.0/groups", "x-none: 1", Atlas)]
    [InlineData("MongoDB Atlas Administration API", "/api/atlas/v2/groups", "servers: []", Atlas)]
    [InlineData("MongoDB Atlas", "/api/atlas/v2/groups", "servers: [{ url: / }]", Atlas)]
    [InlineData(
        "MongoDB Atlas",
        "/api/atlas/v2/a",
        "servers: [{ url: 'https://b.com' }]",
        "https://b.com"
    )]
    [InlineData("MongoDB Atlas", "/api/atlas/v2/a", "servers: [{ url: '' }, { url: v2 }]", Atlas)]
    // A declared host that cannot be called is not replaced with another host.
    [InlineData("MongoDB Atlas", "/api/atlas/v2/a", "servers: [{ url: 'http://b.com' }]", null)]
    [InlineData(
        "MongoDB Atlas",
        "/api/atlas/v2/a",
        "servers: [{ url: / }, { url: 'http://b.com' }]",
        null
    )]
    [InlineData("MongoDB Atlas", "/api/atlas/v2/a", "servers: [{ url: 'https://{b}.com' }]", null)]
    [InlineData("MongoDB Atlas", "/api/atlas/v2/a", "servers: [{ url: '//{b}.com' }]", null)]
    [InlineData("MongoDB Atlas", "/api/atlas/v2/a", "servers: [{ url: '{b}/api' }]", null)]
    [InlineData("Apache Atlas", "/api/atlas/v2/entity", "x-none: 1", null)]
    [InlineData("MongoDB Ops Manager", "/api/public/v1.0/groups", "x-none: 1", null)]
    public void Only_a_document_of_Atlas_calls_Atlas_by_default(
        string title,
        string path,
        string member,
        string? expected
    )
    {
        var run = Run(member, title, path);
        Assert.Equal(expected is null ? 1 : 0, run.ServerDiagnostics.Count);
        Assert.Contains(
            expected is null ? "new(null, " : $"new(\"{expected}\", ",
            run.File("AtlasClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("atlas-v1.json", "listProjectInvitations")]
    [InlineData("atlas-v2.yaml", "listGroupInvites")]
    [InlineData("atlas-v2-2025-06.json", "listProjectInvitations")]
    public void The_documents_of_Atlas_are_recognized_without_their_servers(
        string name,
        string operation
    )
    {
        var text = SpecTexts.Corpus(name);
        var without = text.Replace("\nservers:", "\nx-others:", StringComparison.Ordinal)
            .Replace("\"servers\": [", "\"x-others\": [", StringComparison.Ordinal);
        Assert.NotEqual(text, without);
        var run = SpecProject.With(without, operation).Run();
        Assert.Empty(run.ServerDiagnostics);
        Assert.Contains($"new(\"{Atlas}\", ", run.File("AtlasClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("servers: [{ url: /api/ }]", true)]
    [InlineData("servers: [{ url: /other }]", false)]
    [InlineData("servers: [{ url: 'https://files.example.com' }]", false)]
    public void A_relative_server_of_an_operation_is_that_of_the_client_if_it_is_the_same(
        string member,
        bool isGenerated
    )
    {
        var run = Run("servers: [{ url: /api }]", member: member);
        Assert.Equal(
            isGenerated,
            run.File("IDefaultClient").Contains("GetThingAsync(", StringComparison.Ordinal)
        );
        Assert.Equal(isGenerated ? 0 : 1, run.Diagnostics.Count);
    }

    private static string Braced(string server) =>
        server.StartsWith('{') ? server : $"{{ {server} }}";

    private static GeneratorRun Run(
        string servers,
        string title = "Other",
        string path = "/things",
        string member = "x-none: 1"
    ) =>
        SpecProject
            .With(
                $$"""
                openapi: 3.0.1
                info: { title: {{title}}, version: "1" }
                {{servers}}
                paths:
                  {{path}}:
                    get:
                      {{member}}
                      operationId: getThing
                      responses: { "204": { description: Done. } }
                    put:
                      operationId: setThing
                      responses: { "204": { description: Done. } }
                """
            )
            .Run()
            .AssertCompiles();
}
