using System.Text;

namespace AtlasGen.Generator.Tests.Spec.Overlays;

/// <summary>Applies overlays to small documents (Overlay Specification 1.1, section 4.4.3).</summary>
public class OverlayTests
{
    private const string Document = """
        { info: { title: Old, tags: [a] }, empty: , paths: { /a: { get: { x: 1 } }, /b: { get: { x: 2 }, put: {} } } }
        """;

    [Theory]
    // Objects are merged, and single values replaced.
    [InlineData(
        "$.info",
        "update: { title: New, more: { b: [1] } }",
        "{\"info\":{\"title\":\"New\",\"tags\":[\"a\"],\"more\":{\"b\":[1]}}"
    )]
    [InlineData(
        "$",
        "update: { info: { title: New } }",
        "{\"info\":{\"title\":\"New\",\"tags\":[\"a\"]}"
    )]
    [InlineData("$.info", "update: { title: null }", "{\"info\":{\"title\":null,\"tags\":[\"a\"]}")]
    [InlineData("$.info.title", "update: 3", "{\"info\":{\"title\":3,\"tags\":[\"a\"]}")]
    // Lists are concatenated, and other values appended to lists.
    [InlineData(
        "$.info",
        "update: { tags: [b, c] }",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",\"b\",\"c\"]}"
    )]
    [InlineData("$.info.tags", "update: b", "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",\"b\"]}")]
    [InlineData(
        "$.info.tags",
        "update: { c: 1 }",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",{\"c\":1}]}"
    )]
    [InlineData(
        "$.info.tags",
        "update: [b, c]",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",\"b\",\"c\"]}"
    )]
    // A key without a value has no kind.
    [InlineData("$", "update: { empty: { a: 1 } }", "\"empty\":{\"a\":1}")]
    [InlineData("$.empty", "update: { a: 1 }", "\"empty\":{\"a\":1}")]
    [InlineData("$", "update: { empty: }", "\"empty\":null")]
    // Several nodes, each changed once.
    [InlineData(
        "$.paths.*.get",
        "update: { y: 3 }",
        "{\"/a\":{\"get\":{\"x\":1,\"y\":3}},\"/b\":{\"get\":{\"x\":2,\"y\":3},\"put\":{}}}"
    )]
    [InlineData(
        "$.info['tags', 'tags']",
        "update: b",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",\"b\"]}"
    )]
    [InlineData(
        "$.paths['/b']['get','put']",
        "remove: true",
        "{\"/a\":{\"get\":{\"x\":1}},\"/b\":{}}"
    )]
    [InlineData("$.info.tags[0]", "remove: true", "{\"info\":{\"title\":\"Old\",\"tags\":[]}")]
    [InlineData("$.paths..[?@.x]", "remove: true", "{\"/a\":{},\"/b\":{\"put\":{}}}")]
    [InlineData("$..*", "remove: true", "{}")]
    [InlineData("$.info", "{ remove: true, update: { a: 1 } }", "{\"empty\":null")]
    [InlineData(
        "$.info",
        "{ remove: false, update: { a: 1 } }",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\"],\"a\":1}"
    )]
    // Copies.
    [InlineData(
        "$.paths['/a']",
        "copy: \"$.paths['/b']\"",
        "{\"/a\":{\"get\":{\"x\":2},\"put\":{}},\"/b\":{\"get\":{\"x\":2},\"put\":{}}}"
    )]
    [InlineData(
        "$.info.title",
        "copy: \"$.info.tags[0]\"",
        "{\"info\":{\"title\":\"a\",\"tags\":[\"a\"]}"
    )]
    [InlineData(
        "$.info.tags",
        "copy: $.info.tags",
        "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\",\"a\"]}"
    )]
    [InlineData(
        "$.paths['/a'].get",
        "copy: \"$.paths['/a']\"",
        "{\"/a\":{\"get\":{\"x\":1,\"get\":{\"x\":1}}}"
    )]
    public void Action(string target, string change, string expected)
    {
        var fields = change.StartsWith('{') ? change[1..^1] : change;
        var (json, found) = OverlayText.Apply(
            Document,
            $"overlay: 1.1.0\nactions:\n- {{ target: \"{target}\", {fields} }}"
        );
        Assert.Empty(found);
        Assert.Contains(expected, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$", "{ info: , paths: ~ }", "{0}null cannot be merged into an object")]
    [InlineData("$.info", "~", "{0}null cannot be merged into an object")]
    [InlineData("$.info", "{ tags: null }", "{0}null cannot be merged into a list")]
    [InlineData("$.info.tags", "null", "{0}null cannot be merged into a list")]
    [InlineData("$.info", "{ title: {} }", "{0}an object cannot be merged into a single value")]
    public void A_value_of_another_kind_is_reported(string target, string update, string reason)
    {
        var (json, found) = OverlayText.Apply(
            Document,
            $"overlay: 1.1.0\nactions:\n- {{ target: \"{target}\", update: {update} }}"
        );
        Assert.NotEmpty(found);
        Assert.All(
            found,
            diagnostic =>
                Assert.Contains(
                    reason.Replace(
                        "{0}",
                        "error AG2015: This part of the overlay cannot be applied: ",
                        StringComparison.Ordinal
                    ),
                    diagnostic,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            "{\"info\":{\"title\":\"Old\",\"tags\":[\"a\"]},\"empty\":null,\"paths\":{\"/a\"",
            json,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Actions_apply_to_the_result_of_earlier_ones()
    {
        var (json, found) = OverlayText.Apply(
            "{ paths: { /old: { get: 1 } } }",
            """
            overlay: 1.1.0
            actions:
            - { target: $.paths, update: { /new: {} } }
            - { target: "$.paths['/new']", copy: "$.paths['/old']" }
            - { target: "$.paths['/old']", remove: true }
            """,
            """{ "overlay": "1.0.1", "actions": [ { "target": "$.paths['/new'].get", "update": 2 } ] }"""
        );
        Assert.Empty(found);
        Assert.Equal("""{"paths":{"/new":{"get":2}}}""", json);
    }

    [Fact]
    public void Aliases_are_copies()
    {
        var (json, found) = OverlayText.Apply(
            "{ a: &a { x: 1 }, b: *a }",
            "{ overlay: 1.0.0, actions: [ { target: $.b, update: &u { y: &y [1], z: *y } }, { target: $.b, update: *u } ] }"
        );
        Assert.Empty(found);
        Assert.Equal("""{"a":{"x":1},"b":{"x":1,"y":[1,1],"z":[1,1]}}""", json);
    }

    [Theory]
    [InlineData(
        "$.paths.*.patch",
        "update: {}",
        "a.yaml(3,3): warning AG2014: The target '$.paths.*.patch' matches nothing in the document. Correct or remove this action."
    )]
    [InlineData(
        "$.paths[",
        "update: {}",
        "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: '$.paths[' is not a valid JSONPath query (RFC 9535): at character 9, a selector is missing; write a name in quotes, an index, a range, '*', or a filter ('?')"
    )]
    [InlineData(
        "$.info",
        "title: New",
        "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: the action has no 'update', 'copy', or 'remove: true'"
    )]
    [InlineData(
        "$.info",
        "remove: false",
        "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: the action has no 'update', 'copy', or 'remove: true'"
    )]
    [InlineData(
        "$.info",
        "remove: 'true'",
        "a.yaml(4,3): error AG2015: This part of the overlay cannot be applied: 'remove' must be true or false"
    )]
    [InlineData(
        "$",
        "remove: true",
        "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: the root of the document cannot be removed"
    )]
    [InlineData(
        "$.info",
        "update: { title: {} }",
        "a.yaml(4,13): error AG2015: This part of the overlay cannot be applied: an object cannot be merged into a single value"
    )]
    [InlineData(
        "$.info",
        "update: [1]",
        "a.yaml(4,3): error AG2015: This part of the overlay cannot be applied: a list cannot be merged into an object"
    )]
    [InlineData(
        "$.info",
        "copy: $.paths.*",
        "a.yaml(4,3): error AG2015: This part of the overlay cannot be applied: '$.paths.*' must select exactly one node of the document"
    )]
    [InlineData(
        "$.info",
        "copy: $.paths.*]",
        "a.yaml(4,3): error AG2015: This part of the overlay cannot be applied: '$.paths.*]' is not a valid JSONPath query (RFC 9535): at character 10, ']' is not valid here; write names with other characters than letters, digits, and underscores in brackets (['name'])"
    )]
    public void An_action_that_cannot_be_applied_is_reported(
        string target,
        string change,
        string expected
    )
    {
        var (json, found) = OverlayText.Apply(
            Document,
            $"overlay: 1.1.0\nactions:\n- target: \"{target}\"\n  {change}",
            "{ overlay: 1.0.0, actions: [ { target: $.info, update: { last: true } } ] }"
        );
        Assert.Equal([expected], found);
        // Everything else is applied.
        Assert.Contains("\"last\":true", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "actions: []",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: it has no 'overlay' member with the version of the Overlay Specification, such as 1.0.0"
    )]
    [InlineData(
        "[]",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: it has no 'overlay' member with the version of the Overlay Specification, such as 1.0.0"
    )]
    [InlineData(
        "overlay: 2.0.0\nactions: []",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: the version '2.0.0' of the Overlay Specification is not supported. Use 1.0.0 or 1.1.0."
    )]
    [InlineData(
        "overlay: 1.10.0\nactions: []",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: the version '1.10.0' of the Overlay Specification is not supported. Use 1.0.0 or 1.1.0."
    )]
    [InlineData(
        "overlay: 1.0.0\nactions: {}",
        "a.yaml(1,1): error AG2015: This part of the overlay cannot be applied: it has no list of 'actions'"
    )]
    [InlineData(
        "overlay: 1.0\nactions:\n- update: {}",
        "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: the action has no 'target'"
    )]
    [InlineData(
        "overlay: 1.0\nactions:\n- target: $.info\n  copy: $.paths",
        "a.yaml(4,3): error AG2015: This part of the overlay cannot be applied: 'copy' requires version 1.1.0 of the Overlay Specification. Set 'overlay' to 1.1.0."
    )]
    public void An_invalid_overlay_is_reported(string overlay, string expected) =>
        Assert.Equal([expected], OverlayText.Apply(Document, overlay).Found);

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    [InlineData("'true'", true)]
    public void An_overlay_can_be_for_several_documents(string value, bool isReported)
    {
        var (json, found) = OverlayText.Apply(
            Document,
            $$"""
            { overlay: 1.1.0, x-atlasgen-optional-targets: {{value}}, actions: [
                { target: $.paths.*.patch, update: { x: 3 } },
                { target: $.info.version, remove: true },
                { target: "$.paths['/c']", copy: "$.paths['/a']" },
                { target: $.info, update: { last: true } } ] }
            """
        );
        Assert.Equal(isReported ? 3 : 0, found.Count);
        Assert.Contains("\"last\":true", json, StringComparison.Ordinal);
        // Anything else is reported.
        Assert.Contains(
            "error AG2015",
            Assert.Single(
                OverlayText
                    .Apply(
                        Document,
                        $"{{ overlay: 1.1.0, x-atlasgen-optional-targets: true, actions: [ {{ target: $.info, copy: $.nothing }} ] }}"
                    )
                    .Found
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hundred_thousand_actions_are_applied()
    {
        var overlay = new StringBuilder("overlay: 1.0.0\nactions:\n");
        for (var i = 0; i < 100_000; i++)
        {
            overlay.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {{ target: \"$.paths['/{(char)('a' + (i % 2))}']\", update: {{ x{i % 100}: {i} }} }}\n"
            );
        }

        var (json, found) = OverlayText.Apply(Document, overlay.ToString());
        Assert.Empty(found);
        Assert.Contains("\"x99\":99999", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_work_of_an_overlay_is_limited()
    {
        var overlay = new StringBuilder("overlay: 1.0.0\nactions:\n");
        for (var i = 0; i < 100_000; i++)
        {
            overlay.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"- {{ target: $.paths, update: {{ x{i}: 1 }} }}\n"
            );
        }

        Assert.Equal(
            "error AG2015: This part of the overlay cannot be applied: the queries visit too many nodes of the document",
            Assert.Single(OverlayText.Apply(Document, overlay.ToString()).Found).Split("): ")[1]
        );
    }

    [Fact]
    public void The_size_of_the_result_is_limited()
    {
        var copies = string.Concat(Enumerable.Repeat("- { target: $.a, copy: $.a }\n", 40));
        var (json, found) = OverlayText.Apply(
            Document,
            $"overlay: 1.1.0\nactions:\n- {{ target: $, update: {{ a: [1, 2] }} }}\n{copies}"
        );
        Assert.Equal(
            "a.yaml(21,5): error AG2015: This part of the overlay cannot be applied: its aliases and copies expand to too much",
            Assert.Single(found)
        );
        Assert.StartsWith("{\"info\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_in_an_overlay_are_limited()
    {
        var bomb = string.Concat(
            Enumerable.Range(1, 30).Select(i => $", l{i}: &l{i} [*l{i - 1}, *l{i - 1}]")
        );
        var (_, found) = OverlayText.Apply(
            Document,
            $"overlay: 1.0.0\nactions:\n- target: $\n  update: {{ l0: &l0 [1]{bomb} }}\n"
        );
        Assert.Equal(
            "a.yaml(3,3): error AG2015: This part of the overlay cannot be applied: its aliases and copies expand to too much",
            Assert.Single(found)
        );
    }

    [Fact]
    public void Nothing_is_copied_without_an_overlay()
    {
        var tree = OverlayText.Read("api.yaml", Document);
        Assert.Same(
            tree,
            Generator.Spec.Rewriting.Overlays.OverlayPass.Apply(
                tree,
                [],
                [],
                TestContext.Current.CancellationToken
            )
        );
    }
}
