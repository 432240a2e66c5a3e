using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using SharpYaml;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>
/// Tests forms of YAML 1.2 that other tools read. The expected values are those of the npm packages js-yaml 4 and yaml 2.
/// </summary>
public class YamlFormTests
{
    [Theory]
    // Directives and markers.
    [InlineData("%YAML 1.2\n---\na: 1\n", """{"a":1}""")]
    [InlineData("# a\n%YAML 1.2 # b\n\n--- # c\na: 1\n...\n", """{"a":1}""")]
    [InlineData("%YAML 1.2\n---\n{\"a\": 1}\n", """{"a":1}""")]
    [InlineData("%TAG !e! tag:a,2000:\n---\na: !e!b 1\n", """{"a":1}""")]
    [InlineData("--- {a: 1}\n", """{"a":1}""")]
    [InlineData("--- |\n  a\n", "\"a\\n\"")]
    [InlineData("a: 1\n---\nb: 2\n", """{"a":1}""")]
    [InlineData("a: 1\n...\n# end\n", """{"a":1}""")]
    [InlineData("\uFEFFa: 1\n", """{"a":1}""")]
    [InlineData("\uFEFF{\"a\": 1}", """{"a":1}""")]
    // Plain scalars in brackets.
    [InlineData("a: {b: http://c.d/e?f#g}\n", """{"a":{"b":"http://c.d/e?f#g"}}""")]
    [InlineData(
        "a: [http://b, c:d:e, ?f, -g, :h]\n",
        """{"a":["http://b","c:d:e","?f","-g",":h"]}"""
    )]
    [InlineData("a: {b: c?d, e: f#g # h\n  , i: j}\n", """{"a":{"b":"c?d","e":"f#g","i":"j"}}""")]
    [InlineData(
        "a: {b:c, d:, \"e\":f, 'g':}\n",
        """{"a":{"b:c":null,"d":null,"e":"f","g":null}}"""
    )]
    [InlineData("a: {b, c: , d}\n", """{"a":{"b":null,"c":null,"d":null}}""")]
    [InlineData("a: {b: one\n  two\n\n  three: 3}\n", null)]
    [InlineData("a: {b: one\n  two\n\n  three}\n", """{"a":{"b":"one two\nthree"}}""")]
    [InlineData(
        "a: [one\n  two, 'three\n  four', \"five \\\n  six\"]\n",
        """{"a":["one two","three four","five six"]}"""
    )]
    [InlineData("a: [b: c, ? d : e]\n", """{"a":[{"b":"c"},{"d":"e"}]}""")]
    [InlineData("a: {? b : c, ? d}\n", """{"a":{"b":"c","d":null}}""")]
    [InlineData("a: [b\n  , c,\n]\n", """{"a":["b","c"]}""")]
    [InlineData("a: {b: c:}\n", null)]
    // Plain scalars in blocks.
    [InlineData("a: b:c?d#e\nf: ?g\nh: :i\n", """{"a":"b:c?d#e","f":"?g","h":":i"}""")]
    [InlineData(
        "a: one\n  two\n\n\n  three\nb:\n  c\n  d\n",
        """{"a":"one two\n\nthree","b":"c d"}"""
    )]
    [InlineData("a: b,c]d}e\n", """{"a":"b,c]d}e"}""")]
    [InlineData("a: b\u2028c\nd: e\u0085f\n", "{\"a\":\"b\u2028c\",\"d\":\"e\u0085f\"}")]
    [InlineData("a: b: c\n", null)]
    // Tabs.
    [InlineData(
        "a:\tb\nc: d\t# e\nf:\t\n  g: h\n\t\ni: j\n",
        """{"a":"b","c":"d","f":{"g":"h"},"i":"j"}"""
    )]
    [InlineData("a:\n-\tb\n- \tc\n", """{"a":["b","c"]}""")]
    [InlineData("a: |\n  \tb\nc: \"d\n  \te\"\n", """{"a":"\tb\n","c":"d e"}""")]
    [InlineData("a: {\n  b:\tc\n  }\n\t# d\ne: f\n", """{"a":{"b":"c"},"e":"f"}""")]
    [InlineData("a:\n\tb: c\n", null)]
    // Anchors and aliases.
    [InlineData("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", """{"a":1,"b":1,"c":2,"d":2}""")]
    [InlineData(
        "a: {b: &x c, d: *x}\ne: [&y [f], *y]\n",
        """{"a":{"b":"c","d":"c"},"e":[["f"],["f"]]}"""
    )]
    [InlineData("a: &x/y.z:1 b\nc: *x/y.z:1\n", """{"a":"b","c":"b"}""")]
    [InlineData(
        "a: &x\n  b: c\nd: *x\ne: &y\nf: *y\n",
        """{"a":{"b":"c"},"d":{"b":"c"},"e":null,"f":null}"""
    )]
    [InlineData("a: &x [http://b]\nc: *x\n", """{"a":["http://b"],"c":["http://b"]}""")]
    [InlineData("a: \"\\ud83d\\ude80\"\nb: &x c\n", "{\"a\":\"🚀\",\"b\":\"c\"}")]
    [InlineData("a: *x\n", null)]
    [InlineData("a: &x [*x]\n", null)]
    // Keys.
    [InlineData("'a b': 1\n\"c\\\"d\" : 2\ne : 3\n'': 4\n", """{"a b":1,"c\"d":2,"e":3,"":4}""")]
    [InlineData("? a\n: b\n? |\n  c\n: d\n? e\n", """{"a":"b","c\n":"d","e":null}""")]
    // Values.
    [InlineData(
        "a:\nb: ~\nc: 0o17\nd: 0x1F\ne: 010\nf: yes\ng: 'h'\n",
        """{"a":null,"b":null,"c":15,"d":31,"e":10,"f":"yes","g":"h"}"""
    )]
    [InlineData(
        "a: !!str 5\nb: !!int \"5\"\nc: ! 5\nd: !!str\n",
        """{"a":"5","b":5,"c":"5","d":""}"""
    )]
    [InlineData("a: b # c\r\nd:\r\n  - e\r\n# f", """{"a":"b","d":["e"]}""")]
    [InlineData("a: 'b''c\n\n  d'\n", """{"a":"b'c\nd"}""")]
    // Merge keys.
    [InlineData(
        "a: &x {b: 1, c: 2}\nd:\n  b: 3\n  <<: *x\n",
        """{"a":{"b":1,"c":2},"d":{"b":3,"c":2}}"""
    )]
    [InlineData(
        "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y], f: 4}\n",
        """{"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3,"f":4}}"""
    )]
    [InlineData(
        "a: &x {b: 1}\nc: &y {<<: *x, d: 2}\ne: {<<: *y, f: {<<: *x}}\n",
        """{"a":{"b":1},"c":{"b":1,"d":2},"e":{"b":1,"d":2,"f":{"b":1}}}"""
    )]
    [InlineData("a: {<<: {b: 1}, <<: {b: 2, c: 3}}\n", """{"a":{"b":1,"c":3}}""")]
    [InlineData("a: {\"<<\": {b: 1}}\n", """{"a":{"<<":{"b":1}}}""")]
    [InlineData(
        "a: &x {b: 1}\na2: &x {b: 2}\nc: {<<: *x}\n",
        """{"a":{"b":1},"a2":{"b":2},"c":{"b":2}}"""
    )]
    public void Is_read_as_other_tools_read_it(string text, string? expected) =>
        Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("getBed")]
    public void A_URL_in_brackets_does_not_cost_the_client(string operations)
    {
        var run = SpecProject
            .With(
                """
                openapi: 3.0.3
                info: { title: Beds, version: "1" }
                servers: [{ url: https://garden.example.com }]
                paths:
                  /other:
                    get: { operationId: other, externalDocs: { url: http://docs.example.com?a }, responses: { "204": { description: ok } } }
                  /beds/{id}:
                    get:
                      operationId: getBed
                      tags: [Beds]
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Bed" } } } } }
                components:
                  schemas:
                    Bed: { type: object, properties: { name: { type: string } } }
                """,
                operations
            )
            .Run()
            .AssertClean();
        Assert.Empty(run.ServerDiagnostics);
        Assert.Contains(
            "Task<Bed> GetBedAsync(",
            run.File("IBedsClient"),
            StringComparison.Ordinal
        );
    }

    /// <summary>Returns the document as JSON; <see langword="null"/> for invalid YAML.</summary>
    private static string? Read(string text)
    {
        var source = new SpecText("atlas.yaml", SourceText.From(text));
        try
        {
            SpecTree tree;
            try
            {
                tree = SpecIndexer.IndexQuickly(source, text, CancellationToken.None);
            }
            catch (UncertainTextException)
            {
                tree = EventIndexer.Index(source, text, CancellationToken.None);
            }

            return Json(MergeKeys.Apply(tree, CancellationToken.None).Root);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static string Json(SpecNode node) =>
        node.IsMapping
            ? $"{{{string.Join(',', node.Children.Select(entry => $"{Quoted(entry.Key)}:{Json(entry)}"))}}}"
        : node.IsSequence ? $"[{string.Join(',', node.Children.Select(Json))}]"
        : node.IsPlain ? CoreSchema.Json(node.Value) ?? Quoted(node.Value)
        : Quoted(node.Value);

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
}
