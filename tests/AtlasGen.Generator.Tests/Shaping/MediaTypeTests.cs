using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests which of several media types is requested, and which is sent.</summary>
public class MediaTypeTests
{
    private const string Bed = "{ type: object, properties: { name: { type: string } } }";
    private const string FreeList = "{ type: array, items: { type: object } }";
    private const string Bytes = "{ type: string, format: binary }";

    [Theory]
    [InlineData("application/json", "application/hal+json", "application/json")]
    [InlineData("application/json; charset=utf-8", "*/*", "application/json; charset=utf-8")]
    [InlineData("application/geo+json", "text/plain", "application/geo+json")]
    public void Plain_JSON_is_preferred(string one, string other, string chosen)
    {
        var client = Run(one, other);
        Assert.Contains($"Accept = \"{chosen}\",", client, StringComparison.Ordinal);
        Assert.Equal(client, Run(other, one));
    }

    [Theory]
    [InlineData("application/vnd.b+json", "application/vnd.a+json")]
    [InlineData("text/csv", "application/zip")]
    public void Of_equal_media_types_the_first_of_the_document_is_chosen(string one, string other)
    {
        Assert.Contains($"Accept = \"{one}\",", Run(one, other), StringComparison.Ordinal);
        Assert.Contains($"Accept = \"{other}\",", Run(other, one), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/merge-patch+json", Bed, "application/json-patch+json", FreeList)]
    [InlineData("application/merge-patch+json", Bed, "application/json-patch+json", Bed)]
    [InlineData("application/hal+json", Bed, "application/json", "{}")]
    [InlineData("application/hal+json", Bed, "application/json", "{ type: object }")]
    [InlineData("application/hal+json", Bed, "*/*", Bed)]
    [InlineData(
        "application/hal+json",
        "{ type: array, items: " + Bed + " }",
        "application/json",
        FreeList
    )]
    [InlineData(
        "application/hal+json",
        "{ allOf: [" + Bed + "] }",
        "application/json",
        "{ anyOf: [{}] }"
    )]
    [InlineData(
        "application/hal+json",
        "{ type: object, additionalProperties: " + Bed + " }",
        "application/json",
        "{ type: object, additionalProperties: true }"
    )]
    [InlineData("application/json", Bed, "application/merge-patch+json", Bed)]
    [InlineData("application/json", "{}", "application/merge-patch+json", "{ type: object }")]
    public void The_media_type_with_the_more_specific_type_is_sent_and_accepted(
        string chosen,
        string chosenSchema,
        string other,
        string otherSchema
    )
    {
        string[] content =
        [
            $"'{chosen}': {{ schema: {chosenSchema} }}",
            $"'{other}': {{ schema: {otherSchema} }}",
        ];
        string[] clients =
        [
            RunWith(string.Join(", ", content)),
            RunWith(string.Join(", ", content.Reverse())),
        ];
        Assert.All(
            clients,
            client =>
            {
                Assert.Contains($"ContentType = \"{chosen}\",", client, StringComparison.Ordinal);
                Assert.Contains($"Accept = \"{chosen}\",", client, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", Bed, "application/json", "{}")]
    [InlineData("application/json", Bed, "application/x-www-form-urlencoded", Bed)]
    [InlineData("application/json", "{}", "application/octet-stream", Bytes)]
    [InlineData("application/yaml", "{ type: string }", "application/octet-stream", Bytes)]
    public void A_body_is_sent_in_the_form_that_says_most_of_it(
        string chosen,
        string chosenSchema,
        string other,
        string otherSchema
    )
    {
        string[] content =
        [
            $"'{chosen}': {{ schema: {chosenSchema} }}",
            $"'{other}': {{ schema: {otherSchema} }}",
        ];
        Assert.Contains(
            $"ContentType = \"{chosen}\",",
            RunWith(string.Join(", ", content), answer: ""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"ContentType = \"{chosen}\",",
            RunWith(string.Join(", ", content.Reverse()), answer: ""),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Bytes)]
    [InlineData("{ type: array, items: " + Bytes + " }")]
    [InlineData("{ allOf: [" + Bytes + "], nullable: true }")]
    public void A_form_with_a_file_is_sent_in_parts(string file)
    {
        var form = $"{{ type: object, properties: {{ file: {file} }} }}";
        string[] content =
        [
            $"multipart/form-data: {{ schema: {form} }}",
            $"application/x-www-form-urlencoded: {{ schema: {form} }}",
        ];
        Assert.Contains(
            "request.SetMultipart(body);",
            RunWith(string.Join(", ", content), answer: ""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "request.SetMultipart(body);",
            RunWith(string.Join(", ", content.Reverse()), answer: ""),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_typed_body_of_a_patch_can_be_sent()
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.0.3
                info: { title: Beds, version: "1" }
                paths:
                  /beds/{id}:
                    patch:
                      operationId: changeBed
                      tags: [Beds]
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      requestBody:
                        required: true
                        content:
                          application/merge-patch+json: { schema: { $ref: "#/components/schemas/Bed" } }
                          application/json-patch+json: { schema: { type: array, items: { type: object } } }
                      responses: { "204": { description: done } }
                components:
                  schemas:
                    Bed: { type: object, properties: { name: { type: string } } }
                """
            )
            .Run()
            .AssertClean();
        Assert.Contains("Bed body,", run.File("IBedsClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "application/hal+json", "application/json")]
    [InlineData("text/json", "application/json", "application/json")]
    [InlineData("application/json-patch+json", "application/json", "application/json")]
    public void A_body_is_plain_JSON_where_it_may_be(string one, string other, string chosen) =>
        Assert.Contains($"ContentType = \"{chosen}\",", Run(one, other), StringComparison.Ordinal);

    [Theory]
    [InlineData("text/plain", "text/plain; charset=utf-8")]
    [InlineData("TEXT/CSV; header=present", "TEXT/CSV; header=present; charset=utf-8")]
    [InlineData("text/plain; Charset=us-ascii", "text/plain; Charset=us-ascii")]
    [InlineData("application/yaml", "application/yaml")]
    public void A_text_is_sent_with_its_charset(string mediaType, string sent) =>
        Assert.Contains(
            $"ContentType = \"{sent}\",",
            RunWith($"'{mediaType}': {{ schema: {{ type: string }} }}", answer: ""),
            StringComparison.Ordinal
        );

    private static string Run(string one, string other) =>
        RunWith(
            $"'{one}': {{ schema: {{ type: string }} }}, '{other}': {{ schema: {{ type: string }} }}"
        );

    private static string RunWith(string content) => RunWith(content, $"content: {{ {content} }}");

    private static string RunWith(string content, string answer)
    {
        var spec = $$"""
            openapi: 3.0.1
            info: { title: Odd, version: "1" }
            paths:
              /things:
                post:
                  operationId: tryThing
                  requestBody: { content: { {{content}} } }
                  responses: { "200": { description: Done., {{answer}} } }
            """;
        return SpecProject.With(spec).Run().AssertCompiles().File("DefaultClient");
    }
}
