using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests which documents need credentials: those with a security scheme that credentials support.</summary>
public class OptionalCredentialsTests
{
    private const string Key = "key: { type: apiKey, in: header, name: X-Api-Key }";

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
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.1.0
                info: { title: Keys, version: "1" }
                servers: [{ url: 'https://example.com' }]
                {{security}}
                paths: { /a: { get: { operationId: getA, responses: { "204": { description: A. } } } } }
                components: { securitySchemes: { {{schemes}} } }
                """
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            isOpen,
            run.File("AtlasClient").Contains("{ IsOpen = true }", StringComparison.Ordinal)
        );
    }
}
