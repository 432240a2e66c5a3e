using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the diagnostics of security schemes that no credentials support.</summary>
public class SecurityDiagnosticsTests
{
    private const string Schemes = """
        components:
          securitySchemes:
            header: { type: apiKey, in: header, name: X-Key }
            query: { type: apiKey, in: query, name: key }
            cookie: { $ref: '#/components/securitySchemes/session' }
            session: { type: apiKey, in: cookie, name: session }
            certificate: { type: mutualTLS }
            basic: { type: http, scheme: Basic }
            digest: { type: http, scheme: digest }
            bearer: { type: http, scheme: bearer }
            negotiate: { type: http, scheme: negotiate }
            login: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://example.com', tokenUrl: 'https://example.com', scopes: {} } } }
            connect: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }
        """;

    private const string One = "the required security scheme";
    private const string Several = "the required combination of";
    private const string Custom = "Add it to the requests by AtlasCredentials.Custom.";
    private const string Certificate =
        "Set AtlasClientOptions.Transport to a handler that has the client certificate.";
    private const string Handler =
        "Set credentials for one of them, and add the other ones to the requests in a handler.";

    [Theory]
    [InlineData("[{ query: [] }]", $"{One} 'query' (apiKey in query). {Custom}")]
    [InlineData("[{ cookie: [] }]", $"{One} 'cookie' (apiKey in cookie). {Custom}")]
    [InlineData("[{ negotiate: [] }]", $"{One} 'negotiate' (http negotiate). {Custom}")]
    [InlineData("[{ certificate: [] }]", $"{One} 'certificate' (mutualTLS). {Certificate}")]
    [InlineData(
        "[{ query: [] }, { certificate: [] }]",
        $"{One} 'query' (apiKey in query). {Custom}"
    )]
    [InlineData(
        "[{ basic: [], header: [] }]",
        $"{Several} 'basic' (http Basic) and 'header' (apiKey in header). {Handler}"
    )]
    [InlineData(
        "[{ query: [], header: [] }]",
        $"{Several} 'query' (apiKey in query) and 'header' (apiKey in header). {Handler}"
    )]
    [InlineData(
        "[{ query: [], cookie: [] }]",
        $"{Several} 'query' (apiKey in query) and 'cookie' (apiKey in cookie). Add them to the requests by AtlasCredentials.Custom."
    )]
    [InlineData(
        "[{ basic: [], certificate: [] }]",
        $"{Several} 'basic' (http Basic) and 'certificate' (mutualTLS). {Certificate}"
    )]
    public void A_required_scheme_that_no_credentials_support(string security, string message)
    {
        // The requirement of the root applies to both operations, and is reported once.
        var expected = $"info AG2016: No credentials support {message}";
        Assert.Equal(
            [$"atlas.yaml(4,14): {expected}"],
            Run($"security: {security}", "").Diagnostics
        );
        Assert.Equal(
            [$"atlas.yaml(8,25): {expected}"],
            Run("security: [{ basic: [] }]", $"security: {security}").Diagnostics
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("[{ query: [] }, {}]")]
    [InlineData("[{ query: [] }, { header: [] }]")]
    [InlineData("[{ basic: [] }]")]
    [InlineData("[{ digest: [] }]")]
    [InlineData("[{ bearer: [] }]")]
    [InlineData("[{ login: [] }]")]
    [InlineData("[{ connect: [] }]")]
    public void A_requirement_that_credentials_support(string security)
    {
        Assert.Empty(Run($"security: {security}", "").Diagnostics);
        Assert.Empty(Run("security: [{ query: [] }]", $"security: {security}", "getB").Diagnostics);
    }

    [Fact]
    public void An_operation_that_is_not_selected_is_not_reported() =>
        Assert.Empty(
            Run("security: [{ basic: [] }]", "security: [{ query: [] }]", "getA").Diagnostics
        );

    private static GeneratorRun Run(string root, string operation, string selection = "*") =>
        SpecProject
            .With(
                $$"""
                openapi: 3.1.0
                info: { title: Keys, version: "1" }
                servers: [{ url: 'https://example.com' }]
                {{root}}
                paths:
                  /a: { get: { operationId: getA, responses: { "204": { description: A. } } } }
                  /b:
                    get: { {{operation}}{{(
                    operation.Length > 0 ? ", " : ""
                )}}operationId: getB, responses: { "204": { description: B. } } }
                {{Schemes}}
                """,
                selection
            )
            .Run()
            .AssertCompiles();
}
