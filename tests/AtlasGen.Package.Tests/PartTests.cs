namespace AtlasGen.Package.Tests;

/// <summary>Tests projects whose documents consist of several files.</summary>
public class PartTests(PackedPackages packages)
{
    private const string Items = """
        get:
          operationId: listItems
          tags: [Items]
          responses:
            "200":
              description: All.
              content: { application/json: { schema: { type: array, items: { $ref: ../schemas/item.json } } } }
        """;

    private const string Item = """
        { "type": "object", "properties": { "id": { "type": "string" }, "of": { "$ref": "../../shared%20files/shop.yaml#/components/schemas/Shop" } } }
        """;

    private const string Shop = """
        openapi: 3.0.3
        info: { title: Shops, version: "1" }
        paths:
          /shops:
            get:
              operationId: listShops
              tags: [Shops]
              responses: { "200": { description: a, content: { application/json: { schema: { $ref: "#/components/schemas/Shop" } } } } }
        components: { schemas: { Shop: { type: object, properties: { name: { type: string } } } } }
        """;

    [Fact]
    public async Task A_client_follows_the_files_of_its_document()
    {
        var project = new UserProject(
            packages,
            "parts",
            """
            <AtlasSpec Include="api/api.yaml" Namespace="Acme.Api" Parts="api/**/*.*;shared files/*.yaml" />
            <AtlasSpec Include="shared files/shop.yaml" Namespace="Acme.Shops" />
            """,
            """
            Console.WriteLine(string.Join(" ", typeof(Acme.Api.Item).GetProperties().Select(p => p.Name).Order()));
            Console.WriteLine(string.Join(" ", typeof(Acme.Api.Shop).GetProperties().Select(p => p.Name).Order()));
            Console.WriteLine(typeof(Acme.Api.IItemsClient).GetMethod("ListItemsAsync")!.Name);
            Console.WriteLine(typeof(Acme.Shops.IShopsClient).GetMethod("ListShopsAsync")!.Name);
            """
        );
        project.Write(
            "api/api.yaml",
            "openapi: 3.0.3\ninfo: { title: a, version: '1' }\npaths: { /items: { $ref: paths/items.yaml } }\n"
        );
        project.Write("api/paths/items.yaml", Items);
        project.Write("api/schemas/item.json", Item);
        project.Write("shared files/shop.yaml", Shop);
        await project.BuildCleanAsync();
        Assert.Equal(
            [
                "AdditionalProperties Id Of",
                "AdditionalProperties Name",
                "ListItemsAsync",
                "ListShopsAsync",
            ],
            (await project.RunAsync()).Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
        Assert.Contains(
            "Skipping target \"CoreCompile\"",
            (await project.BuildAsync("-v:n")).AssertSucceeded().Output,
            StringComparison.Ordinal
        );

        // A part can be changed, and a new one added.
        project.Write(
            "api/schemas/item.json",
            Item.Replace("\"id\"", "\"sku\"", StringComparison.Ordinal)
                .Replace(
                    "\"type\": \"string\"",
                    "\"$ref\": \"more/sku.yaml\"",
                    StringComparison.Ordinal
                )
        );
        project.Write("api/schemas/more/sku.yaml", "type: string\n");
        await project.BuildCleanAsync();
        Assert.StartsWith(
            "AdditionalProperties Of Sku",
            (await project.RunAsync()).Output,
            StringComparison.Ordinal
        );

        project.Write("api/schemas/more/sku.yaml", "allOf: [ { $ref: ../../../../etc/passwd } ]\n");
        var failed = await project.BuildAsync();
        failed.AssertFailed(
            "error AG2006: The reference '../../../../etc/passwd' does not resolve to a component of this document; add '../../../../etc/passwd' (relative to 'sku.yaml') to Parts of the AtlasSpec item"
        );
        Assert.Contains("sku.yaml(1,12): error AG2006", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_and_watchers_know_the_files()
    {
        var project = new UserProject(
            packages,
            "part inputs",
            """<AtlasSpec Include="api.json" Parts="**/*.json" />""",
            ""
        );
        project.Write("api.json", "{}");
        project.Write("schemas/a.json", "{}");
        project.Write("schemas/sub/b.json", "{}");
        (await project.DotnetAsync("restore")).AssertSucceeded();
        var inputs = await project.ItemsAsync("UpToDateCheckInput", "-t:AtlasGenCollectFiles");
        Assert.Contains("schemas/a.json", inputs);
        Assert.Contains("schemas/sub/b.json", inputs);
        var listed = (await project.DotnetAsync("watch", "--list")).AssertSucceeded().Output;
        Assert.Contains(
            Path.Combine(project.Folder, "schemas", "sub", "b.json"),
            listed,
            StringComparison.Ordinal
        );
        var files = (await project.CompilerArgumentsAsync())
            .Where(argument => argument.StartsWith("/additionalfile:", StringComparison.Ordinal))
            .Select(argument => Path.GetFileName(argument["/additionalfile:".Length..]))
            .ToList();
        Assert.Single(files, file => file == "api.json");
        Assert.Single(files, file => file == "a.json");
        Assert.Single(files, file => file == "b.json");
    }

    [Theory]
    [InlineData(
        "schemas/a.yaml",
        "error AG1013: The file 'schemas/a.yaml' in Parts of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData(
        "schemas/**",
        "error AG1013: 'schemas/**' in Parts of this AtlasSpec item matches no file. Correct the path."
    )]
    public async Task Files_that_do_not_exist_are_an_error(string parts, string expected)
    {
        var project = new UserProject(
            packages,
            "no parts",
            $"""<AtlasSpec Include="atlas.yaml" Parts="{parts}" />""",
            ""
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync()).AssertFailed(expected);
    }
}
