using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests which documents need credentials, and what the client knows about them.</summary>
public class OptionalCredentialsTests
{
    private const string Server = "https://example.com";
    private const string Key = "key: { type: apiKey, in: header, name: X-Api-Key }";

    [Theory]
    [InlineData("https://cloud.mongodb.com", "key: { type: http, scheme: basic }", null)]
    [InlineData(Server, "key: { type: http, scheme: BASIC }", "AtlasScheme.Basic")]
    [InlineData(
        Server,
        $"a: {{ type: http, scheme: bearer }}, b: {{ type: http, scheme: digest }}, {Key}, c: {{ $ref: '#/components/securitySchemes/a' }}",
        "AtlasScheme.Digest, AtlasScheme.Header(\"X-Api-Key\"), AtlasScheme.Bearer"
    )]
    [InlineData(
        Server,
        "key: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://login.example.com/token', scopes: {} } } }",
        "AtlasScheme.ClientCredentials(\"https://login.example.com/token\"), AtlasScheme.Bearer"
    )]
    [InlineData(
        Server,
        "key: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } }",
        "AtlasScheme.ClientCredentials(\"https://example.com/token\"), AtlasScheme.Bearer"
    )]
    // The document names neither its server nor that of the token.
    [InlineData(
        "/",
        "key: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } }",
        "AtlasScheme.Bearer"
    )]
    [InlineData(
        Server,
        "key: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }",
        "AtlasScheme.Bearer"
    )]
    [InlineData(
        Server,
        "key: { type: http, scheme: negotiate }, a: { type: apiKey, in: query, name: key }",
        ""
    )]
    public void The_message_about_missing_credentials_knows_the_schemes(
        string server,
        string schemes,
        string? expected
    )
    {
        var file = Run(server, "security: [{ key: [] }]", schemes).File("AtlasClient");
        if (expected is null)
        {
            // The runtime knows the schemes of Atlas.
            Assert.DoesNotContain("Schemes", file, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains($" {{ Schemes = [{expected}] }};", file, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(Key, true)]
    [InlineData(
        "key: { $ref: '#/components/securitySchemes/other' }, other: { type: mutualTLS }",
        true
    )]
    [InlineData("key: { type: http, scheme: bearer }", false)]
    [InlineData("key: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }", false)]
    [InlineData(Key + ", login: { type: oauth2, flows: {} }", false)]
    public void Credentials_are_required_for_schemes_that_they_support(string schemes, bool isOpen)
    {
        var security = schemes.Length == 0 ? "x-none: 1" : "security: [{ key: [] }]";
        var run = Run(Server, security, schemes);
        Assert.Equal(
            isOpen,
            run.File("AtlasClient").Contains("{ IsOpen = true }", StringComparison.Ordinal)
        );
    }

    private static GeneratorRun Run(string server, string security, string schemes) =>
        SpecProject
            .With(
                $$"""
                openapi: 3.1.0
                info: { title: Keys, version: "1" }
                servers: [{ url: '{{server}}' }]
                {{security}}
                paths: { /a: { get: { operationId: getA, responses: { "204": { description: A. } } } } }
                components: { securitySchemes: { {{schemes}} } }
                """
            )
            .Run()
            .AssertCompiles();
}
