using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Rewriting;
using static AtlasGen.Generator.Tests.Harness.WholeDocument;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests which values of keywords Readers cannot read.</summary>
public class KeywordKindsTests
{
    private const string SchemaParts = "schemas: { A: { {0} } }";
    private const string XmlParts = "schemas: { A: { xml: { {0} } } }";
    private const string ParameterParts = "parameters: { A: { name: a, in: query, {0} } }";
    private const string HeaderParts = "headers: { A: { {0} } }";
    private const string BodyParts = "requestBodies: { A: { {0} } }";
    private const string EncodingParts =
        "requestBodies: { A: { content: { a/b: { encoding: { c: { {0} } } } } } }";

    [Theory]
    [InlineData(SchemaParts, "maximum")]
    [InlineData(SchemaParts, "minimum")]
    [InlineData(SchemaParts, "multipleOf")]
    [InlineData(SchemaParts, "maxLength")]
    [InlineData(SchemaParts, "minItems")]
    [InlineData(SchemaParts, "maxProperties")]
    [InlineData(SchemaParts, "exclusiveMaximum")]
    [InlineData(SchemaParts, "uniqueItems")]
    [InlineData(SchemaParts, "additionalProperties")]
    [InlineData(SchemaParts, "nullable")]
    [InlineData(SchemaParts, "readOnly")]
    [InlineData(SchemaParts, "deprecated")]
    [InlineData(XmlParts, "attribute")]
    [InlineData(XmlParts, "wrapped")]
    [InlineData(ParameterParts, "required")]
    [InlineData(ParameterParts, "deprecated")]
    [InlineData(ParameterParts, "allowEmptyValue")]
    [InlineData(ParameterParts, "allowReserved")]
    [InlineData(ParameterParts, "explode")]
    [InlineData(HeaderParts, "required")]
    [InlineData(HeaderParts, "deprecated")]
    [InlineData(HeaderParts, "allowEmptyValue")]
    [InlineData(HeaderParts, "allowReserved")]
    [InlineData(HeaderParts, "explode")]
    [InlineData(BodyParts, "required")]
    [InlineData(EncodingParts, "explode")]
    [InlineData(EncodingParts, "allowReserved")]
    // Keywords of other objects.
    [InlineData(SchemaParts, "required")]
    [InlineData(SchemaParts, "explode")]
    [InlineData(ParameterParts, "maximum")]
    public void Readers_throws_for_keywords_of_a_wrong_kind_and_for_no_others(
        string components,
        string keyword
    )
    {
        string[] values =
        [
            "1",
            "-1",
            "'10'",
            "' 10 '",
            "010",
            "0x1F",
            "1.5",
            "1.0",
            "1e3",
            "1e40",
            "1e400",
            "'1,000'",
            "3000000000",
            "'3000000000'",
            "100000000000000000000000000000",
            "true",
            "TRUE",
            "'true'",
            "'True'",
            "' true '",
            "'yes'",
            "many",
            "'null'",
            "~",
            "",
            "{}",
            "[]",
        ];
        foreach (var value in values)
        {
            var text = components.Replace("{0}", $"{keyword}: {value}", StringComparison.Ordinal);
            var index = Index($"{Head}components: {{ {text} }}\n");
            var wrong = KeywordKinds.WrongKinds(
                index.Tree,
                index.Components.Select(part => (part.Node, part.Place)),
                TestContext.Current.CancellationToken
            );
            var failure = SpecReader.Parse(Write(index), out _, out _);
            Assert.True(
                wrong.Any() == failure is not null,
                $"{keyword}: {value} is {(wrong.Any() ? "wrong" : "right")}, but Readers returns {failure ?? "no error"}"
            );
        }
    }

    [Fact]
    public void An_entry_of_an_anchor_is_left_out_only_where_it_is_wrong()
    {
        var index = Index(
            $"{Head}x-a: &a {{ maximum: many }}\ncomponents: {{ schemas: {{ A: {{ not: *a, default: *a, discriminator: {{ mapping: *a }} }} }} }}\n"
        );
        var part = index.Schema("A")!.Value;
        var (entry, outer, kind) = Assert.Single(
            KeywordKinds.WrongKinds(
                index.Tree,
                [(part.Node, part.Place)],
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("number", kind);
        var json = JsonFragment.Write(
            index,
            [part],
            new HashSet<(int, Place)> { (entry.Index, outer) },
            new FragmentBudget(index.Tree, CancellationToken.None),
            CancellationToken.None
        );
        Assert.EndsWith(
            """{"A":{"not":{},"default":{"maximum":"many"},"discriminator":{"mapping":{"maximum":"many"}}}}}}""",
            json,
            StringComparison.Ordinal
        );
    }
}
