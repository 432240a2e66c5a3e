using AtlasGen.Generator.Tests.Harness;
using static AtlasGen.Generator.Tests.Diagnostics.PreviousProject;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests <c>Previous</c>, the document that the code was written against.</summary>
public class PreviousDocumentTests
{
    [Fact]
    public void Nothing_is_reported_if_nothing_changes()
    {
        var run = Project(Old, "*").Run().AssertClean();
        Assert.Equal(SpecProject.With(Old, "*").Run().Files, run.Files);
    }

    [Theory]
    // Parameters.
    [InlineData(
        "- { name: size, in: query, schema: { type: integer } }",
        "# nothing",
        "(6,7): warning AG5003: The parameter 'size' of 'ListCartsAsync' is gone",
        "1 parameter"
    )]
    [InlineData(
        "- { name: size, in: query, schema: { type: integer } }",
        "- { name: size, in: query, schema: { type: string } }",
        "(9,11): warning AG5003: The parameter 'size' of 'ListCartsAsync' is string instead of long",
        "1 parameter"
    )]
    [InlineData(
        "- { name: size, in: query, schema: { type: integer } }",
        "- { name: size, in: query, required: true, schema: { type: integer } }",
        "(9,11): warning AG5003: The parameter 'size' of 'ListCartsAsync' is required now",
        "1 parameter"
    )]
    [InlineData(
        "- { name: size,",
        "- { name: order, in: query, required: true, schema: { type: string } }\n        - { name: size,",
        "(9,11): warning AG5003: The parameter 'order' of 'ListCartsAsync' is new and required",
        "1 parameter"
    )]
    [InlineData(
        "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses",
        "parameters: [{ name: id, in: path, required: true, schema: { type: string, minLength: 1 } }]\n      responses",
        null,
        ""
    )]
    [InlineData(
        """page: { name: page, in: query, schema: { type: integer } }""",
        """page: { name: page, in: query, schema: { type: boolean } }""",
        "(10,11): warning AG5003: The parameter 'page' of 'ListCartsAsync' is bool instead of long",
        "1 parameter"
    )]
    [InlineData(
        """requestBody: { content:""",
        """requestBody: { required: true, content:""",
        "(24,7): warning AG5003: The parameter 'body' of 'UpdateCartAsync' is required now",
        "1 parameter"
    )]
    // The path has changed, and the operationId has not.
    [InlineData(
        "  /carts/{id}:\n    get:\n      operationId: getCart\n      tags: [Carts]\n      parameters: [",
        "  /baskets/{id}:\n    get:\n      operationId: getCart\n      tags: [Carts]\n      parameters: [{ name: full, in: query, required: true, schema: { type: string } }, ",
        "(17,20): warning AG5003: The parameter 'full' of 'GetCartAsync' is new and required",
        "1 parameter"
    )]
    // Properties.
    [InlineData(
        """owner: { $ref: "#/components/schemas/Owner" }""",
        "# nothing",
        "(30,5): warning AG5004: The property 'owner' of 'Cart' is gone",
        "1 property"
    )]
    [InlineData(
        "properties: { name: { type: string } }",
        "properties: { name: { type: integer } }",
        "(47,21): warning AG5004: The property 'name' of 'Owner' is long instead of string",
        "1 property"
    )]
    [InlineData(
        "required: [id, state]",
        "required: [state]",
        "(34,9): warning AG5004: The property 'id' of 'Cart' can be null now",
        "1 property"
    )]
    [InlineData(
        "total: { type: integer }\n        owner",
        "total: { type: integer, writeOnly: true }\n        owner",
        "(37,9): warning AG5004: The property 'total' of 'Cart' is write-only now, so the server does not send it",
        "1 property"
    )]
    [InlineData(
        "        - type: object\n          properties:\n            note: { type: string }",
        "        - type: object\n          properties:\n            note: { type: string, readOnly: true }",
        "(43,13): warning AG5004: The property 'note' of 'CartUpdate' is read-only now, so the server does not use it in requests",
        "1 property"
    )]
    [InlineData(
        "        - type: object\n          properties:\n            note: { type: string }",
        "        - type: object\n          required: [size]\n          properties:\n            size: { type: string }\n            note: { type: string }",
        "(44,13): warning AG5004: The property 'size' of 'CartUpdate' is new and required",
        "1 property"
    )]
    // Others.
    [InlineData(
        "[OPEN, PAID, LOST]",
        "[OPEN, PAID, ABANDONED]",
        "(35,9): warning AG5005: The value 'LOST' of 'CartState' is gone",
        "1 value"
    )]
    [InlineData(
        "[OPEN, PAID, LOST]",
        "[open, OPEN, PAID, LOST]",
        "(35,9): warning AG5005: The value 'OPEN' of 'CartState' is now named 'OpenValue' in C#",
        "1 value"
    )]
    [InlineData(
        "      operationId: getCart\n",
        "      operationId: getCart\n      x-sunset: 2027-07-01\n",
        "(15,7): warning AG5006: The operation 'getCart' has a new sunset date: 2027-07-01",
        "1 sunset date"
    )]
    [InlineData(
        "\"200\": { description: One., content: { application/json: { schema: { $ref: \"#/components/schemas/Cart\" } } } }",
        "\"200\": { description: One., content: { application/json: { schema: { type: string } } } }",
        "(18,7): warning AG5007: 'GetCartAsync' returns string instead of Cart",
        "1 type"
    )]
    [InlineData(
        "      operationId: getCart\n      tags: [Carts]",
        "      operationId: getCart\n      tags: [Baskets]",
        "(15,7): warning AG5002: The method 'Carts.GetCartAsync' is now 'Baskets.GetCartAsync'",
        "1 operation"
    )]
    [InlineData(
        "operationId: getCart",
        "operationId: getBasket",
        "(15,7): warning AG5002: The method 'GetCartAsync' is now 'GetBasketAsync'. To keep the name, write 'getBasket as GetCart' in the OperationsFile.",
        "1 operation"
    )]
    public void A_change_is_reported_at_its_line(
        string before,
        string after,
        string? expected,
        string summary
    )
    {
        Assert.Contains(before, Old, StringComparison.Ordinal);
        var run = Project(Old.Replace(before, after), "*").Run();
        Assert.Equal(
            expected is null
                ? []
                :
                [
                    $"atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: {summary}",
                    "atlas.yaml" + expected,
                ],
            run.Diagnostics.Where(line => !line.Contains("AG4002", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void What_is_new_and_optional_is_not_reported() =>
        Project(
                Old.Replace(
                        "        note: { type: string }\n        total",
                        "        note: { type: string }\n        more: { type: string }\n        total"
                    )
                    .Replace("[OPEN, PAID, LOST]", "[OPEN, PAID, LOST, MORE]"),
                "listCarts;getCart"
            )
            .Run()
            .AssertClean();

    [Fact]
    public void A_type_with_another_name_is_compared_with_the_old_one() =>
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 property, 1 type",
                "atlas.yaml(45,5): warning AG5004: The property 'name' of 'Person' is gone",
                "atlas.yaml(45,5): warning AG5007: 'Owner' is now named 'Person'",
            ],
            Project(
                    Old.Replace("schemas/Owner", "schemas/Person")
                        .Replace("    Owner:", "    Person:")
                        .Replace("{ name: { type: string } }", "{ fullName: { type: string } }"),
                    "getCart"
                )
                .Run()
                .Diagnostics.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Overlays_apply_to_both_documents() =>
        new SpecProject()
            .AddSpec(Old, metadata: [("Overlays", "fix.yaml"), ("Previous", "old.yaml")])
            .AddFile("old.yaml", Old)
            .AddFile(
                "fix.yaml",
                """
                overlay: 1.0.0
                info: { title: a, version: "1" }
                actions:
                  - { target: $.components.schemas.Owner.properties, update: { age: { type: integer } } }
                """
            )
            .Run()
            .AssertClean();

    [Theory]
    [InlineData(
        null,
        "error AG1013: The file 'old.yaml' in Previous of this AtlasSpec item does not exist or cannot be read. Correct the path."
    )]
    [InlineData("[", "old.yaml(2,1): error AG2004: ")]
    [InlineData("swagger: 1.0", "old.yaml(1,1): error AG2003: ")]
    public void A_document_that_cannot_be_read(string? previous, string expected)
    {
        var run = Project(Old, "*", previous).Run().AssertCompiles();
        Assert.StartsWith(expected, Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("GetCartAsync(", run.File("CartsClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_the_previous_document_changes_only_the_diagnostics()
    {
        var session = Project(Old, "*").Start();
        Assert.Empty(session.Run().Diagnostics);
        session.Edit(1, text => text.Replace("note: { type: string }", "note: { type: integer }"));
        var run = session.Run();
        Assert.Empty(run.Rendered);
        Assert.Equal(3, run.Diagnostics.Count);
    }

    // Every known type keeps the property.
    [Theory]
    [InlineData("")]
    [InlineData(", discriminator: { propertyName: kind }")]
    public void A_property_that_a_union_does_not_share_anymore_is_reported(string discriminator)
    {
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 property",
                "atlas.yaml(48,5): warning AG5004: The property 'size' of 'Pet' is not in all types of the union anymore",
            ],
            Project(With(", { $ref: '#/components/schemas/Fish' }"), "getCart", With(""))
                .Run()
                .Diagnostics
        );

        string With(string more) =>
            Old.Replace(
                "total: { type: integer }\n        owner",
                "pet: { $ref: '#/components/schemas/Pet' }\n        owner"
            )
            + $$"""

                    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }{{more}}]{{discriminator}} }
                    Cat: { type: object, required: [kind], properties: { kind: { type: string }, size: { type: integer }, a: { type: string } } }
                    Dog: { type: object, required: [kind], properties: { kind: { type: string }, size: { type: integer }, b: { type: string } } }
                    Fish: { type: object, required: [kind], properties: { kind: { type: string }, c: { type: string } } }
                """;
    }

    [Fact]
    public void Only_the_first_changes_are_listed_but_all_are_counted()
    {
        var more = string.Concat(
            Enumerable.Range(0, 1_001).Select(i => $"note{i}: {{ type: string }}\n            ")
        );
        var run = Project(
                Old,
                "updateCart",
                Old.Replace(
                    "            note: { type: string }",
                    $"            {more}note: {{ type: string }}"
                )
            )
            .Run();
        Assert.Equal(1_001, run.Diagnostics.Count);
        Assert.EndsWith(": 1001 properties", run.Diagnostics[0], StringComparison.Ordinal);
    }
}
