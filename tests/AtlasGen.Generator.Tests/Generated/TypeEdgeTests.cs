using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests unusual schemas: the generated code must compile without a warning.</summary>
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
    // A union that contains itself, and one that contains itself through another union.
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
    // A mapping to a non-object, to a missing component, and to the union itself.
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
    // Circles of allOf, and of aliases.
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
    // Types that contradict their parent: type, null, required, and deprecation.
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
    // Names that generated code uses itself.
    [InlineData(
        """
            A: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: Codec } }
            B: { type: object, properties: { Codec: { type: string }, Write: { type: string }, additionalProperties: { type: string }, remainder: { type: string }, members: { type: string }, mode: { type: string }, index: { type: integer }, isSetX: { type: string }, x: { type: string, nullable: true } } }
            C: { type: object, properties: { Codec: { type: string }, Json: { type: string }, b: { $ref: "#/components/schemas/UnknownA" } } }
            UnknownA: { oneOf: [{ type: string }, { type: object, properties: { json: { type: string } } }] }
            """
    )]
    // Invalid, duplicate, signed, and too large integers.
    [InlineData(
        """A: { type: object, properties: { n: { type: integer, enum: [1, 1, -1, 99999999999999999999, "x", null, 0x10] } } }"""
    )]
    // Choices of equal types, of no types, and of choices.
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
    // Types that overload resolution cannot distinguish.
    [InlineData(
        """A: { oneOf: [{ type: array, items: { type: string } }, { type: array, items: { type: string, nullable: true } }, { type: array, items: { type: integer, nullable: true } }] }"""
    )]
    // Choices with the same names as their members.
    [InlineData(
        """
            A: { type: object, properties: { j: { $ref: "#/components/schemas/Json" }, r: { $ref: "#/components/schemas/ReadOnlyMembers" }, s: { $ref: "#/components/schemas/AsString" } } }
            Json: { oneOf: [{ type: string }, { type: integer }] }
            ReadOnlyMembers: { oneOf: [{ type: string }, { type: integer }] }
            AsString: { oneOf: [{ type: string }, { type: integer }] }
            """
    )]
    // Members of all kinds with the names of the union and of its record for unlisted types.
    [InlineData(
        """
            A: { type: object, properties: { p: { $ref: "#/components/schemas/Provider" } } }
            Provider: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: provider } }
            B: { type: object, required: [provider], properties: { provider: { type: string }, unknownProvider: { type: string } } }
            C: { type: object, required: [provider], properties: { provider: { type: string }, unknownProvider: { type: string } } }
            """
    )]
    // A mapping that assigns the name of one type to another type.
    [InlineData(
        """
            A: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }], discriminator: { propertyName: k, mapping: { B: C } } }
            B: { type: object, properties: { k: { type: string } } }
            C: { type: object, properties: { k: { type: string } } }
            """
    )]
    public void Compile_without_a_warning(string schemas)
    {
        var document = Document(schemas);
        foreach (var accessibility in new[] { "public", "internal" })
        {
            new SpecProject()
                .AddSpec(document, metadata: ("Accessibility", accessibility))
                .Run()
                .AssertCompiles();
        }
    }

    [Fact]
    public void Kinds_that_add_nothing_to_their_parent_are_types_and_other_names_are_not()
    {
        var run = Run(
            """
            A: { type: object, properties: { k: { type: string }, n: { $ref: "#/components/schemas/MaybeA" } }, discriminator: { propertyName: k, mapping: { b: B, c: C } } }
            B: { type: object, allOf: [{ $ref: "#/components/schemas/A" }] }
            C: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, properties: { c: { type: string } } }] }
            MaybeA: { nullable: true, allOf: [{ $ref: "#/components/schemas/A" }] }
            """
        );
        Assert.Contains("\"b\" => UnionReader.Read<B, B>", run.File("A"), StringComparison.Ordinal);
        Assert.Contains("abstract record A ", run.File("A"), StringComparison.Ordinal);
        Assert.Contains("override A? N", run.File("C"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("discriminator: { propertyName: k }, ")]
    public void Kinds_that_their_parent_lists_are_types_too(string discriminator)
    {
        var run = Run(
            $$"""
            A: { type: object, {{discriminator}}properties: { k: { type: string } }, oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] }
            B: { allOf: [{ $ref: "#/components/schemas/A" }] }
            C: { allOf: [{ $ref: "#/components/schemas/A" }] }
            """
        );
        Assert.Equal(discriminator.Length > 0, run.Files.ContainsKey("Acme.Atlas.B.g.cs"));
    }

    [Fact]
    public void Objects_within_objects_have_names_that_metadata_and_files_have_room_for()
    {
        const int Depth = 12;
        var name = new string('x', 150);
        var schema = string.Concat(
            Enumerable.Repeat($"{{ type: object, properties: {{ {name}: ", Depth)
        );
        var run = Run(
            $"A: {schema}{{ type: string, enum: [a] }}{string.Concat(Enumerable.Repeat(" } }", Depth))}"
        );
        run.Load();
        Assert.All(run.Files.Keys, file => Assert.InRange(file.Length, 0, 200));
    }

    [Fact(Timeout = 600_000)]
    public async Task Few_schemas_that_list_each_other_in_very_many_ways_take_no_time()
    {
        const int Depth = 16;
        var levels = Enumerable
            .Range(0, Depth)
            .Select(i =>
            {
                var next =
                    $"{{ $ref: \"#/components/schemas/{(i + 1 == Depth ? "E" : $"A{i + 1}")}\" }}";
                return $"A{(i == 0 ? "" : i)}: {{ oneOf: [{string.Join(", ", Enumerable.Repeat(next, 6))}] }}";
            })
            .Append("E: { type: string, enum: [yes] }");
        var run = await Task.Run(
            () => Run(string.Join('\n', levels)),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("public const string Yes", run.File("A"), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string schemas) =>
        SpecProject.With(Document(schemas)).Run().AssertCompiles();

    private static string Document(string schemas) =>
        Head
        + "    "
        + schemas.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal)
        + "\n";
}
