using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the class that describes the operations of a client for tests.</summary>
public class OperationDescriptionTests
{
    [Fact]
    public void The_types_are_those_of_the_body_and_the_response() =>
        SpecProject
            .With(
                SmallSpec.Document(
                    """
                      /lists:
                        get: { operationId: getLists, tags: [T], parameters: [{ name: pageNum, in: query, schema: { type: integer } }], responses: { "200": { description: One., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Thing" } } } } } } }
                      /things/{id}:
                        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                        delete: { operationId: dropThing, tags: [T], responses: { "204": { description: None. } } }
                        get: { operationId: getThing, tags: [T], responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }, "204": { description: None. } } }
                        put: { operationId: putThing, tags: [T], requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }, responses: { "200": { description: A count., content: { application/json: { schema: { type: integer } } } } } }
                        patch: { operationId: patchThing, tags: [T], requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }, responses: { "200": { description: Text., content: { text/plain: { schema: { type: string } } } } } }
                        post: { operationId: postThing, tags: [T], requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }, responses: { "200": { description: A file., content: { application/zip: { schema: { type: string, format: binary } } } } } }
                      /forms:
                        post: { operationId: postForm, tags: [T], requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Thing" } } } }, responses: { "200": { description: Lines., content: { application/jsonl: { schema: { $ref: "#/components/schemas/Thing" } } } } } }
                        put: { operationId: putParts, tags: [T], requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } } } }, responses: { "200": { description: A map., content: { application/json: { schema: { type: object, additionalProperties: { type: number } } } } } } }
                    """,
                    """
                      schemas:
                        Thing: { type: object, properties: { name: { type: string } } }
                    """
                )
            )
            .AddSource(
                """
                #nullable enable
                using System.Collections.Generic;
                using System.IO;
                using AtlasGen;
                using Acme.Atlas;
                using O = Acme.Atlas.AtlasOperations;

                public static class Described
                {
                    public static readonly AtlasPagedOperation<AtlasNoContent, IReadOnlyList<Thing>, Thing> A = O.GetLists;
                    public static readonly AtlasOperation<AtlasNoContent, AtlasNoContent> B = O.DropThing;
                    public static readonly AtlasOperation<AtlasNoContent, Thing?> C = O.GetThing;
                    public static readonly AtlasOperation<Thing, long> D = O.PutThing;
                    public static readonly AtlasOperation<Thing?, string> E = O.PatchThing;
                    public static readonly AtlasOperation<Stream, AtlasFile> F = O.PostThing;
                    public static readonly AtlasOperation<Thing, IAsyncEnumerable<Thing>> G = O.PostForm;
                    public static readonly AtlasOperation<AtlasMultipart, IReadOnlyDictionary<string, double>> H = O.PutParts;
                }
                """
            )
            .Run()
            .AssertClean();

    [Fact]
    public void The_names_are_unique_in_all_tags_and_do_not_depend_on_the_selection()
    {
        const string Paths = """
              /a: { get: { operationId: list, tags: [One], responses: { "204": { description: None. } } } }
              /b: { get: { operationId: List, tags: [Two], responses: { "204": { description: None. } } } }
              /c: { get: { operationId: equals, tags: [Two], responses: { "204": { description: None. } } } }
              /d: { get: { operationId: twoClient, tags: [Two], responses: { "204": { description: None. } } } }
              /e: { get: { operationId: atlasOperations, tags: [Two], responses: { "204": { description: None. } } } }
            """;
        var all = SmallSpec.Run(Paths).File("AtlasOperations");
        Assert.Equal(
            [
                "AtlasOperationsOperation => TwoClient.AtlasOperationsOperation;",
                "EqualsOperation => TwoClient.EqualsOperation;",
                "List => OneClient.ListOperation;",
                "ListOperation => TwoClient.ListOperation;",
                "TwoClientOperation => TwoClient.TwoClientOperation;",
            ],
            Properties(all)
        );
        var one = SpecProject
            .With(SmallSpec.Document(Paths), operations: "List")
            .Run()
            .AssertClean()
            .File("AtlasOperations");
        Assert.Equal(["ListOperation => TwoClient.ListOperation;"], Properties(one));
    }

    [Theory]
    [InlineData("ShopClient", "public", "public static class ShopOperations")]
    [InlineData("Shop", "internal", "internal static class ShopOperations")]
    [InlineData("Client", "public", "public static class ClientOperations")]
    public void The_class_is_named_after_the_client(
        string clientName,
        string accessibility,
        string declaration
    )
    {
        var run = new SpecProject()
            .AddSpec(
                SmallSpec.Document(SmallSpec.Get("/a", "getThing")),
                metadata: [("ClientName", clientName), ("Accessibility", accessibility)]
            )
            .Run()
            .AssertClean();
        var name = declaration.Split(' ')[^1];
        Assert.Contains(declaration, run.File(name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_with_the_name_of_the_class_is_renamed() =>
        SmallSpec.Run(
            SmallSpec.Get(
                "/a",
                "getThing",
                responses: SmallSpec.Returns("{ $ref: \"#/components/schemas/AtlasOperations\" }")
            ),
            """
              schemas:
                AtlasOperations: { type: object, properties: { name: { type: string } } }
            """
        );

    [Fact]
    public void An_operation_that_only_reads_a_state_is_described()
    {
        var run = SpecProject
            .With(
                SmallSpec.Document(
                    """
                      /things/{id}:
                        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                        put:
                          operationId: putThing
                          tags: [Writing]
                          x-atlasgen-waiter: { read: { operationId: getThing }, state: $.state, until: [DONE] }
                          responses: { "204": { description: None. } }
                        get: { operationId: getThing, tags: [Reading], responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } } }
                    """,
                    """
                      schemas:
                        Thing: { type: object, properties: { state: { type: string } } }
                    """
                ),
                operations: "putThing"
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [
                "GetThing => WritingClient.PutThingAndWaitReadOperation;",
                "PutThing => WritingClient.PutThingOperation;",
            ],
            Properties(run.File("AtlasOperations"))
        );
    }

    private static IEnumerable<string> Properties(string file) =>
        file.Split('\n')
            .Where(line => line.Contains("public static AtlasOperation<", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("> ", StringComparison.Ordinal) + 2)..]);
}
