using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using SharpYaml;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>
/// Tests that the quick indexers either see the same as SharpYaml, or report that the text is ambiguous.
/// </summary>
public class IndexerTests
{
    [Theory]
    [InlineData("a: 1\nb: two words\n")]
    [InlineData("a: 1")]
    [InlineData("a:\n")]
    [InlineData("a:\nb:\n  c:\n")]
    [InlineData("# top\n\na: 1 # end\n  # between\nb: 2\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("a: 1\r\nb:\r\n  - c\r\n  - d: e\r\n    f: g\r\n")]
    [InlineData("a:\n- b\n- c: d\n  e: f\n-\n  g: h\n- - i\n  - j\nk: l\n")]
    [InlineData("a:\n  - b\n  -\n    - c\n")]
    [InlineData("'a b': \"c\\n\\u0041\\x42\\/\"\n\"d\": 'it''s'\n")]
    [InlineData("\"a\\\"b\": 1\n")]
    [InlineData("a: one\n  two\n\n  three\nb: x\n")]
    [InlineData("a: \"one\n  two\n\n  three\"\nb: 'x\n  y'\n")]
    [InlineData("a: \"one \\\n  two\"\n")]
    [InlineData(
        "a: |\n  text: no key\n\n   # no comment\nb: >-\n  x\n  y\nc: |2\n    z\nd: |+\n\n"
    )]
    [InlineData("- |\n text\n- a: |-\n    b\n  c: d\n")]
    [InlineData("a:\n  b: |4\n        c\n      d\n  e: >1-\n    f\n   g\n")]
    [InlineData("- - |2\n      a\n    b\n- |1\n  c\n")]
    [InlineData("a:\n- |2\n    b\n- c\n? d\n: |1\n   e\n")]
    [InlineData("a: |+\n  b\n\n\nc: |-\n  d\n\ne: |\n  f\n\n\n")]
    [InlineData("a: >+\n\n  b\n  c\n\n\n  d\n\n# e\nf: >-\n  g\n")]
    [InlineData("a: >\n  b\n    c\n    d\n\n  e\n  \tf\n  g\n")]
    [InlineData("a: >\n  b\n     \n  c\n    \nd: |\n  e \n   \n")]
    [InlineData("a: |\nb: >-\n\nc: |+\n\nd: e\n")]
    [InlineData("a: | # b\n  c\nd: >2 # e\n    f\n")]
    [InlineData("a: |\r\n  b\r\n\r\n  c\r\nd: >\r\n  e\r\n  f\r\n")]
    [InlineData("a: |\n  b")]
    [InlineData("a: >-\n  b\n  ")]
    [InlineData("a: |+\n  b\n\n ")]
    [InlineData("a: |\n  b\n ")]
    [InlineData("a: [b, 'c', \"d\", 1, e f]\ng: {h: i, j: [k], \"l\":m, n: {}}\no: []\n")]
    [InlineData("a: [\n  b,\n  # c\n  d,\n]\ne: f\n")]
    [InlineData("? /a:b\n: get:\n    c: d\n  put: e\nf: g\n")]
    [InlineData("? \"a\"\n:   - b\n    - c\nf: g\n")]
    [InlineData("? a\n:\n  b: c\n")]
    [InlineData("/a/{b}:c: 1\nd:e: 2\nhttp://x: y\n")]
    [InlineData("a: http://x/y#z\nb: -1\nd: :e\nf: ?g\n")]
    [InlineData("a: b#c\n")]
    [InlineData("a:\n  \"b\"\nc:\n  d\n  e\nf:\n  [g]\nh:\n  |\n  i\n")]
    [InlineData("{\"a\": 1, \"b\": {\"c\": [true, null, \"\\u00e9\"]}, \"d\": []}\n")]
    [InlineData("{\n\t\"a\"\t:\t1,\n\t\"b\" : \"x\\\"y\"\n}")]
    [InlineData("[1, {a: b}]")]
    [InlineData("words")]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x\n")]
    [InlineData("a: &x\n  b: c\nd: *x\ne:\n  *x\n")]
    [InlineData("a:\n  &x\n  b: c\nd: &y\n- e\n- *x\nf: *y\n")]
    [InlineData("- &x\n  a: b\n- &y c\n- *x\n- *y\n")]
    [InlineData("&root\na: b\n")]
    [InlineData("a: &x\nb: *x\nc: !!str\n")]
    [InlineData("a: [&x b, *x, &y {c: d}, *y]\ne: { f: *x , g: &z [h]}\n")]
    [InlineData("a: !!str 1\nb: !!int \"2\"\n")]
    [InlineData("d: !e 4\n")]
    [InlineData("e: !<tag:yaml.org,2002:str> 5\n")]
    [InlineData("a: !!map {b: !!seq [!!null c]}\nd: &x !!str e\nf: !!str &y g\nh: !!str |\n  i\n")]
    [InlineData("%YAML 1.1\n---\na: 1\n")]
    [InlineData("# a\n--- # b\n# c\nd: 1\n...\n")]
    [InlineData("a : 1\n'b' : 2\n")]
    [InlineData("a:\tb\nc: d\t# e\nf:\t\n  g: h\n")]
    [InlineData("a: {b, c: d, e: , 'f': }\ng: {h: i\n  j, k: [l\n\n  m , n]}\n")]
    [InlineData("a: {b: c#d, e: f#\n}\n")]
    public void Is_certain_of(string text) => Assert.True(AssertSame(text), "not certain");

    [Theory]
    [InlineData("a: &x &y 1\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: &x\n  &y b\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: &x *x\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: *x\n", "the alias 'x' has no anchor")]
    [InlineData("a: &x [*x]\n", "the alias 'x' refers to a node that contains it")]
    [InlineData("a: &x{b: c}\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: !e!f 1\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("- &x a: b\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("&x a: b\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: {&x b: c}\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a: [-, b]\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("*x : 1\n", "the alias 'x' has no anchor")]
    [InlineData("a: &x b\n*x : 1\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("a:\n\tb: c\n", "a line is indented with a tab")]
    [InlineData("-\ta: b\n", "a tab separates an indicator from its value")]
    [InlineData("a: 1\n---\nb: 2\n", "a document marker or directive appears here")]
    [InlineData("---\n---\na: 1\n", "a document marker or directive appears here")]
    [InlineData("a: 1\n...\nb: 2\n", "a document marker or directive appears here")]
    [InlineData("%TAG ! a:\n---\na: 1\n", "a document marker or directive appears here")]
    [InlineData("%YAML 1.1\na: 1\n", "a document marker or directive appears here")]
    [InlineData("--- a\n", "a document marker or directive appears here")]
    [InlineData("a: b: c\n", "a plain scalar contains a colon or a comment")]
    [InlineData("a: b # c\n  d\n", "a plain scalar contains a colon or a comment")]
    [InlineData("a: 1\n  b: 2\n", "a plain scalar contains a colon or a comment")]
    [InlineData("a:\n    b: 1\n  c: 2\n", "the indentation does not match any line above")]
    [InlineData("a: 1\nb\n", "a line of a mapping has no key")]
    [InlineData("? [a]\n: 1\n", "a key is not a single-line scalar")]
    [InlineData("? a\n  b\n: 1\n", "a key is not a single-line scalar")]
    [InlineData("a: 'b\n", "a quotation mark is not closed")]
    [InlineData("a: 'b' c\n", "text follows a value")]
    [InlineData("a: [b: c]\n", "an entry is not followed by a comma or a closing bracket")]
    [InlineData("a: {b\n  c}\n", "a key has no value")]
    [InlineData("a: {b\n--- c}\n", "a key has no value")]
    [InlineData("a: [b,,c]\n", "an anchor, a tag, or another indicator appears here")]
    [InlineData("{\"a\": 1} x", "text follows the end of the document")]
    [InlineData("a: b\rc: d\n", "it contains an unusual line break")]
    public void Is_not_certain_of(string text, string reason) =>
        Assert.Equal(reason, Assert.Throws<UncertainTextException>(() => Quick(text)).Message);

    [Theory]
    [InlineData("atlas-v1.json")]
    [InlineData("atlas-v2.yaml")]
    [InlineData("atlas-v2-2025-06.json")]
    public void Is_certain_of_the_documents_of_Atlas(string document) =>
        Assert.True(AssertSame(SpecTexts.Corpus(document)));

    [Fact]
    public void Never_differs_where_it_is_certain()
    {
        var texts = new[]
        {
            SpecTexts.Invites,
            "a: [b, 'c', \"d\"]\ne:\n  - f: |\n      g\n    h: i\n  - j\n? k\n: l: m\n  n: 'o'\n",
            "{\"a\": [1, {\"b\": \"c\"}], \"d\": {\"e\": null}}",
            "--- # a\nb: &x !!str c\nd:\n  - *x\n  - &y\n    e: {f: *x, g, h: &z [i\n  j]}\n\n...\n",
        };
        var random = new Random(20261124);
        var certain = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var text = Mutation.Of(texts[i % 10 == 0 ? 0 : 1 + (i % 3)], random);
            certain += !IsOldYaml(text) && AssertSame(text) ? 1 : 0;
        }

        // Without this check, the test could pass without comparing anything.
        Assert.InRange(certain, 5_000, 30_000);
    }

    /// <summary>
    /// Returns whether SharpYaml may read a text as YAML 1.1: some characters are line breaks, <c>?a</c> in brackets is a
    /// key, and the name of an anchor ends before a colon. It also reads a byte order mark as text.
    /// </summary>
    private static bool IsOldYaml(string text) =>
        text.IndexOfAny(['\u0085', '\u2028', '\u2029', '\uFEFF']) >= 0
        || Regex.IsMatch(text, @"\?\S|[&*]\w+:\S");

    /// <summary>
    /// Returns whether the quick indexer was certain and the text is valid YAML. Fails if the indexers then differ.
    /// </summary>
    private static bool AssertSame(string text)
    {
        SpecTree quick;
        SpecTree certain;
        try
        {
            quick = Quick(text);
            certain = EventIndexer.Index(
                new("atlas.yaml", SourceText.From(text)),
                text,
                CancellationToken.None
            );
        }
        catch (Exception exception) when (exception is UncertainTextException or YamlException)
        {
            return false;
        }

        var (expected, actual) = (Describe(certain), Describe(quick));
        if (expected != actual)
        {
            Assert.Fail($"{JsonSerializer.Serialize(text)}\n{expected}\n\n{actual}");
        }

        return true;
    }

    private static SpecTree Quick(string text) =>
        SpecIndexer.IndexQuickly(
            new("atlas.yaml", SourceText.From(text)),
            text,
            CancellationToken.None
        );

    private static string Describe(SpecTree tree) =>
        string.Join(
            "\n",
            Enumerable
                .Range(0, tree.Count)
                .Select(i =>
                {
                    var node = new SpecNode(tree, i);
                    return $"{i}-{tree[i].SubtreeEnd} in {tree[i].Parent}: {tree[i].Kind} '{node.Key}' = '{node.Value}' at {(i == 0 ? "" : node.SourcePlace.Span.Start)}";
                })
        );
}
