using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>
/// Tests discriminators of every type: objects are read as the mapped type, and new objects send its value.
/// </summary>
public class DiscriminatorTests
{
    private const string UserCode = """
        using System.Text.Json;
        using Acme.Atlas;

        public static class Try
        {
            public static string Read(string json)
            {
                var plant = JsonSerializer.Deserialize(json, AtlasJson.PlantInfo)!;
                return plant.GetType().Name + " " + JsonSerializer.Serialize(plant, AtlasJson.PlantInfo);
            }

            public static string New() =>
                JsonSerializer.Serialize(new Tree { Height = 3 }, AtlasJson.TreeInfo)
                + " " + JsonSerializer.Serialize(new Herb(), AtlasJson.HerbInfo);
        }
        """;

    private const string OneOf = """
        oneOf: [{ $ref: "#/components/schemas/Tree" }, { $ref: "#/components/schemas/Herb" }]
        """;

    [Theory]
    [InlineData("{ type: integer, enum: [1, 2] }", "\"1\"", "\"2\"", "1", "2")]
    [InlineData("{ type: integer, format: int32 }", "1", "2", "1", "2")]
    [InlineData(
        "{ type: integer, format: int64 }",
        "1",
        "9223372036854775807",
        "1",
        "9223372036854775807"
    )]
    [InlineData("{ type: integer }", "-1", "01", "-1", "1")]
    [InlineData("{ type: number }", "1", "1.5", "1", "1.5")]
    [InlineData("{ type: number, format: float }", "1.0", "0.5", "1", "0.5")]
    [InlineData("{ type: boolean }", "true", "false", "true", "false")]
    [InlineData("{ type: boolean }", "\"True\"", "FALSE", "true", "false")]
    [InlineData("{ type: string }", "1", "true", "\"1\"", "\"true\"")]
    [InlineData("{ type: string, enum: [1, 2] }", "1", "2", "\"1\"", "\"2\"")]
    [InlineData("{ description: Not typed. }", "tree", "herb", "\"tree\"", "\"herb\"")]
    [InlineData(
        "{ type: string, format: date }",
        "2025-01-01",
        "latest",
        "\"2025-01-01\"",
        "\"latest\""
    )]
    [InlineData("{ type: string, format: uuid }", "one", "two", "\"one\"", "\"two\"")]
    public void Objects_are_read_and_sent_by_the_declared_type(
        string kind,
        string tree,
        string herb,
        string treeJson,
        string herbJson
    )
    {
        var code = Compile(
            $$"""
                Plant: { {{OneOf}}, discriminator: { propertyName: kind, mapping: { {{tree}}: Tree, {{herb}}: Herb } } }
                Kind: {{kind}}
                Tree: { type: object, properties: { kind: { $ref: "#/components/schemas/Kind" }, height: { type: integer } } }
                Herb: { type: object, required: [kind], properties: { kind: { $ref: "#/components/schemas/Kind" } } }
            """
        );
        Assert.Equal(
            $$"""Tree {"kind":{{treeJson}},"height":4}""",
            Read(code, $$"""{"kind":{{treeJson}},"height":4}""")
        );
        Assert.Equal(
            $$"""Herb {"kind":{{herbJson}},"smell":"mint"}""",
            Read(code, $$"""{"smell":"mint","kind":{{herbJson}}}""")
        );
        Assert.Equal(
            $$"""{"kind":{{treeJson}},"height":3} {"kind":{{herbJson}}}""",
            Call(code, "New")
        );
    }

