using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests merge keys (<c>&lt;&lt;: *base</c>), which tools for OpenAPI read although YAML 1.2 does not have them.</summary>
public class MergeKeyTests
{
    private const string Merged = """
        openapi: 3.0.3
        info: { title: Merge, version: "1" }
        servers: [{ url: https://m.example.com }]
        x-responses: &errors
          "404": { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Err' } } } }
        x-op: &op
          tags: [Beds]
        paths:
          /a:
            get:
              operationId: getA
              <<: *op
              responses:
                <<: *errors
                "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Child' } } } }
          /b:
            get:
              operationId: getB
              tags: [Beds]
              parameters:
                - &p1 { name: a, in: query, schema: { type: string } }
                - { <<: *p1, name: b }
              responses: { "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Props' } } } } }
        components:
          schemas:
            Err: { type: object, properties: { code: { type: string } } }
            Base: &base { type: object, properties: { a: { type: string } } }
            Child: { <<: *base, description: child }
            Props: { type: object, properties: { <<: { x: { type: string } }, y: { type: string } } }
        """;

    private const string Written = """
        openapi: 3.0.3
        info: { title: Merge, version: "1" }
        servers: [{ url: https://m.example.com }]
        paths:
          /a:
            get:
              operationId: getA
              tags: [Beds]
              responses:
                "404": { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Err' } } } }
                "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Child' } } } }
          /b:
            get:
              operationId: getB
              tags: [Beds]
              parameters:
                - { name: a, in: query, schema: { type: string } }
                - { in: query, schema: { type: string }, name: b }
              responses: { "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Props' } } } } }
        components:
          schemas:
            Err: { type: object, properties: { code: { type: string } } }
            Base: { type: object, properties: { a: { type: string } } }
            Child: { type: object, properties: { a: { type: string } }, description: child }
            Props: { type: object, properties: { x: { type: string }, y: { type: string } } }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("getB")]
    public void The_client_is_that_of_the_merged_document(string operations) =>
        Assert.Equal(
            SpecProject.With(Written, operations).Run().AssertClean().Files,
            SpecProject.With(Merged, operations).Run().AssertClean().Files
        );

    [Fact]
    public void An_error_in_a_merged_mapping_is_reported_where_it_is_written()
    {
        var spec = Merged.Replace("schemas/Err'", "schemas/Error'", StringComparison.Ordinal);
        Assert.StartsWith(
            "atlas.yaml(5,72): error AG2006: The reference '#/components/schemas/Error' ",
            Assert.Single(SpecProject.With(spec).Run().AssertCompiles().Diagnostics),
            StringComparison.Ordinal
        );
        SpecProject.With(spec, "getB").Run().AssertClean();
    }

    [Theory]
    [InlineData("<<: *none")]
    [InlineData("<<: 5")]
    [InlineData("<<: [5]")]
    public void A_merge_of_something_else_is_an_error(string merge)
    {
        var run = SpecProject
            .With(
                Merged.Replace("<<: *op", merge, StringComparison.Ordinal),
                merge.Contains('*', StringComparison.Ordinal) ? "" : "getA"
            )
            .Run()
            .AssertCompiles();
        Assert.StartsWith("atlas.yaml(1", run.Diagnostics[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_cannot_multiply_a_document_without_limit()
    {
        var levels = string.Concat(
            Enumerable
                .Range(1, 40)
                .Select(i =>
                    $"x-{i}: &a{i} {{ l: {{ <<: *a{i - 1} }}, r: {{ <<: [*a{i - 1}, *a{i - 1}] }} }}\n"
                )
        );
        var run = SpecProject.With("x-0: &a0 { b: c }\n" + levels + Written).Run().AssertCompiles();
        Assert.Contains(
            "AG2007: This part of the document cannot be read as OpenAPI: its aliases ",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }
}
