using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Schemas at the edge of what a document may say: what comes of them compiles without a warning.</summary>
public class TypeEdgeTests
{
    private const string Head = """
        openapi: 3.0.3
        info: { title: Edges, version: "1" }
        servers: [{ url: "https://example.com" }]
        paths:
          /things:
            put:
              tags: [Things]
              operationId: putThing
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }
              responses:
                "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }
        components:
          schemas:

        """;

    [Theory]
    // A union of itself, and of a union of itself.
    [InlineData(
        """
            A: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }], discriminator: { propertyName: k } }
            B: { type: object, properties: { k: { type: string } } }
            """
    )]
    [InlineData(
        """
            A: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: k } }
            B: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: k } }
            C: { type: object, properties: { k: { type: string }, a: { $ref: "#/components/schemas/A" } } }
            """
    )]
    // A mapping to what is no object, to nothing, and to the union itself.
    [InlineData(
        """
            A:
              type: object
              properties: { k: { type: string } }
              discriminator: { propertyName: k, mapping: { a: A, b: B, c: "#/components/schemas/C", d: "#/components/schemas/D", e: "" } }
            B: { type: string, enum: [x] }
            C: { type: integer }
            """
    )]
    // Circles of allOf, and of other names.
    [InlineData(
        """
            A: { allOf: [{ $ref: "#/components/schemas/B" }, { type: object, properties: { a: { type: string } } }] }
            B: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, properties: { b: { type: string } } }] }
            """
    )]
    [InlineData(
        """
            A: { allOf: [{ $ref: "#/components/schemas/B" }] }
            B: { allOf: [{ $ref: "#/components/schemas/A" }] }
            """
    )]
    // Children that say otherwise what the parent says: type, null, required, deprecation.
    [InlineData(
        """
            A:
              type: object
              required: [k]
              properties: { k: { type: string }, x: { type: string }, y: { type: integer }, z: { type: string, deprecated: true } }
              discriminator: { propertyName: k, mapping: { b: B, c: C } }
            B: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, properties: { x: { type: integer }, y: { type: integer, nullable: true }, z: { type: string } } }] }
            C: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, required: [y], properties: { x: { type: string, readOnly: true } } }] }
            """
    )]
    // Names that generated code has itself.
    [InlineData(
        """
            A: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: Codec } }
            B: { type: object, properties: { Codec: { type: string }, Write: { type: string }, additionalProperties: { type: string }, remainder: { type: string }, members: { type: string }, mode: { type: string }, index: { type: integer }, isSetX: { type: string }, x: { type: string, nullable: true } } }
            C: { type: object, properties: { Codec: { type: string }, Json: { type: string }, b: { $ref: "#/components/schemas/UnknownA" } } }
            UnknownA: { oneOf: [{ type: string }, { type: object, properties: { json: { type: string } } }] }
            """
    )]
    // Integers that are none, twice, signed, and too large.
    [InlineData(
        """A: { type: object, properties: { n: { type: integer, enum: [1, 1, -1, 99999999999999999999, "x", null, 0x10] } } }"""
    )]
    // Choices of the same, of nothing, and of choices.
    [InlineData(
        """
            A:
              anyOf:
                - { type: array, items: { $ref: "#/components/schemas/A" } }
                - { type: array, items: { type: array, items: { type: string, nullable: true } } }
                - { type: object, additionalProperties: { $ref: "#/components/schemas/A" } }
                - { oneOf: [{ type: string }, { type: boolean }] }
                - { type: number, nullable: true }
                - { type: object }
            """
    )]
    public void Compile_without_a_warning(string schemas)
    {
        var document =
            Head
            + "    "
            + schemas.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal)
            + "\n";
        foreach (var accessibility in new[] { "public", "internal" })
        {
            new SpecProject()
                .AddSpec(document, metadata: ("Accessibility", accessibility))
                .Run()
                .AssertCompiles();
        }
    }
}
