using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests <c>Previous</c>, the document that the code was written against.</summary>
public class PreviousDocumentTests
{
    private const string Old = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /carts:
            get:
              operationId: listCarts
              tags: [Carts]
              parameters:
                - { name: size, in: query, schema: { type: integer } }
                - { $ref: "#/components/parameters/page" }
              responses:
                "200": { description: All., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Cart" } } } } }
          /carts/{id}:
            get:
              operationId: getCart
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } } }
            patch:
              operationId: updateCart
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/CartUpdate" } } } }
              responses: { "204": { description: Done. } }
        components:
          parameters:
            page: { name: page, in: query, schema: { type: integer } }
          schemas:
            Cart:
              type: object
              required: [id, state]
              properties:
                id: { type: string }
                state: { type: string, enum: [OPEN, PAID, LOST] }
                note: { type: string }
                total: { type: integer }
                owner: { $ref: "#/components/schemas/Owner" }
            CartUpdate:
              allOf:
                - type: object
                  properties:
                    note: { type: string }
                    total: { type: integer }
            Owner:
              type: object
              properties: { name: { type: string } }
        """;

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

    [Theory]
    [InlineData("json", "json lines", "")]
    [InlineData("json", "lines", "AG5007: 'GetTickAsync' returns a stream of Tick instead of Tick")]
    [InlineData("lines", "json", "AG5007: 'GetTickAsync' returns Tick instead of a stream of Tick")]
    [InlineData(
        "lines",
        "json lines",
        "AG5007: 'GetTickAsync' returns Tick instead of a stream of Tick"
    )]
    [InlineData("json lines", "json", "AG5002: The method 'GetTickStreamAsync' is gone")]
    public void A_method_that_becomes_a_stream_or_stops_being_one_is_reported(
        string before,
        string now,
        string expected
    )
    {
        var diagnostics = Project(Spec(now), "*", Spec(before)).Run().Diagnostics;
        Assert.Equal(
            expected.Length == 0 ? [] : [expected],
            diagnostics
                .Where(text => !text.Contains("AG5008", StringComparison.Ordinal))
                .Select(text => text[text.IndexOf("AG", StringComparison.Ordinal)..])
        );

        static string Spec(string kinds)
        {
            var content = kinds
                .Split(' ')
                .Select(kind =>
                    $"application/{(kind == "json" ? kind : "x-ndjson")}: {{ schema: {{ $ref: '#/components/schemas/Tick' }} }}"
                );
            return $$"""
                openapi: 3.0.3
                info: { title: Clock, version: "1" }
                paths:
                  /tick:
                    get:
                      operationId: getTick
                      responses: { "200": { description: A., content: { {{string.Join(
                    ", ",
                    content
                )}} } } }
                components:
                  schemas:
                    Tick: { type: object, properties: { n: { type: integer } } }
                """;
        }
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

    // The operation that reads the state is not selected.
    [Fact]
    public void A_method_that_waits_is_compared_with_what_it_reads()
    {
        const string Waiter =
            "x-atlasgen-waiter: { read: { operationId: getCart }, state: $.state, until: [PAID] }";
        var old = Old.Replace(
            "operationId: updateCart",
            "operationId: updateCart\n      " + Waiter
        );
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 operation",
                "atlas.yaml(21,7): warning AG5002: The method 'UpdateCartAndWaitAsync' is gone",
            ],
            Project(Old, "updateCart", old).Run().Diagnostics
        );
    }

    [Theory]
    [InlineData("state: $.state, until: [PAID], gone: true", "returns Cart? instead of Cart")]
    [InlineData("gone: true", "returns nothing instead of Cart")]
    public void Another_result_of_a_method_that_waits_is_reported(string waiter, string expected)
    {
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 type",
                $"atlas.yaml(26,7): warning AG5007: 'UpdateCartAndWaitAsync' {expected}",
            ],
            Project(With(waiter), "updateCart", With("state: $.state, until: [PAID]"))
                .Run()
                .Diagnostics
        );

        static string With(string waiter) =>
            Old.Replace(
                "operationId: updateCart",
                $"operationId: updateCart\n      x-atlasgen-waiter: {{ read: {{ operationId: getCart }}, {waiter} }}"
            );
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

    // Only the position of a parameter in the path matters, because the server does not see its name.
    [Fact]
    public void A_parameter_of_the_path_with_another_name_is_the_same() =>
        Project(Old.Replace("/carts/{id}", "/carts/{cart}").Replace("name: id", "name: cart"), "*")
            .Run()
            .AssertClean();

    [Fact]
    public void A_parameter_that_the_path_has_in_addition_is_reported() =>
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 parameter",
                "atlas.yaml(17,86): warning AG5003: The parameter 'shop' of 'GetCartAsync' is new and required",
            ],
            Project(
                    Old.Replace("/carts/{id}:\n    get", "/shops/{shop}/carts/{id}:\n    get")
                        .Replace(
                            "schema: { type: string } }]\n      responses:",
                            "schema: { type: string } }, { name: shop, in: path, required: true, schema: { type: string } }]\n      responses:"
                        ),
                    "getCart"
                )
                .Run()
                .Diagnostics
        );

    [Fact]
    public void Another_method_of_HTTP_is_reported() =>
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 operation",
                "atlas.yaml(21,7): warning AG5002: The method 'UpdateCartAsync' sends PUT instead of PATCH",
            ],
            Project(Old.Replace("    patch:", "    put:"), "tag:Carts").Run().Diagnostics
        );

    [Theory]
    [InlineData("from", "to", "to", "from")]
    [InlineData("to", "from", "from", "to")]
    public void Another_order_of_arguments_is_reported(
        string first,
        string second,
        string newFirst,
        string newSecond
    )
    {
        Assert.Equal(
            [
                "atlas.yaml(1,1): info AG5008: The changes since 'old.yaml' affect the generated code: 1 parameter",
                $"atlas.yaml(9,11): warning AG5003: The parameter '{newFirst}' of 'ListCartsAsync' is another argument: the order of the required parameters has changed",
            ],
            Project(With(newFirst, newSecond), "listCarts", With(first, second)).Run().Diagnostics
        );

        static string With(string first, string second) =>
            Old.Replace(
                "- { name: size,",
                $"- {{ name: {first}, in: query, required: true, schema: {{ type: string }} }}\n        - {{ name: {second}, in: query, required: true, schema: {{ type: string }} }}\n        - {{ name: size,"
            );
    }

    private static SpecProject Project(string document, string operations) =>
        Project(document, operations, Old);

    private static SpecProject Project(string document, string operations, string? previous) =>
        new SpecProject()
            .AddSpec(document, operations, metadata: ("Previous", "old.yaml"))
            .AddFile("old.yaml", previous);
}
