using static AtlasGen.Generator.Tests.Diagnostics.PreviousProject;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests methods whose result, parameters, or request differ from those of the previous document.</summary>
public class PreviousMethodTests
{
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
}
