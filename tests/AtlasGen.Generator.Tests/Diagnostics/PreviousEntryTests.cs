using AtlasGen.Generator.Tests.Harness;
using static AtlasGen.Generator.Tests.Diagnostics.PreviousProject;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the entries of a selection whose operation has another name than in the previous document.</summary>
public class PreviousEntryTests
{
    [Theory]
    [InlineData(
        "getCart",
        "operationId: getBasket",
        "atlas.yaml(15,7): error AG5001: The operation 'getCart' of the previous document is now 'getBasket'. To keep the name, write 'getBasket as GetCart' in the OperationsFile."
    )]
    [InlineData(
        "!getCart",
        "operationId: getBasket",
        "atlas.yaml(15,7): error AG5001: The operation 'getCart' of the previous document is now 'getBasket'. Write '!getBasket'."
    )]
    [InlineData(
        "getCart",
        "x-gone: getBasket",
        "atlas.yaml(14,5): error AG5001: The operation 'getCart' of the previous document has no operationId anymore. Write 'path:/carts/{id}'."
    )]
    public void An_entry_whose_operation_has_another_name(
        string entry,
        string operationId,
        string expected
    )
    {
        var run = Project(Old.Replace("operationId: getCart", operationId), entry + ";listCarts")
            .Run();
        Assert.Contains(expected, run.Diagnostics);
        Assert.DoesNotContain(
            run.Diagnostics,
            line => line.Contains("AG1002", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_entry_whose_operation_is_gone()
    {
        var run = Project(
                Old.Replace(
                    "    patch:\n      operationId: updateCart",
                    "    put:\n      operationId: replaceCart"
                ),
                "listCarts;updateCart"
            )
            .Run();
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 operation",
                "atlas.yaml(3,1): error AG5001: The operation 'updateCart' of the previous document is gone: the document has no PATCH /carts/{id}. Remove the entry.",
            ],
            run.Diagnostics
        );
        Assert.DoesNotContain("ReplaceCart", run.File("CartsClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_in_the_operations_file_is_the_place()
    {
        var run = new SpecProject()
            .AddSpec(
                Old.Replace("operationId: getCart", "operationId: getBasket"),
                metadata: [("OperationsFile", "atlas.operations"), ("Previous", "old.yaml")]
            )
            .AddSelection("listCarts\ngetCart as ReadCart\n")
            .AddFile("old.yaml", Old)
            .Run();
        Assert.Contains(
            "atlas.operations(2,1): error AG5001: The operation 'getCart' of the previous document is now 'getBasket'. To keep the name, write 'getBasket as ReadCart' in the OperationsFile.",
            run.Diagnostics
        );
    }

    // The user sees all changes at once, and the calls of the method compile.
    [Theory]
    [InlineData("getCart", "GetCart")]
    [InlineData("getCart as ReadCart", "ReadCart")]
    public void An_operation_with_another_name_is_compared_nevertheless(string entry, string name)
    {
        var run = new SpecProject()
            .AddSpec(
                Old.Replace("operationId: getCart", "operationId: getBasket")
                    .Replace("[OPEN, PAID, LOST]", "[OPEN, PAID]")
                    .Replace(
                        "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses",
                        "parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: size, in: query, required: true, schema: { type: integer } }]\n      responses"
                    ),
                metadata: [("OperationsFile", "atlas.operations"), ("Previous", "old.yaml")]
            )
            .AddSelection(entry + "\n")
            .AddFile("old.yaml", Old)
            .Run();
        Assert.Equal(
            ["AG5001", "AG5003", "AG5005", "AG5008"],
            run.Diagnostics.Select(line =>
                    line[line.IndexOf("AG", StringComparison.Ordinal)..][..6]
                )
                .Order()
        );
        Assert.Contains(
            $"The parameter 'size' of '{name}Async' is new and required",
            string.Join('\n', run.Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Contains($" {name}Async(", run.File("CartsClient"), StringComparison.Ordinal);
        Assert.DoesNotContain("GetBasket", run.File("CartsClient"), StringComparison.Ordinal);
        run.AssertCompiles();
    }

    [Fact]
    public void An_exclusion_of_an_operation_with_another_name_excludes_it_nevertheless()
    {
        var run = Project(
                Old.Replace("operationId: getCart", "operationId: getBasket"),
                "*;!getCart"
            )
            .Run();
        Assert.DoesNotContain("GetBasket", run.File("CartsClient"), StringComparison.Ordinal);
        Assert.DoesNotContain("GetCart", run.File("CartsClient"), StringComparison.Ordinal);
    }

    // The line that AG5001 asks for leaves nothing to report.
    [Fact]
    public void A_rename_keeps_the_name_of_the_method()
    {
        var run = new SpecProject()
            .AddSpec(
                Old.Replace("operationId: getCart", "operationId: getBasket"),
                metadata: [("OperationsFile", "atlas.operations"), ("Previous", "old.yaml")]
            )
            .AddSelection("listCarts\ngetBasket as GetCart\n")
            .AddFile("old.yaml", Old)
            .Run()
            .AssertClean();
        Assert.Contains("GetCartAsync(", run.File("CartsClient"), StringComparison.Ordinal);
    }
}
