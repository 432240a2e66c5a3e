namespace AtlasGen.Package.Tests;

/// <summary>Tests that native code contains only what a program uses of a client.</summary>
public class NativeOperationsTests(PackedPackages packages)
{
    [Fact]
    public async Task A_program_that_calls_one_operation_does_not_contain_those_of_other_tags()
    {
        NativePublishing.SkipUnlessSupported();
        var project = new UserProject(
            packages,
            "native operations",
            """<AtlasSpec Include="shop.yaml" Namespace="Acme.Shop" />""",
            """
            using Acme.Shop;
            using AtlasGen;

            using var shop = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.Token("t"),
            });
            Console.WriteLine((await shop.Sales.GetSaleAsync("s1")).Total);
            """,
            "<OutputType>Exe</OutputType><PublishAot>true</PublishAot>",
            // The compiler for native code comes from a package of the SDK.
            isAlone: false
        );
        project.Write(
            "shop.yaml",
            """
            openapi: 3.0.3
            info: { title: Shop, version: "1" }
            paths:
              /sales/{saleId}:
                parameters: [{ name: saleId, in: path, required: true, schema: { type: string } }]
                get: { operationId: getSale, tags: [Sales], responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Sale" } } } } } }
              /returns/{returnId}:
                parameters: [{ name: returnId, in: path, required: true, schema: { type: string } }]
                get: { operationId: getReturn, tags: [Returns], responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Return" } } } } } }
                patch: { operationId: changeReturn, tags: [Returns], requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Return" } } } }, responses: { "204": { description: None. } } }
            components:
              schemas:
                Sale: { type: object, properties: { total: { type: number, maximum: 9 } } }
                Return: { type: object, properties: { whyReturned: { type: string } } }
            """
        );
        (
            await project.DotnetAsync(
                "publish",
                "--use-current-runtime",
                "-o",
                "out",
                "-tl:off",
                "-p:IlcGenerateMapFile=true"
            )
        ).AssertSucceeded();
        // The names of all that the compiler for native code has kept.
        var map = await File.ReadAllTextAsync(
            Directory
                .GetFiles(
                    Path.Combine(project.Folder, "obj"),
                    "*.map.xml",
                    SearchOption.AllDirectories
                )
                .Single(),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("GetSaleAsync", map, StringComparison.Ordinal);
        Assert.DoesNotContain("GetReturnAsync", map, StringComparison.Ordinal);
        Assert.DoesNotContain("ChangeReturn", map, StringComparison.Ordinal);
        Assert.DoesNotContain("AtlasOperations", map, StringComparison.Ordinal);
        Assert.DoesNotContain("AtlasRules", map, StringComparison.Ordinal);
    }
}