    [Theory]
    // If the types do not declare the discriminator, the union or another type does.
    [InlineData(
        """
                Plant: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { $ref: "#/components/schemas/Herb" }], properties: { kind: { type: integer } }, discriminator: { propertyName: kind, mapping: { "1": Tree, "2": Herb } } }
                Tree: { type: object, properties: { height: { type: integer } } }
                Herb: { type: object, properties: { smell: { type: string } } }
            """
    )]
    [InlineData(
        """
                Plant: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { $ref: "#/components/schemas/Herb" }], discriminator: { propertyName: kind, mapping: { "1": Tree, "2": Herb } } }
                Tree: { type: object, properties: { height: { type: integer } } }
                Base: { type: object, properties: { kind: { type: integer, format: int32 } } }
                Herb: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { smell: { type: string } } }] }
            """
    )]
    [InlineData(
        """
                Plant: { type: object, properties: { kind: { type: integer } }, discriminator: { propertyName: kind, mapping: { "1": Tree, "2": Herb } } }
                Tree: { allOf: [{ $ref: "#/components/schemas/Plant" }, { type: object, properties: { height: { type: integer } } }] }
                Herb: { allOf: [{ $ref: "#/components/schemas/Plant" }, { type: object, properties: { smell: { type: string } } }] }
            """
    )]
    public void The_type_is_found_where_it_is_declared(string schemas)
    {
        var code = Compile(schemas);
        Assert.Contains("\"kind\":1", Call(code, "New"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":2", Call(code, "New"), StringComparison.Ordinal);
        Assert.StartsWith("Tree ", Read(code, """{"kind":1}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":1.0,"height":4}""", """Tree {"kind":1,"height":4}""")]
    [InlineData("""{"kind":"1","height":4}""", """Tree {"kind":1,"height":4}""")]
    [InlineData("""{"kind":3,"height":4}""", """UnknownPlant {"kind":3,"height":4}""")]
    [InlineData("""{"kind":null}""", """UnknownPlant {"kind":null}""")]
    public void A_number_in_another_form_is_the_same_number(string json, string expected) =>
        Assert.Equal(
            expected,
            Read(
                Compile(
                    $$"""
                        Plant: { {{OneOf}}, discriminator: { propertyName: kind, mapping: { "1": Tree, "2": Herb } } }
                        Tree: { type: object, properties: { kind: { type: integer }, height: { type: integer } } }
                        Herb: { type: object, properties: { kind: { type: integer } } }
                    """
                ),
                json
            )
        );

    // Without a mapping, the value is the name of the type, unless the type's own schema allows only one other value.
    [Theory]
    [InlineData(
        "{ type: string, enum: [tree] }",
        "{ type: string, enum: [herb] }",
        "\"tree\"",
        "\"herb\""
    )]
    [InlineData("{ type: integer, enum: [1] }", "{ type: integer, enum: [2] }", "1", "2")]
    [InlineData(
        "{ type: boolean, enum: [true] }",
        "{ type: boolean, enum: [false] }",
        "true",
        "false"
    )]
    [InlineData(
        "{ type: string, enum: [Tree] }",
        "{ type: string, enum: [Herb] }",
        "\"Tree\"",
        "\"Herb\""
    )]
    [InlineData(
        "{ type: string, enum: [x, y] }",
        "{ type: string, enum: [x, y] }",
        "\"Tree\"",
        "\"Herb\""
    )]
    public void The_only_value_that_a_type_allows_is_its_value(
        string tree,
        string herb,
        string treeJson,
        string herbJson
    )
    {
        var code = Compile(
            $$"""
                Plant: { {{OneOf}}, discriminator: { propertyName: kind } }
                Tree: { type: object, required: [kind], properties: { kind: {{tree}}, height: { type: integer } } }
                Herb: { type: object, required: [kind], properties: { kind: {{herb}}, smell: { type: string } } }
            """
        );
        Assert.StartsWith(
            "Tree ",
            Read(code, $$"""{"kind":{{treeJson}}}"""),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Herb ",
            Read(code, $$"""{"kind":{{herbJson}}}"""),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $$"""{"kind":{{treeJson}},"height":3} {"kind":{{herbJson}}}""",
            Call(code, "New")
        );
    }

    [Theory]
    [InlineData("{ type: integer }", "is an integer")]
    [InlineData("{ type: integer, enum: [1, 2] }", "is an integer")]
    [InlineData("{ type: boolean }", "is a Boolean value")]
    [InlineData("{ type: number }", "is a number")]
    [InlineData("{ oneOf: [{ type: string }, { type: integer }] }", "can be of several types")]
    [InlineData("{ type: array, items: { type: string } }", "is not a single value")]
    public void A_value_that_the_property_cannot_hold_is_reported(string kind, string reason)
    {
        var run = SpecProject
            .With(
                Document(
                    $$"""
                        Plant:
                          {{OneOf}}
                          discriminator:
                            propertyName: kind
                            mapping:
                              tree: Tree
                        Tree: { type: object, properties: { kind: {{kind}} } }
                        Herb: { type: object, properties: { kind: {{kind}}, smell: { type: string } } }
                    """
                )
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                $"atlas.yaml(18,11): warning AG2005: The document contains an error in a part the client uses: objects of the type Tree cannot be distinguished by 'tree', because the discriminator 'kind' {reason}",
                $"atlas.yaml(20,5): warning AG2005: The document contains an error in a part the client uses: objects of the type Herb cannot be distinguished by 'Herb', because the discriminator 'kind' {reason}",
            ],
            run.Diagnostics
        );
    }

    private static Assembly Compile(string schemas) =>
        SpecProject.With(Document(schemas)).AddSource(UserCode).Run().AssertClean().Load();

    private static string Read(Assembly code, string json) => Call(code, "Read", json);

    private static string Call(Assembly code, string method, params object[] arguments) =>
        (string)code.GetType("Try")!.GetMethod(method)!.Invoke(null, arguments)!;

    private static string Document(string schemas) =>
        $$"""
            openapi: 3.0.3
            info: { title: Plants, version: "1" }
            servers: [{ url: "https://garden.example.test" }]
            paths:
              /plants:
                post:
                  operationId: addPlant
                  tags: [Plants]
                  requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Plant" } } } }
                  responses: { "204": { description: done } }
            components:
              schemas:
            """
        + "\n"
        + schemas
        + "\n";
}
