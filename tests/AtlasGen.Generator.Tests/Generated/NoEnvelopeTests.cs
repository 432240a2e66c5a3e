using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>
/// Tests methods without <c>envelope</c> and <c>pretty</c>, which <c>MethodOptions="NoEnvelope"</c> omits.
/// </summary>
public class NoEnvelopeTests
{
    private static readonly Lazy<Assembly> Responses = UserCode.Compile(
        "responses",
        """
            public static async Task<string> EnvelopedByDefault(AtlasClient atlas) => (await atlas.Responses.GetEnvelopedAsync()).Name!;

        """,
        methodOptions: "NoEnvelope"
    );

    private static readonly Lazy<Assembly> Lists = UserCode.Compile(
        "paging",
        """
            public static async Task<string> All(AtlasClient atlas)
            {
                var ids = new List<string>();
                await foreach (var alert in atlas.Lists.EnumerateEventsAsync(new() { ItemsPerPage = 5 })) ids.Add(alert.Id);
                return string.Join(",", ids);
            }

        """,
        methodOptions: "NoEnvelope"
    );

    [Fact]
    public async Task An_operation_that_envelopes_by_default_returns_the_content() =>
        Assert.Equal(
            """
            GET /enveloped
            Accept: application/json
            Authorization: Bearer t0ken

            = a
            """,
            await Responses.CallAsync(
                "EnvelopedByDefault",
                WireAnswer.Json("""{"status":200,"content":{"name":"a"}}""")
            )
        );

    [Fact]
    public async Task An_enumeration_has_neither_parameter() =>
        Assert.EndsWith(
            "= 1",
            await Lists.CallAsync(
                "All",
                WireAnswer.Json("""{"results":[{"id":"1"}],"totalCount":1}""")
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", true)]
    [InlineData("NoEnvelope", false)]
    public void No_method_has_either_parameter(string methodOptions, bool isExpected)
    {
        var types = new SpecProject()
            .AddSpec(SpecTexts.Invites, metadata: ("MethodOptions", methodOptions))
            .Run()
            .AssertClean()
            .Load();
        var parameters = types
            .GetType("Acme.Atlas.IProjectsClient")!
            .GetMethods()
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.Name)
            .ToList();
        Assert.Equal(isExpected, parameters.Contains("envelope"));
        Assert.Equal(isExpected, parameters.Contains("pretty"));
        Assert.Contains("query", parameters);
    }

    [Fact]
    public void A_parameter_that_is_required_or_has_another_type_stays()
    {
        var run = new SpecProject()
            .AddSpec(
                """
                openapi: 3.0.1
                info: { title: Odd, version: "1" }
                servers: [{ url: 'https://example.com' }]
                paths:
                  /letters:
                    get:
                      operationId: listLetters
                      parameters:
                        - { name: envelope, in: query, required: true, schema: { type: boolean } }
                        - { name: pretty, in: query, schema: { type: string } }
                      responses: { "204": { description: Done. } }
                """,
                metadata: ("MethodOptions", "NoEnvelope")
            )
            .Run()
            .AssertClean();
        var client = run.File("IDefaultClient");
        Assert.Contains("bool envelope,", client, StringComparison.Ordinal);
        Assert.Contains("string? pretty = null,", client, StringComparison.Ordinal);
    }
}
